package io.vad4j.report;

import java.util.Locale;

/**
 * Draws a chart as inline SVG. Colours and strokes are classes of the page's style sheet. What is
 * added first lies below.
 */
final class SvgChart {
  private static final int LEFT = 46;
  private static final int RIGHT = 12;
  private static final int TOP = 10;
  private static final int BOTTOM = 40;

  private final int width;
  private final int height;
  private final Axis x;
  private final Axis y;
  private final StringBuilder marks = new StringBuilder();

  SvgChart(int width, int height, Axis x, Axis y) {
    this.width = width;
    this.height = height;
    this.x = x;
    this.y = y;
  }

  /** A line through points. */
  SvgChart line(String style, double[] xs, double[] ys) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < xs.length; i++) {
      path.append(i == 0 ? 'M' : 'L').append(formatNumber(toX(xs[i]))).append(' ');
      path.append(formatNumber(toY(ys[i])));
    }
    marks.append("<path class=\"%s\" d=\"%s\"/>\n".formatted(style, path));
    return this;
  }

  /** The area between a line and the bottom. */
  SvgChart area(String style, double[] xs, double[] ys) {
    StringBuilder path = new StringBuilder();
    path.append('M')
        .append(formatNumber(toX(xs[0])))
        .append(' ')
        .append(formatNumber(toY(y.min())));
    for (int i = 0; i < xs.length; i++) {
      path.append('L')
          .append(formatNumber(toX(xs[i])))
          .append(' ')
          .append(formatNumber(toY(ys[i])));
    }
    path.append('L').append(formatNumber(toX(xs[xs.length - 1]))).append(' ');
    path.append(formatNumber(toY(y.min()))).append('Z');
    marks.append("<path class=\"%s\" d=\"%s\"/>\n".formatted(style, path));
    return this;
  }

  /** A band from one x to another over the whole height, explained when pointed at. */
  SvgChart band(String style, double from, double to, String explanation) {
    return rectangle(style, from, to, TOP, height - BOTTOM, explanation);
  }

  /** A thin strip along the top from one x to another. */
  SvgChart strip(String style, double from, double to, String explanation) {
    return rectangle(style, from, to, TOP, TOP + 6.0, explanation);
  }

  /** A bar from the bottom up to a value. */
  SvgChart bar(String style, double from, double to, double value, String explanation) {
    return rectangle(style, from, to, toY(value), toY(y.min()), explanation);
  }

  private SvgChart rectangle(
      String style, double from, double to, double top, double bottom, String explanation) {
    double start = toX(from);
    marks.append(
        "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\">%s</rect>%n"
            .formatted(
                style,
                formatNumber(start),
                formatNumber(top),
                formatNumber(Math.max(1, toX(to) - start)),
                formatNumber(Math.max(0, bottom - top)),
                titleElement(explanation)));
    return this;
  }

  /** A horizontal line at a value. */
  SvgChart horizontalLine(String style, double value) {
    return line(style, new double[] {x.min(), x.max()}, new double[] {value, value});
  }

  /** A vertical line at a value. */
  SvgChart verticalLine(String style, double value) {
    return line(style, new double[] {value, value}, new double[] {y.min(), y.max()});
  }

  /** A dot, explained when pointed at. */
  SvgChart point(String style, double x0, double y0, String explanation) {
    marks.append(
        "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"5\">%s</circle>%n"
            .formatted(
                style, formatNumber(toX(x0)), formatNumber(toY(y0)), titleElement(explanation)));
    return this;
  }

  /**
   * The whole chart.
   *
   * @param description what it shows, in words, for those who cannot see it
   */
  String render(String description) {
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n"
            .formatted(width, height, Html.escape(description)));
    appendTicks(svg);
    svg.append(marks);
    svg.append(
        "<path class=\"frame\" d=\"M%d %dV%dH%d\"/>%n"
            .formatted(LEFT, TOP, height - BOTTOM, width - RIGHT));
    svg.append(textElement((LEFT + width - RIGHT) / 2.0, height - 5.0, "label middle", x.label()));
    double middle = (TOP + height - BOTTOM) / 2.0;
    svg.append(
        "<text class=\"label middle\" transform=\"translate(12 %s) rotate(-90)\">%s</text>%n"
            .formatted(formatNumber(middle), Html.escape(y.label())));
    return svg.append("</svg>\n").toString();
  }

  private void appendTicks(StringBuilder svg) {
    int xTickCount = Math.max(3, Math.min(12, width / 75));
    for (double tick : x.ticks(xTickCount)) {
      double position = toX(tick);
      svg.append(
          "<path class=\"grid\" d=\"M%s %dV%d\"/>%n"
              .formatted(formatNumber(position), TOP, height - BOTTOM));
      svg.append(
          textElement(
              position, height - BOTTOM + 15.0, "tick middle", x.formatTick(tick, xTickCount)));
    }
    int yTickCount = Math.max(2, Math.min(6, height / 45));
    for (double tick : y.ticks(yTickCount)) {
      double position = toY(tick);
      svg.append(
          "<path class=\"grid\" d=\"M%d %sH%d\"/>%n"
              .formatted(LEFT, formatNumber(position), width - RIGHT));
      svg.append(textElement(LEFT - 6.0, position + 4, "tick end", y.formatTick(tick, yTickCount)));
    }
  }

  private static String textElement(double left, double top, String style, String text) {
    return "<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>%n"
        .formatted(style, formatNumber(left), formatNumber(top), Html.escape(text));
  }

  private static String titleElement(String explanation) {
    return explanation.isEmpty() ? "" : "<title>" + Html.escape(explanation) + "</title>";
  }

  private double toX(double value) {
    return LEFT + x.normalize(value) * (width - LEFT - RIGHT);
  }

  private double toY(double value) {
    return height - BOTTOM - y.normalize(value) * (height - BOTTOM - TOP);
  }

  /** A coordinate to a tenth of a unit, which no eye can tell from more. */
  private static String formatNumber(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
