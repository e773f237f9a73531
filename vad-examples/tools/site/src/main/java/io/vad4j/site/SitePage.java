package io.vad4j.site;

import java.util.List;

/**
 * A page of the site.
 *
 * @param path its path within the site, with slashes, ending with {@code .html}
 * @param title the text of its first heading
 * @param html its content
 * @param sections its sections, for the search
 */
record SitePage(String path, String title, String html, List<SiteSection> sections) {
  /** The way from this page to the root of the site: empty, or {@code ../} repeated. */
  String toRoot() {
    return "../".repeat((int) path.chars().filter(c -> c == '/').count());
  }
}
