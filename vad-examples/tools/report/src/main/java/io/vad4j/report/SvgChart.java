package io.vad4j.report;

import java.util.Locale;

/**
 * A chart as SVG. Styles are classes of {@code chart.css}; elements that are added first lie below.
 * Values outside the axes are drawn at the edge.
 */
public final class SvgChart {
  private static final int LEFT = 46;
  private static final int RIGHT = 12;
  private static final int TOP = 10;
  private static final int BOTTOM = 40;
  private static final int LEGEND_ROW = 18;
  private static final double STRIP_ROW = 8;
  private static final int LEGEND_SWATCH = 20;
  private static final double CHARACTER_WIDTH = 6.2;

  /** Number of styles for lines, see {@link #seriesStyle}. */
  private static final int SERIES_STYLES = 9;

  private final int width;
  private final int height;
  private final Axis x;
  private final Axis y;
  private final StringBuilder marks = new StringBuilder();
  private final StringBuilder legend = new StringBuilder();
  private double legendX = LEFT;
  private int legendRows;

  /** An empty chart; its size, without the legend, is in CSS pixels. */
  public SvgChart(int width, int height, Axis x, Axis y) {
    this.width = width;
    this.height = height;
    this.x = x;
    this.y = y;
  }

  /** {@return the style of the line of that number; colours repeat after nine} */
  public static String seriesStyle(int number) {
    return "series-" + number % SERIES_STYLES;
  }

  /** Adds a line through points. */
  public SvgChart line(String style, double[] xs, double[] ys) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < xs.length; i++) {
      path.append(i == 0 ? 'M' : 'L').append(point(xs[i], ys[i]));
    }
    return path(style, path);
  }

  /** Adds a line with an entry in the legend. */
  public SvgChart line(String style, String name, double[] xs, double[] ys) {
    return line(style, xs, ys).legend(style, name);
  }

  /** Adds the area between a line and the bottom. */
  SvgChart area(String style, double[] xs, double[] ys) {
    StringBuilder path = new StringBuilder("M").append(point(xs[0], y.min()));
    for (int i = 0; i < xs.length; i++) {
      path.append('L').append(point(xs[i], ys[i]));
    }
    return path(style, path.append('L').append(point(xs[xs.length - 1], y.min())).append('Z'));
  }

  private SvgChart path(String style, CharSequence path) {
    marks.append("<path class=\"%s\" d=\"%s\"/>\n".formatted(style, path));
    return this;
  }

  /** Adds a band from one x to another over the whole height, with a tooltip. */
  public SvgChart band(String style, double from, double to, String explanation) {
    return rectangle(style, from, to, TOP, height - BOTTOM, explanation);
  }

  /** Adds a thin strip in a row below the top from one x to another, with a tooltip. */
  SvgChart strip(String style, int row, double from, double to, String explanation) {
    double top = TOP + STRIP_ROW * row;
    return rectangle(style, from, to, top, top + 6.0, explanation);
  }

  /** Adds a bar from the bottom up to a value, with a tooltip. */
  SvgChart bar(String style, double from, double to, double value, String explanation) {
    return rectangle(style, from, to, toY(value), toY(y.min()), explanation);
  }

  private SvgChart rectangle(
      String style, double from, double to, double top, double bottom, String explanation) {
    double start = toX(from);
    marks.append(
        "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\">%s</rect>\n"
            .formatted(
                style,
                format(start),
                format(top),
                format(Math.max(1, toX(to) - start)),
                format(Math.max(0, bottom - top)),
                titleElement(explanation)));
    return this;
  }

  /** Adds a horizontal line at a value. */
  public SvgChart horizontalLine(String style, double value) {
    return line(style, new double[] {x.min(), x.max()}, new double[] {value, value});
  }

  /** Adds a vertical line at a value. */
  SvgChart verticalLine(String style, double value) {
    return line(style, new double[] {value, value}, new double[] {y.min(), y.max()});
  }

  /** Adds a dot with a tooltip. */
  SvgChart dot(double x0, double y0, String explanation) {
    marks.append(
        "<circle class=\"point\" cx=\"%s\" cy=\"%s\" r=\"5\">%s</circle>\n"
            .formatted(format(toX(x0)), format(toY(y0)), titleElement(explanation)));
    return this;
  }

  /** Adds an entry to the legend below the chart. */
  public SvgChart legend(String style, String name) {
    double entryWidth = LEGEND_SWATCH + 20 + CHARACTER_WIDTH * name.length();
    if (legendRows == 0 || legendX + entryWidth > width) {
      legendX = LEFT;
      legendRows++;
    }
    double top = height + LEGEND_ROW * (legendRows - 1) + 4;
    legend.append(
        "<path class=\"%s\" d=\"M%s %sh%dv3h-%4$dz\"/>\n"
            .formatted(style, format(legendX), format(top), LEGEND_SWATCH));
    legend.append(textElement(legendX + LEGEND_SWATCH + 5, top + 5, "label", name));
    legendX += entryWidth;
    return this;
  }

  /**
   * {@return the whole chart}
   *
   * @param description what it shows, for screen readers
   */
  String toSvg(String description) {
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n"
            .formatted(width, height + LEGEND_ROW * legendRows, Html.escape(description)));
    appendTicks(svg);
    svg.append(marks);
    svg.append(
        "<path class=\"frame\" d=\"M%d %dV%dH%d\"/>\n"
            .formatted(LEFT, TOP, height - BOTTOM, width - RIGHT));
    svg.append(textElement((LEFT + width - RIGHT) / 2.0, height - 5.0, "label middle", x.label()));
    svg.append(
        "<text class=\"label middle\" transform=\"translate(12 %s) rotate(-90)\">%s</text>\n"
            .formatted(format((TOP + height - BOTTOM) / 2.0), Html.escape(y.label())));
    return svg.append(legend).append("</svg>\n").toString();
  }

  private void appendTicks(StringBuilder svg) {
    int xTickCount = Math.max(3, Math.min(12, width / 75));
    for (double tick : x.ticks(xTickCount)) {
      double position = toX(tick);
      svg.append(
          "<path class=\"grid\" d=\"M%s %dV%d\"/>\n"
              .formatted(format(position), TOP, height - BOTTOM));
      svg.append(
          textElement(
              position, height - BOTTOM + 15.0, "tick middle", x.formatTick(tick, xTickCount)));
    }
    int yTickCount = Math.max(2, Math.min(6, height / 45));
    for (double tick : y.ticks(yTickCount)) {
      double position = toY(tick);
      svg.append(
          "<path class=\"grid\" d=\"M%d %sH%d\"/>\n"
              .formatted(LEFT, format(position), width - RIGHT));
      svg.append(textElement(LEFT - 6.0, position + 4, "tick end", y.formatTick(tick, yTickCount)));
    }
  }

  private static String textElement(double left, double top, String style, String text) {
    return "<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>\n"
        .formatted(style, format(left), format(top), Html.escape(text));
  }

  private static String titleElement(String explanation) {
    return explanation.isEmpty() ? "" : "<title>" + Html.escape(explanation) + "</title>";
  }

  private String point(double x0, double y0) {
    return format(toX(x0)) + " " + format(toY(y0));
  }

  private double toX(double value) {
    return LEFT + x.normalize(value) * (width - LEFT - RIGHT);
  }

  private double toY(double value) {
    return height - BOTTOM - y.normalize(value) * (height - BOTTOM - TOP);
  }

  private static String format(double coordinate) {
    String text = String.format(Locale.ROOT, "%.1f", coordinate);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
