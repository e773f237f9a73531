package io.vad4j.report;

import io.vad4j.core.evaluation.frame.CurvePoint;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The charts of a report, as SVG. */
final class Charts {
  private static final int CHART_WIDTH = 380;
  private static final int CHART_HEIGHT = 330;
  private static final int TIMELINE_WIDTH = 840;
  private static final int TIMELINE_HEIGHT = 160;

  /** A line of more points than this is drawn by the lowest and highest of each stretch. */
  private static final int MAX_POINTS = 1200;

  private static final int BINS = 40;

  private Charts() {}

  /** True against false positives, with the point that the threshold works at. */
  static String roc(Report report) {
    OptionalDouble x = report.confusion().falsePositiveRate();
    OptionalDouble y = report.confusion().truePositiveRate();
    SvgChart chart =
        new SvgChart(
            CHART_WIDTH,
            CHART_HEIGHT,
            Axis.unitInterval("false-positive rate"),
            Axis.unitInterval("true-positive rate"));
    chart.line("chance", new double[] {0, 1}, new double[] {0, 1});
    curve(chart, report.evaluation().roc());
    String description = "No point to show: the frames are all of one class.";
    if (x.isPresent() && y.isPresent()) {
      description =
          format(
              "At the threshold %.1f %% of the abnormal and %.1f %% of the normal frames are"
                  + " flagged.",
              100 * y.getAsDouble(), 100 * x.getAsDouble());
      chart.point("point", x.getAsDouble(), y.getAsDouble(), description);
    }
    return chart.render("ROC curve. " + description);
  }

  /** Precision against recall, with the point that the threshold works at. */
  static String precisionRecall(Report report) {
    OptionalDouble x = report.confusion().recall();
    OptionalDouble y = report.confusion().precision();
    SvgChart chart =
        new SvgChart(
            CHART_WIDTH, CHART_HEIGHT, Axis.unitInterval("recall"), Axis.unitInterval("precision"));
    chart.horizontalLine(
        "chance",
        (double) report.evaluation().frames().abnormalFrames()
            / report.evaluation().frames().frames());
    curve(chart, report.evaluation().precisionRecall());
    String description = "No point to show: nothing is abnormal, or nothing was flagged.";
    if (x.isPresent() && y.isPresent()) {
      description =
          format(
              "At the threshold %.1f %% of the abnormal frames are flagged, and %.1f %% of the"
                  + " flagged frames are abnormal.",
              100 * x.getAsDouble(), 100 * y.getAsDouble());
      chart.point("point", x.getAsDouble(), y.getAsDouble(), description);
    }
    return chart.render("Precision-recall curve. " + description);
  }

  private static void curve(SvgChart chart, List<CurvePoint> points) {
    if (!points.isEmpty()) {
      double[] xs = points.stream().mapToDouble(CurvePoint::x).toArray();
      double[] ys = points.stream().mapToDouble(CurvePoint::y).toArray();
      chart.area("fill", xs, ys).line("score", xs, ys);
    }
  }

  /**
   * Scores over time, with what is truly abnormal and the events that were found.
   *
   * @param maxScore score at the top of the chart
   */
  static String timeline(ClipTrace clip, double threshold, double maxScore) {
    SvgChart chart =
        new SvgChart(
            TIMELINE_WIDTH,
            TIMELINE_HEIGHT,
            new Axis(0, clip.end(), "seconds"),
            new Axis(0, maxScore, "score"));
    List<ClipTrace.Span> truth = clip.groundTruthSpans();
    truth.forEach(span -> chart.band("truth", span.start(), span.end(), span.description()));
    clip.events()
        .forEach(span -> chart.strip("event", span.start(), span.end(), span.description()));
    int[] kept = decimate(clip.scores());
    chart.line("score", select(clip.seconds(), kept), select(clip.scores(), kept));
    chart.horizontalLine("threshold", threshold);
    return chart.render(
        format(
            "Scores of clip %s over %.1f seconds. Truly abnormal stretches: %d. Events found: %d.",
            clip.name(), clip.end(), truth.size(), clip.events().size()));
  }

  /** How often each score is seen on normal and on abnormal frames, each as a share of its kind. */
  static String histogram(Report report, double maxScore) {
    double[] normal = relativeFrequencies(report.scores(false), maxScore);
    double[] abnormal = relativeFrequencies(report.scores(true), maxScore);
    double maxFrequency =
        DoubleStream.concat(Arrays.stream(normal), Arrays.stream(abnormal)).max().orElse(1);
    SvgChart chart =
        new SvgChart(
            CHART_WIDTH,
            CHART_HEIGHT,
            new Axis(0, maxScore, "score"),
            new Axis(0, 100 * maxFrequency, "% of its kind"));
    bars(chart, "normal", normal, maxScore);
    bars(chart, "abnormal", abnormal, maxScore);
    chart.verticalLine("threshold", report.threshold());
    return chart.render(
        format(
            "Histogram of scores. %s %s The threshold is %.2f.",
            meanText("normal", report.evaluation().distribution().meanNormal()),
            meanText("abnormal", report.evaluation().distribution().meanAbnormal()),
            report.threshold()));
  }

  private static String meanText(String kind, OptionalDouble value) {
    return value.isPresent()
        ? format("The mean of %s frames is %.2f.", kind, value.getAsDouble())
        : "No frame is " + kind + ".";
  }

  private static void bars(SvgChart chart, String style, double[] frequencies, double maxScore) {
    for (int bin = 0; bin < BINS; bin++) {
      if (frequencies[bin] > 0) {
        double from = bin * maxScore / BINS;
        double to = (bin + 1) * maxScore / BINS;
        String range =
            bin == BINS - 1 ? format("%.2f and more", from) : format("%.2f to %.2f", from, to);
        chart.bar(
            style,
            from,
            to,
            100 * frequencies[bin],
            format("score %s: %.1f %% of %s frames", range, 100 * frequencies[bin], style));
      }
    }
  }

  /** A score that nearly all stay below, so that a few high ones do not flatten the rest. */
  static double scoreAxisMax(Report report) {
    double[] all =
        DoubleStream.concat(Arrays.stream(report.scores(false)), Arrays.stream(report.scores(true)))
            .sorted()
            .toArray();
    double high = all[(int) ((all.length - 1) * 0.99)];
    return Math.max(high * 1.1, report.threshold() * 1.5);
  }

  private static double[] relativeFrequencies(double[] scores, double maxScore) {
    double[] frequencies = new double[BINS];
    for (double score : scores) {
      int bin = (int) (score / maxScore * BINS);
      frequencies[Math.max(0, Math.min(BINS - 1, bin))] += 1.0 / scores.length;
    }
    return frequencies;
  }

  /** Which points to draw: all of few, else the ends, lowest and highest of each stretch. */
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
