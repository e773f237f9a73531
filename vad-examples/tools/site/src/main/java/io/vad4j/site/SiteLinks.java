package io.vad4j.site;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** Links between pages of the project, and the files that they lead to. */
final class SiteLinks {
  private static final String MARKDOWN = ".md";

  private final Path root;
  private final Set<Path> pages;
  private final Set<Path> files = new TreeSet<>();

  /**
   * Links of a project.
   *
   * @param root the folder of the project
   * @param pages the pages of the site, relative to the root
   */
  SiteLinks(Path root, Set<Path> pages) {
    this.root = root;
    this.pages = Set.copyOf(pages);
  }

  /** The path within the site of a page or file of the project. */
  static String pathOf(Path source) {
    String path = source.toString().replace('\\', '/');
    if (path.equals("README.md")) {
      return "index.html";
    }
    return path.endsWith(MARKDOWN)
        ? path.substring(0, path.length() - MARKDOWN.length()) + ".html"
        : path;
  }

  /**
   * The target of a link for a page of the site; empty if the site does not hold it.
   *
   * @param source the page with the link, relative to the root
   * @param destination the link on it
   */
  String resolve(Path source, String destination) {
    int hash = destination.indexOf('#');
    String name = hash < 0 ? destination : destination.substring(0, hash);
    if (destination.contains(":") || name.isEmpty()) {
      return destination;
    }
    Path target = source.resolveSibling(name).normalize();
    if (!pages.contains(target)) {
      if (!Files.isRegularFile(root.resolve(target))) {
        return "";
      }
      files.add(target);
    }
    String anchor = hash < 0 ? "" : destination.substring(hash);
    String toRoot = "../".repeat(source.getNameCount() - 1);
    return toRoot + pathOf(target) + anchor;
  }

  /** The files, other than pages, that links have led to, relative to the root. */
  Set<Path> files() {
    return files;
  }
}
