package io.vad4j.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site of this project's documentation. */
class SiteGeneratorTest {
  private static final Path ROOT = Path.of("..", "..", "..");
  private static final Pattern REFERENCE =
      Pattern.compile("(?:href|src)=\"([^\"#]*)(?:#([^\"]*))?\"");

  @TempDir private static Path site;

  @BeforeAll
  static void write() throws IOException {
    SiteGenerator.main(ROOT.toString(), site.toString());
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(site)) {
      return files
          .filter(file -> file.toString().endsWith(".html"))
          .filter(file -> !site.relativize(file).startsWith("javadoc"))
          .toList();
    }
  }

  @Test
  void hasAPageForEveryPageOfTheProject() throws IOException {
    try (Stream<Path> sources = Files.walk(ROOT.resolve("docs"))) {
      assertThat(sources.filter(source -> source.toString().endsWith(".md")))
          .isNotEmpty()
          .allSatisfy(
              source ->
                  assertThat(
                          site.resolve(
                              ROOT.relativize(source).toString().replaceFirst("\\.md$", ".html")))
                      .exists());
    }
    assertThat(site.resolve("index.html")).content().contains("<h1 id=\"vad4j\">");
  }

  @Test
  void everyReferenceLeadsToAFileAndSectionOfTheSite() throws IOException {
    for (Path page : pages()) {
      Matcher reference = REFERENCE.matcher(Files.readString(page));
      while (reference.find()) {
        String name = reference.group(1);
        if (name.contains(":")) {
          continue;
        }
        Path target = name.isEmpty() ? page : page.resolveSibling(name).normalize();
        assertThat(target).as("%s in %s", reference.group(), page).isRegularFile();
        if (reference.group(2) != null) {
          assertThat(Files.readString(target))
              .as("%s in %s", reference.group(), page)
              .contains("id=\"" + reference.group(2) + "\"");
        }
      }
    }
  }

  @Test
  void nothingIsLoadedFromElsewhere() throws IOException {
    for (Path page : pages()) {
      assertThat(Files.readString(page)).doesNotContainPattern("(?:src|<link[^>]*href)=\"[a-z]+:");
    }
  }

  @Test
  void searchesInABrowserThatOpensThePageFromDisk() throws IOException, InterruptedException {
    Optional<Path> browser = chromium();
    assumeThat(browser).as("Chromium, to search in the page").isPresent();

    String page = show(browser.orElseThrow(), "docs/guides/live.html", "false alarm");
    String none = show(browser.orElseThrow(), "index.html", "qwertzuiop");

    assertThat(page).contains("<a href=\"../../docs/guides/choose-a-threshold.html");
    assertThat(none).contains("<li>Nothing found.</li>");
  }

  /** The page after its scripts have run. */
  private static String show(Path browser, String page, String search)
      throws IOException, InterruptedException {
    URI address = URI.create(site.resolve(page).toUri() + "?q=" + search.replace(" ", "%20"));
    Path output = site.resolve("dom.txt");
    Process process =
        new ProcessBuilder(
                browser.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + Files.createTempDirectory(site, "profile"),
                "--virtual-time-budget=10000",
                "--dump-dom",
                address.toString())
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).isZero();
    return Files.readString(output);
  }

  private static Optional<Path> chromium() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(
            name ->
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
