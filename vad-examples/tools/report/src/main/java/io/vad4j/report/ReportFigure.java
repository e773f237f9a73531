package io.vad4j.report;

import java.nio.charset.StandardCharsets;

/**
 * An image with its caption.
 *
 * @param id lower-case words joined by hyphens; names its file
 * @param caption what it shows
 * @param content an SVG of {@link SvgChart}, or an encoded PNG or JPEG
 */
public record ReportFigure(String id, String caption, byte[] content) {
  private static final int JPEG_START = 0xff;

  /** A figure of a chart. */
  public ReportFigure(String id, String caption, SvgChart chart) {
    this(id, caption, chart.toSvg(caption).getBytes(StandardCharsets.UTF_8));
  }

  /** {@return the name of its file} */
  public String fileName() {
    return id + "." + extension();
  }

  /** {@return the content of its file; an SVG gets its style sheet} */
  public byte[] fileContent() {
    if (!isSvg()) {
      return content;
    }
    return svg()
        .replaceFirst("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ")
        .replaceFirst(">", "><style>\n" + Html.chartStyleSheet() + "</style>")
        .getBytes(StandardCharsets.UTF_8);
  }

  boolean isSvg() {
    return content[0] == '<';
  }

  String svg() {
    return new String(content, StandardCharsets.UTF_8);
  }

  /** The last part of the media type, and of the file name but for SVG. */
  String extension() {
    return isSvg() ? "svg" : (content[0] & 0xff) == JPEG_START ? "jpeg" : "png";
  }
}
