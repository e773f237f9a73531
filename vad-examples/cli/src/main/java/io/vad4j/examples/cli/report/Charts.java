package io.vad4j.examples.cli.report;

import io.vad4j.core.evaluate.CurvePoint;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The charts of a report, as SVG. */
final class Charts {
  private static final int SIDE = 380;
  private static final int HEIGHT = 330;
  private static final int WIDE = 840;
  private static final int LOW = 160;

  /** A line of more points than this is drawn by the lowest and highest of each stretch. */
  private static final int MOST_POINTS = 1200;

  private static final int BINS = 40;

  private Charts() {}

  /** True against false positives, with the point that the threshold works at. */
  static String roc(Report report) {
    OptionalDouble across = report.confusion().falsePositiveRate();
    OptionalDouble up = report.confusion().truePositiveRate();
    SvgChart chart =
        new SvgChart(
            SIDE, HEIGHT, Axis.rate("false-positive rate"), Axis.rate("true-positive rate"));
    chart.line("chance", new double[] {0, 1}, new double[] {0, 1});
    curve(chart, report.evaluation().roc());
    String words = "No point to show: the frames are all of one class.";
    if (across.isPresent() && up.isPresent()) {
      words =
          text(
              "At the threshold %.1f %% of the abnormal and %.1f %% of the normal frames are"
                  + " flagged.",
              100 * up.getAsDouble(), 100 * across.getAsDouble());
      chart.dot("point", across.getAsDouble(), up.getAsDouble(), words);
    }
    return chart.svg("ROC curve. " + words);
  }

  /** Precision against recall, with the point that the threshold works at. */
  static String precisionRecall(Report report) {
    OptionalDouble across = report.confusion().recall();
    OptionalDouble up = report.confusion().precision();
    SvgChart chart = new SvgChart(SIDE, HEIGHT, Axis.rate("recall"), Axis.rate("precision"));
    chart.level(
        "chance",
        (double) report.evaluation().frames().abnormalFrames()
            / report.evaluation().frames().frames());
    curve(chart, report.evaluation().precisionRecall());
    String words = "No point to show: nothing is abnormal, or nothing was flagged.";
    if (across.isPresent() && up.isPresent()) {
      words =
          text(
              "At the threshold %.1f %% of the abnormal frames are flagged, and %.1f %% of the"
                  + " flagged frames are abnormal.",
              100 * across.getAsDouble(), 100 * up.getAsDouble());
      chart.dot("point", across.getAsDouble(), up.getAsDouble(), words);
    }
    return chart.svg("Precision-recall curve. " + words);
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
   * @param highest score at the top of the chart
   */
  static String timeline(ClipTrace clip, double threshold, double highest) {
    SvgChart chart =
        new SvgChart(WIDE, LOW, new Axis(0, clip.end(), "seconds"), new Axis(0, highest, "score"));
    List<ClipTrace.Span> truth = clip.truth();
    truth.forEach(span -> chart.band("truth", span.from(), span.to(), span.words()));
    clip.events().forEach(span -> chart.strip("event", span.from(), span.to(), span.words()));
    int[] kept = kept(clip.scores());
    chart.line("score", pick(clip.seconds(), kept), pick(clip.scores(), kept));
    chart.level("threshold", threshold);
    return chart.svg(
        text(
            "Scores of clip %s over %.1f seconds. Truly abnormal stretches: %d. Events found: %d.",
            clip.name(), clip.end(), truth.size(), clip.events().size()));
  }

  /** How often each score is seen on normal and on abnormal frames, each as a share of its kind. */
  static String histogram(Report report, double highest) {
    double[] normal = shares(report.scores(false), highest);
    double[] abnormal = shares(report.scores(true), highest);
    double most =
        DoubleStream.concat(Arrays.stream(normal), Arrays.stream(abnormal)).max().orElse(1);
    SvgChart chart =
        new SvgChart(
            SIDE, HEIGHT, new Axis(0, highest, "score"), new Axis(0, 100 * most, "% of its kind"));
    bars(chart, "normal", normal, highest);
    bars(chart, "abnormal", abnormal, highest);
    chart.upright("threshold", report.threshold());
    return chart.svg(
        text(
            "Histogram of scores. %s %s The threshold is %.2f.",
            mean("normal", report.evaluation().distribution().meanNormal()),
            mean("abnormal", report.evaluation().distribution().meanAbnormal()),
            report.threshold()));
  }

  private static String mean(String kind, OptionalDouble value) {
    return value.isPresent()
        ? text("The mean of %s frames is %.2f.", kind, value.getAsDouble())
        : "No frame is " + kind + ".";
  }

  private static void bars(SvgChart chart, String style, double[] shares, double highest) {
    for (int bin = 0; bin < BINS; bin++) {
      if (shares[bin] > 0) {
        double from = bin * highest / BINS;
        double to = (bin + 1) * highest / BINS;
        String range =
            bin == BINS - 1 ? text("%.2f and more", from) : text("%.2f to %.2f", from, to);
        chart.bar(
            style,
            from,
            to,
            100 * shares[bin],
            text("score %s: %.1f %% of %s frames", range, 100 * shares[bin], style));
      }
    }
  }

  /** A score that nearly all stay below, so that a few high ones do not flatten the rest. */
  static double highest(Report report) {
    double[] all =
        DoubleStream.concat(Arrays.stream(report.scores(false)), Arrays.stream(report.scores(true)))
            .sorted()
            .toArray();
    double high = all[(int) ((all.length - 1) * 0.99)];
    return Math.max(high * 1.1, report.threshold() * 1.5);
  }

  private static double[] shares(double[] scores, double highest) {
    double[] shares = new double[BINS];
    for (double score : scores) {
      int bin = (int) (score / highest * BINS);
      shares[Math.max(0, Math.min(BINS - 1, bin))] += 1.0 / scores.length;
    }
    return shares;
  }

  /** Which points to draw: all of few, else the ends, lowest and highest of each stretch. */
  private static int[] kept(double[] values) {
    if (values.length <= MOST_POINTS) {
      return IntStream.range(0, values.length).toArray();
    }
    int stretches = MOST_POINTS / 4;
    return IntStream.range(0, stretches)
        .flatMap(
            stretch -> {
              int from = (int) ((long) stretch * values.length / stretches);
              int to = (int) ((long) (stretch + 1) * values.length / stretches) - 1;
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

  private static double[] pick(double[] values, int[] indices) {
    return Arrays.stream(indices).mapToDouble(i -> values[i]).toArray();
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
