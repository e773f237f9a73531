package io.vad4j.examples.cli.report;

/** Puts text into HTML and SVG. */
final class Html {

  private Html() {}

  /** The text with all characters that mean something in HTML replaced; safe in attributes too. */
  static String escape(String text) {
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
}
