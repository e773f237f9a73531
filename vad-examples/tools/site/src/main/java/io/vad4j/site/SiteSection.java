package io.vad4j.site;

/**
 * A section of a page.
 *
 * @param anchor the identifier of its heading; empty before the first heading
 * @param title the text of its heading
 * @param text its text
 */
record SiteSection(String anchor, String title, String text) {}
