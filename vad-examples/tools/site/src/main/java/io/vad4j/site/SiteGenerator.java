package io.vad4j.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Writes the documentation of the project as a site of static pages, which open from disk: every
 * Markdown page of {@code docs} and of the root, the files that they link to, the javadoc of the
 * modules that applications use if it was built, and a search that runs in the browser.
 */
public final class SiteGenerator {
  /** The modules whose javadoc is part of the site. */
  private static final List<String> MODULES =
      List.of("vad-api", "vad-core", "vad-motion", "vad-tensorflow");

  private static final String JAVADOC = "target/reports/apidocs";
  private static final String LUNR = "/META-INF/resources/webjars/lunr/2.3.9/lunr.min.js";
  private static final int MAX_EXCERPT = 160;

  private final Path root;
  private final Path site;

  private SiteGenerator(Path root, Path site) {
    this.root = root;
    this.site = site;
  }

  /**
   * Writes the site.
   *
   * @param args the folder of the project, and the folder to write to
   * @throws IOException if a page cannot be read or written
   */
  public static void main(String... args) throws IOException {
    Path site = Path.of(args[1]);
    int pages = new SiteGenerator(Path.of(args[0]).toAbsolutePath().normalize(), site).write();
    System.out.println("Wrote %d pages; open %s".formatted(pages, site.resolve("index.html")));
  }

  private int write() throws IOException {
    Set<Path> sources = sources();
    SiteLinks links = new SiteLinks(root, sources);
    PageRenderer renderer = new PageRenderer(links);
    List<SitePage> pages = new ArrayList<>();
    for (Path source : sources) {
      pages.add(renderer.render(source, Files.readString(root.resolve(source))));
    }
    List<String> javadoc = copyJavadoc();
    String template = resource("/io/vad4j/site/page.html");
    for (SitePage page : pages) {
      write(page.path(), fill(template, page, renderer, javadoc));
    }
    for (Path file : links.files()) {
      copy(root.resolve(file), site.resolve(file.toString()));
    }
    write("site.css", resource("/io/vad4j/site/site.css"));
    write("site.js", resource("/io/vad4j/site/site.js"));
    write("lunr.min.js", resource(LUNR));
    write("search-index.js", searchIndex(pages));
    return pages.size();
  }

  /** The pages, relative to the root. */
  private Set<Path> sources() throws IOException {
    Set<Path> sources = new TreeSet<>();
    try (Stream<Path> top = Files.list(root);
        Stream<Path> docs = Files.walk(root.resolve("docs"))) {
      Stream.concat(top, docs)
          .filter(file -> file.toString().endsWith(".md"))
          .map(root::relativize)
          .forEach(sources::add);
    }
    return sources;
  }

  private String fill(String template, SitePage page, PageRenderer renderer, List<String> javadoc)
      throws IOException {
    Path index = Path.of("docs", "README.md");
    // Links of the index are those of a page beside the one at hand.
    String navigation =
        renderer
            .render(index, Files.readString(root.resolve(index)))
            .html()
            .replaceFirst("(?s).*?(?=<p><strong>)", "")
            .replace("href=\"../", "href=\"" + page.toRoot());
    StringBuilder api = new StringBuilder();
    for (String module : javadoc) {
      api.append(
          "<li><a href=\"%sjavadoc/%s/index.html\">%s</a></li>\n"
              .formatted(page.toRoot(), module, module));
    }
    return template
        .replace("{title}", escape(page.title()))
        .replace("{root}", page.toRoot())
        .replace("{navigation}", navigation)
        .replace(
            "{javadoc}",
            api.isEmpty() ? "" : "<p><strong>Javadoc</strong></p>\n<ul>\n" + api + "</ul>")
        .replace("{content}", page.html());
  }

  private List<String> copyJavadoc() throws IOException {
    List<String> copied = new ArrayList<>();
    for (String module : MODULES) {
      Path folder = root.resolve(module).resolve(JAVADOC);
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            copy(
                file,
                site.resolve("javadoc")
                    .resolve(module)
                    .resolve(folder.relativize(file).toString()));
          }
        }
        copied.add(module);
      }
    }
    return copied;
  }

  /** A script, since pages that are opened from disk cannot load data. */
  private static String searchIndex(List<SitePage> pages) throws IOException {
    List<Map<String, String>> sections = new ArrayList<>();
    for (SitePage page : pages) {
      for (SiteSection section : page.sections()) {
        String anchor = section.anchor().isEmpty() ? "" : "#" + section.anchor();
        Map<String, String> entry = new TreeMap<>();
        entry.put("url", page.path() + anchor);
        entry.put("page", page.title());
        entry.put("title", section.title());
        entry.put("text", section.text().replaceAll("\\s+", " ").strip());
        sections.add(entry);
      }
    }
    return "window.searchIndex = %s;\nwindow.excerptLength = %d;\n"
        .formatted(JSON.std.asString(sections), MAX_EXCERPT);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private void write(String path, String content) throws IOException {
    Path file = site.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String resource(String name) throws IOException {
    try (InputStream content = SiteGenerator.class.getResourceAsStream(name)) {
      if (content == null) {
        throw new IOException(name + " is missing on the class path.");
      }
      return new String(content.readAllBytes(), UTF_8);
    }
  }
}
