package io.vad4j.examples.cli.report;

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
      path.append(i == 0 ? 'M' : 'L').append(number(left(xs[i]))).append(' ');
      path.append(number(top(ys[i])));
    }
    marks.append("<path class=\"%s\" d=\"%s\"/>\n".formatted(style, path));
    return this;
  }

  /** The area between a line and the bottom. */
  SvgChart area(String style, double[] xs, double[] ys) {
    StringBuilder path = new StringBuilder();
    path.append('M').append(number(left(xs[0]))).append(' ').append(number(top(y.from())));
    for (int i = 0; i < xs.length; i++) {
      path.append('L').append(number(left(xs[i]))).append(' ').append(number(top(ys[i])));
    }
    path.append('L').append(number(left(xs[xs.length - 1]))).append(' ');
    path.append(number(top(y.from()))).append('Z');
    marks.append("<path class=\"%s\" d=\"%s\"/>\n".formatted(style, path));
    return this;
  }

  /** A band from one x to another over the whole height, explained when pointed at. */
  SvgChart band(String style, double from, double to, String explanation) {
    return box(style, from, to, TOP, height - BOTTOM, explanation);
  }

  /** A thin strip along the top from one x to another. */
  SvgChart strip(String style, double from, double to, String explanation) {
    return box(style, from, to, TOP, TOP + 6.0, explanation);
  }

  /** A bar from the bottom up to a value. */
  SvgChart bar(String style, double from, double to, double value, String explanation) {
    return box(style, from, to, top(value), top(y.from()), explanation);
  }

  private SvgChart box(
      String style, double from, double to, double top, double bottom, String explanation) {
    double start = left(from);
    marks.append(
        "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\">%s</rect>%n"
            .formatted(
                style,
                number(start),
                number(top),
                number(Math.max(1, left(to) - start)),
                number(Math.max(0, bottom - top)),
                title(explanation)));
    return this;
  }

  /** A horizontal line at a value. */
  SvgChart level(String style, double value) {
    return line(style, new double[] {x.from(), x.to()}, new double[] {value, value});
  }

  /** A vertical line at a value. */
  SvgChart upright(String style, double value) {
    return line(style, new double[] {value, value}, new double[] {y.from(), y.to()});
  }

  /** A dot, explained when pointed at. */
  SvgChart dot(String style, double atX, double atY, String explanation) {
    marks.append(
        "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"5\">%s</circle>%n"
            .formatted(style, number(left(atX)), number(top(atY)), title(explanation)));
    return this;
  }

  /**
   * The whole chart.
   *
   * @param description what it shows, in words, for those who cannot see it
   */
  String svg(String description) {
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n"
            .formatted(width, height, Html.escape(description)));
    ticks(svg);
    svg.append(marks);
    svg.append(
        "<path class=\"frame\" d=\"M%d %dV%dH%d\"/>%n"
            .formatted(LEFT, TOP, height - BOTTOM, width - RIGHT));
    svg.append(text((LEFT + width - RIGHT) / 2.0, height - 5.0, "label middle", x.label()));
    double middle = (TOP + height - BOTTOM) / 2.0;
    svg.append(
        "<text class=\"label middle\" transform=\"translate(12 %s) rotate(-90)\">%s</text>%n"
            .formatted(number(middle), Html.escape(y.label())));
    return svg.append("</svg>\n").toString();
  }

  private void ticks(StringBuilder svg) {
    int across = Math.max(3, Math.min(12, width / 75));
    for (double tick : x.ticks(across)) {
      double at = left(tick);
      svg.append(
          "<path class=\"grid\" d=\"M%s %dV%d\"/>%n".formatted(number(at), TOP, height - BOTTOM));
      svg.append(text(at, height - BOTTOM + 15.0, "tick middle", x.text(tick, across)));
    }
    int up = Math.max(2, Math.min(6, height / 45));
    for (double tick : y.ticks(up)) {
      double at = top(tick);
      svg.append(
          "<path class=\"grid\" d=\"M%d %sH%d\"/>%n".formatted(LEFT, number(at), width - RIGHT));
      svg.append(text(LEFT - 6.0, at + 4, "tick end", y.text(tick, up)));
    }
  }

  private static String text(double left, double top, String style, String text) {
    return "<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>%n"
        .formatted(style, number(left), number(top), Html.escape(text));
  }

  private static String title(String explanation) {
    return explanation.isEmpty() ? "" : "<title>" + Html.escape(explanation) + "</title>";
  }

  private double left(double value) {
    return LEFT + x.place(value) * (width - LEFT - RIGHT);
  }

  private double top(double value) {
    return height - BOTTOM - y.place(value) * (height - BOTTOM - TOP);
  }

  /** A coordinate to a tenth of a unit, which no eye can tell from more. */
  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
