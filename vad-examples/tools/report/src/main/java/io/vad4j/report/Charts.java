package io.vad4j.report;

import io.vad4j.core.evaluation.ExactDecimal;
import io.vad4j.core.evaluation.frame.CurvePoint;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The charts of evaluations. */
public final class Charts {
  private static final int CHART_WIDTH = 380;
  private static final int CHART_HEIGHT = 330;
  private static final int TIMELINE_WIDTH = 840;
  private static final int TIMELINE_HEIGHT = 160;

  /** A line of more points is drawn by first, lowest, highest and last point of each segment. */
  private static final int MAX_POINTS = 1200;

  private static final int BINS = 40;

  /** Number of styles for the alarms of channels. */
  private static final int CHANNEL_STYLES = 5;

  private Charts() {}

  /** The ROC curve with the operating point of the threshold. */
  static SvgChart roc(Report report) {
    SvgChart chart =
        new SvgChart(
                CHART_WIDTH,
                CHART_HEIGHT,
                Axis.unitInterval("false-positive rate"),
                Axis.unitInterval("true-positive rate"))
            .line("chance", new double[] {0, 1}, new double[] {0, 1});
    return curve(
        chart,
        report.evaluation().roc(),
        report.confusion().falsePositiveRate(),
        report.confusion().truePositiveRate(),
        rocCaption(report));
  }

  static String rocCaption(Report report) {
    OptionalDouble x = report.confusion().falsePositiveRate();
    OptionalDouble y = report.confusion().truePositiveRate();
    return x.isPresent() && y.isPresent()
        ? format(
            "ROC curve. At the threshold %.1f %% of the abnormal and %.1f %% of the normal frames"
                + " are flagged.",
            100 * y.getAsDouble(), 100 * x.getAsDouble())
        : "ROC curve. No operating point: all frames are of one class.";
  }

  /** The precision-recall curve with the operating point of the threshold. */
  static SvgChart precisionRecall(Report report) {
    SvgChart chart =
        new SvgChart(
                CHART_WIDTH,
                CHART_HEIGHT,
                Axis.unitInterval("recall"),
                Axis.unitInterval("precision"))
            .horizontalLine(
                "chance",
                (double) report.evaluation().frames().abnormalFrames()
                    / report.evaluation().frames().frames());
    return curve(
        chart,
        report.evaluation().precisionRecall(),
        report.confusion().recall(),
        report.confusion().precision(),
        precisionRecallCaption(report));
  }

  static String precisionRecallCaption(Report report) {
    OptionalDouble x = report.confusion().recall();
    OptionalDouble y = report.confusion().precision();
    return x.isPresent() && y.isPresent()
        ? format(
            "Precision-recall curve. At the threshold %.1f %% of the abnormal frames are flagged,"
                + " and %.1f %% of the flagged frames are abnormal.",
            100 * x.getAsDouble(), 100 * y.getAsDouble())
        : "Precision-recall curve. No operating point: nothing is abnormal, or nothing is flagged.";
  }

  private static SvgChart curve(
      SvgChart chart,
      List<CurvePoint> points,
      OptionalDouble x,
      OptionalDouble y,
      String explanation) {
    if (!points.isEmpty()) {
      double[] xs = points.stream().mapToDouble(CurvePoint::x).toArray();
      double[] ys = points.stream().mapToDouble(CurvePoint::y).toArray();
      chart.area("fill", xs, ys).line("score", xs, ys);
    }
    if (x.isPresent() && y.isPresent()) {
      chart.dot(x.getAsDouble(), y.getAsDouble(), explanation);
    }
    return chart;
  }

  /** Scores over time with abnormal segments and, in a row and colour for each channel, alarms. */
  static SvgChart timeline(
      ClipTrace clip, List<String> channels, double threshold, double maxScore) {
    SvgChart chart =
        new SvgChart(
            TIMELINE_WIDTH,
            TIMELINE_HEIGHT,
            new Axis(0, clip.end(), "seconds"),
            new Axis(0, maxScore, "score"));
    clip.groundTruthSpans()
        .forEach(span -> chart.band("truth", span.start(), span.end(), span.description()));
    for (ClipTrace.Alarm alarm : clip.alarms()) {
      int row = channels.indexOf(alarm.channel());
      ClipTrace.Span span = alarm.span();
      chart.strip(channelStyle(row), row, span.start(), span.end(), span.description());
    }
    int[] kept = decimate(clip.scores());
    chart
        .line("score", "fused score", select(clip.seconds(), kept), select(clip.scores(), kept))
        .horizontalLine("threshold", threshold)
        .legend("threshold", "its threshold")
        .legend("truth", "abnormal");
    for (int row = 0; row < channels.size(); row++) {
      chart.legend(channelStyle(row), "alarm: " + channels.get(row));
    }
    return chart;
  }

