package io.vad4j.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Escaping for HTML and SVG, and the style sheets. */
final class Html {

  private Html() {}

  /** {@return the text with all special characters replaced; safe in attributes too} */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;")
        .replaceAll("[\\x00-\\x08\\x0b-\\x1f]", "");
  }

  /** {@return the style sheet of pages, that of charts included} */
  static String styleSheet() {
    return chartStyleSheet() + read("report.css");
  }

  /** {@return the style sheet of charts} */
  static String chartStyleSheet() {
    return read("chart.css");
  }

  private static String read(String name) {
    try (InputStream resource = Html.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException(name + " is missing from the jar.");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
  }
}
