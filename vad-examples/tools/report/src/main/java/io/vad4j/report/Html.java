package io.vad4j.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Puts text into HTML and SVG, and has the style of our pages. */
public final class Html {

  private Html() {}

  /** The text with all characters that mean something in HTML replaced; safe in attributes too. */
  public static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            character -> {
              switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> {
                  if (character >= ' ' || character == '\n' || character == '\t') {
                    escaped.appendCodePoint(character);
                  }
                }
              }
            });
    return escaped.toString();
  }

  /** The style sheet of our pages, to stand in the page itself. */
  public static String styleSheet() {
    try (InputStream resource = Html.class.getResourceAsStream("report.css")) {
      if (resource == null) {
        throw new IllegalStateException("report.css is missing from the jar.");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .collect(Collectors.joining("\n", "", "\n"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the style sheet.", e);
    }
  }
}