  private static String channelStyle(int channel) {
    return "channel-" + channel % CHANNEL_STYLES;
  }

  /** The histogram of scores of normal and abnormal frames with the threshold. */
  static SvgChart histogram(Report report) {
    return histogram(
            report.scores(false), report.scores(true), new Axis(0, scoreAxisMax(report), "score"))
        .verticalLine("threshold", report.threshold())
        .legend("threshold", "threshold");
  }

  static String histogramCaption(Report report) {
    return format(
        "Histogram of scores. %s %s The threshold is %s.",
        meanText("normal", report.evaluation().distribution().meanNormal()),
        meanText("abnormal", report.evaluation().distribution().meanAbnormal()),
        ExactDecimal.format(report.threshold()));
  }

  private static String meanText(String kind, OptionalDouble value) {
    return value.isPresent()
        ? format("The mean of %s frames is %.2f.", kind, value.getAsDouble())
        : "No frame is " + kind + ".";
  }

  /**
   * {@return the histograms of two classes, each as relative frequencies}
   *
   * @param axis range of the values; values outside count in the first and last bin
   */
  public static SvgChart histogram(double[] normal, double[] abnormal, Axis axis) {
    double[] normalShares = relativeFrequencies(normal, axis);
    double[] abnormalShares = relativeFrequencies(abnormal, axis);
    double max =
        DoubleStream.concat(Arrays.stream(normalShares), Arrays.stream(abnormalShares))
            .max()
            .orElse(1);
    SvgChart chart =
        new SvgChart(
            CHART_WIDTH, CHART_HEIGHT, axis, new Axis(0, 100 * max, "% of frames of the class"));
    bars(chart, "normal", normalShares, axis);
    bars(chart, "abnormal", abnormalShares, axis);
    return chart;
  }

  private static void bars(SvgChart chart, String style, double[] frequencies, Axis axis) {
    double binWidth = (axis.max() - axis.min()) / BINS;
    for (int bin = 0; bin < BINS; bin++) {
      if (frequencies[bin] > 0) {
        double from = axis.min() + bin * binWidth;
        String range =
            bin == BINS - 1
                ? format("%.4g and more", from)
                : format("%.4g to %.4g", from, from + binWidth);
        chart.bar(
            style,
            from,
            from + binWidth,
            100 * frequencies[bin],
            format("%s: %.1f %% of %s frames", range, 100 * frequencies[bin], style));
      }
    }
    chart.legend(style, style);
  }

  /** A score that nearly all stay below, so that few high ones do not flatten the rest. */
  static double scoreAxisMax(Report report) {
    double[] all =
        DoubleStream.concat(Arrays.stream(report.scores(false)), Arrays.stream(report.scores(true)))
            .sorted()
            .toArray();
    double high = all[(int) ((all.length - 1) * 0.99)];
    return Math.max(high * 1.1, report.threshold() * 1.5);
  }

  private static double[] relativeFrequencies(double[] values, Axis axis) {
    double[] frequencies = new double[BINS];
    for (double value : values) {
      int bin = Math.min(BINS - 1, (int) (axis.normalize(value) * BINS));
      frequencies[bin] += 1.0 / values.length;
    }
    return frequencies;
  }

  /** Indices of the points to draw. */
  private static int[] decimate(double[] values) {
    if (values.length <= MAX_POINTS) {
      return IntStream.range(0, values.length).toArray();
    }
    int segments = MAX_POINTS / 4;
    return IntStream.range(0, segments)
        .flatMap(
            segment -> {
              int from = (int) ((long) segment * values.length / segments);
              int to = (int) ((long) (segment + 1) * values.length / segments) - 1;
              int low = from;
              int high = from;
              for (int i = from; i <= to; i++) {
                low = values[i] < values[low] ? i : low;
                high = values[i] > values[high] ? i : high;
              }
              return IntStream.of(from, Math.min(low, high), Math.max(low, high), to).distinct();
            })
        .toArray();
  }

  private static double[] select(double[] values, int[] indices) {
    return Arrays.stream(indices).mapToDouble(i -> values[i]).toArray();
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
