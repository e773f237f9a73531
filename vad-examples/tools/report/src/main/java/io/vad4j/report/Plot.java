package io.vad4j.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A chart of lines and areas, drawn by XChart as a PNG of twice the usual resolution. */
public final class Plot {
  /** Colours that are told apart by people who do not see all of them, too. */
  public static final List<Color> COLOURS =
      List.of(
          new Color(0x1f5fd6),
          new Color(0xe8590c),
          new Color(0x2b8a3e),
          new Color(0x9c36b5),
          new Color(0x0c8599),
          new Color(0x862e2e),
          new Color(0x868e96),
          new Color(0xe6a700),
          new Color(0x1b2330));

  private static final int PIXEL_RATIO = 2;
  private static final Color TEXT_COLOUR = new Color(0x1b2330);
  private static final Color GRID_COLOUR = new Color(0xdfe3e9);
  private static final int AREA_ALPHA = 70;

  /** Less than 1, or the labels at the ends of the axes are left out. */
  private static final double PLOT_CONTENT_SIZE = 0.97;

  private final XYChart chart;
  private int lineCount;

  /** An empty chart; its size is in points of a page. */
  public Plot(int width, int height, String title, String xTitle, String yTitle) {
    chart =
        new XYChartBuilder()
            .width(width)
            .height(height)
            .title(title)
            .xAxisTitle(xTitle)
            .yAxisTitle(yTitle)
            .build();
    applyStyle(chart.getStyler());
    chart.getStyler().setMarkerSize(0);
  }

  private static void applyStyle(AxesChartStyler styler) {
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    styler.setBaseFont(font);
    styler.setChartTitleFont(font.deriveFont(Font.BOLD, 13f));
    styler.setAxisTitleFont(font);
    styler.setAxisTickLabelsFont(font.deriveFont(11f));
    styler.setLegendFont(font.deriveFont(11f));
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBackgroundColor(Color.WHITE);
    styler.setPlotBorderColor(GRID_COLOUR);
    styler.setPlotGridLinesColor(GRID_COLOUR);
    styler.setPlotGridLinesStroke(new BasicStroke(1f));
    styler.setChartFontColor(TEXT_COLOUR);
    styler.setLegendBorderColor(Color.WHITE);
    styler.setChartTitleBoxVisible(false);
    styler.setLegendPosition(Styler.LegendPosition.OutsideS);
    styler.setLegendLayout(Styler.LegendLayout.Horizontal);
    styler.setLegendSeriesLineLength(18);
    styler.setAxisTickMarkLength(4);
    styler.setChartPadding(8);
    styler.setDecimalPattern("#,##0.######");
  }

  /** Both axes from 0 to 1. */
  public Plot unitAxes() {
    return axisLimits(0, 1, 0, 1);
  }

  /** Names below one another beside the chart, for many lines. */
  public Plot legendRight() {
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
    chart.getStyler().setLegendLayout(Styler.LegendLayout.Vertical);
    return this;
  }

  /** The ends of both axes. */
  public Plot axisLimits(double xMin, double xMax, double yMin, double yMax) {
    chart
        .getStyler()
        .setXAxisMin(xMin)
        .setXAxisMax(xMax)
        .setYAxisMin(yMin)
        .setYAxisMax(yMax)
        .setPlotContentSize(PLOT_CONTENT_SIZE);
    return this;
  }

  /** A line in the next colour. */
  public Plot line(String name, double[] xs, double[] ys) {
    return line(name, xs, ys, COLOURS.get(lineCount++ % COLOURS.size()));
  }

  /** A line. */
  public Plot line(String name, double[] xs, double[] ys, Color colour) {
    addSeries(name, xs, ys, colour).setLineWidth(1.6f);
    return this;
  }

  /** A thin, dashed line that is not in the legend. */
  public Plot dashedLine(String name, double[] xs, double[] ys) {
    XYSeries series = addSeries(name, xs, ys, new Color(0x868e96));
    series.setLineWidth(1.2f);
    series.setLineStyle(
        new BasicStroke(
            1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {5, 4}, 0));
    series.setShowInLegend(false);
    return this;
  }

  /** An area under steps, translucent, in a colour of its own. */
  public Plot area(String name, double[] xs, double[] ys, Color colour) {
    XYSeries series = addSeries(name, xs, ys, colour);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.StepArea);
    series.setFillColor(
        new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), AREA_ALPHA));
    series.setLineWidth(0.8f);
    return this;
  }

  private XYSeries addSeries(String name, double[] xs, double[] ys, Color colour) {
    XYSeries series = chart.addSeries(name, xs, ys);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(colour);
    return series;
  }

  /** The chart as a PNG. */
  public byte[] toPng() {
    return toPng(chart);
  }

  /** A matrix of counts as a PNG, the darker the more; rows from the top. */
  public static byte[] matrixPng(
      int width,
      int height,
      String title,
      List<String> columns,
      List<String> rows,
      int[][] counts) {
    HeatMapChart chart = new HeatMapChartBuilder().width(width).height(height).title(title).build();
    applyStyle(chart.getStyler());
    chart.getStyler().setRangeColors(new Color[] {Color.WHITE, new Color(0x8fb3f0)});
    chart.getStyler().setShowValue(true);
    chart.getStyler().setValueFont(new Font(Font.SANS_SERIF, Font.BOLD, 16));
    chart.getStyler().setHeatMapValueDecimalPattern("#,##0");
    chart.getStyler().setLegendVisible(false);
    List<Number[]> cells = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < columns.size(); column++) {
        cells.add(new Number[] {column, rows.size() - 1 - row, counts[row][column]});
      }
    }
    List<String> reversedRows = new ArrayList<>(rows);
    Collections.reverse(reversedRows);
    chart.addSeries("counts", columns, reversedRows, cells);
    return toPng(chart);
  }

  private static byte[] toPng(Chart<?, ?> chart) {
    BufferedImage image =
        new BufferedImage(
            PIXEL_RATIO * chart.getWidth(),
            PIXEL_RATIO * chart.getHeight(),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(PIXEL_RATIO, PIXEL_RATIO);
    chart.paint(graphics, chart.getWidth(), chart.getHeight());
    graphics.dispose();
    return encodePng(image);
  }

  /** An image as a PNG. */
  public static byte[] encodePng(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot encode a picture.", e);
    }
    return bytes.toByteArray();
  }
}
