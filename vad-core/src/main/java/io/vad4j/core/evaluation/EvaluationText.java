package io.vad4j.core.evaluation;

import io.vad4j.core.evaluation.event.EventMetrics;
import io.vad4j.core.evaluation.frame.Bootstrap;
import io.vad4j.core.evaluation.frame.ClipResult;
import io.vad4j.core.evaluation.frame.ConfidenceInterval;
import io.vad4j.core.evaluation.frame.ConfusionMatrix;
import io.vad4j.core.evaluation.frame.FrameMetrics;
import io.vad4j.core.evaluation.frame.OperatingPoint;
import io.vad4j.core.evaluation.frame.ScoreDistribution;
import io.vad4j.core.evaluation.region.RegionMetrics;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/** Formats an evaluation as plain text and Markdown. */
final class EvaluationText {
  private static final String UNDEFINED = "undefined";

  private final Evaluation evaluation;

  EvaluationText(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  String text() {
    StringBuilder out = new StringBuilder();
    out.append(title()).append("\n\n");
    new MetricsTable(metricRows()).appendText(out);
    out.append('\n');
    if (!evaluation.series().isEmpty()) {
      new MetricsTable(seriesRows()).appendText(out);
      out.append('\n');
    }
    new MetricsTable(clipRows()).appendText(out);
    out.append("\nProtocol\n");
    evaluation.protocol().forEach(sentence -> wrap(out, sentence));
    return out.toString();
  }

  String markdown() {
    StringBuilder out = new StringBuilder();
    out.append("## ").append(MetricsTable.escape(title())).append("\n\n");
    new MetricsTable(metricRows()).appendMarkdown(out);
    if (!evaluation.series().isEmpty()) {
      out.append("\n### Channels and scorers\n\n");
      new MetricsTable(seriesRows()).appendMarkdown(out);
    }
    out.append("\n### Clips\n\n");
    new MetricsTable(clipRows()).appendMarkdown(out);
    out.append("\n### Protocol\n\n");
    evaluation.protocol().forEach(s -> out.append("- ").append(s).append('\n'));
    return out.toString();
  }

  private String title() {
    EvaluationMetadata metadata = evaluation.metadata();
    String title =
        "Evaluation"
            + metadata.dataset().map(name -> " on " + name).orElse("")
            + metadata.titleSuffix();
    return metadata.scorers().isEmpty()
        ? title
        : title + ": " + String.join(", ", metadata.scorers());
  }

  private List<List<String>> metricRows() {
    FrameMetrics frames = evaluation.frames();
    Optional<Bootstrap> bootstrap = evaluation.bootstrap();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("metric", "value", "95 % interval"));
    addRow(rows, "AUC, micro", frames.auc().micro(), bootstrap.flatMap(Bootstrap::micro));
    addRow(rows, "AUC, per clip", frames.auc().perClip(), bootstrap.flatMap(Bootstrap::perClip));
    addRow(rows, "AUC, macro", frames.auc().macro(), bootstrap.flatMap(Bootstrap::macro));
    addRow(rows, "AUC, macro padded", frames.auc().macroPadded(), Optional.empty());
    evaluation.pixels().ifPresent(p -> addRow(rows, "AUC, pixel", p.auc(), Optional.empty()));
    addRow(
        rows,
        "average precision",
        frames.averagePrecision(),
        bootstrap.flatMap(Bootstrap::averagePrecision));
    addRow(
        rows,
        "equal error rate",
        frames.equalErrorRate(),
        bootstrap.flatMap(Bootstrap::equalErrorRate));
    ScoreDistribution scores = evaluation.distribution();
    rows.add(List.of("mean score, normal frames", formatDecimal(scores.meanNormal()), ""));
    rows.add(List.of("mean score, abnormal frames", formatDecimal(scores.meanAbnormal()), ""));
    frames.atThreshold().ifPresent(point -> addPoint(rows, "threshold in use", point));
    frames.bestF1().ifPresent(point -> addPoint(rows, "threshold at best F1", point));
    frames
        .atFalsePositiveRate()
        .forEach(
            (rate, point) ->
                addPoint(
                    rows,
                    format("threshold at %s %% false positives", formatNumber(100 * rate)),
                    point));
    evaluation.regions().ifPresent(regions -> addRegions(rows, regions));
    evaluation.events().ifPresent(events -> addEvents(rows, events));
    evaluation
        .metadata()
        .framesPerSecond()
        .ifPresent(speed -> rows.add(List.of("frames per second", format("%.1f", speed), "")));
    return rows;
  }

  private static void addRow(
      List<List<String>> rows,
      String name,
      OptionalDouble value,
      Optional<ConfidenceInterval> interval) {
    rows.add(
        List.of(
            name,
            formatMetric(value),
            interval.map(i -> format("%.4f to %.4f", i.lowerBound(), i.upperBound())).orElse("")));
  }

  private static void addPoint(List<List<String>> rows, String name, OperatingPoint point) {
    ConfusionMatrix counts = point.confusion();
    rows.add(List.of(name, ExactDecimal.format(point.threshold()), ""));
    rows.add(List.of("  alarm recall", formatMetric(counts.recall()), ""));
    rows.add(List.of("  false-alarm rate", formatMetric(counts.falsePositiveRate()), ""));
    rows.add(List.of("  precision", formatMetric(counts.precision()), ""));
    rows.add(List.of("  F1", formatMetric(counts.f1()), ""));
    rows.add(
        List.of(
            "  TP / FP / TN / FN",
            format(
                "%d / %d / %d / %d",
                counts.truePositives(),
                counts.falsePositives(),
                counts.trueNegatives(),
                counts.falseNegatives()),
            ""));
  }

  private static void addRegions(List<List<String>> rows, RegionMetrics regions) {
    addRow(rows, "RBDC", regions.rbdc(), Optional.empty());
    addRow(
        rows,
        regions.derivedTracks() ? "TBDC, derived tracks" : "TBDC",
        regions.tbdc(),
        Optional.empty());
  }

  private static void addEvents(List<List<String>> rows, EventMetrics events) {
    rows.add(
        List.of(
            "events detected",
            format(
                "%d of %d", events.detectedGroundTruthEvents(), events.groundTruthEvents().size()),
            ""));
    rows.add(List.of("  alarm already on", Integer.toString(events.alreadyOn()), ""));
    rows.add(List.of("  mean delay, s", formatSeconds(events.meanDelay()), ""));
    rows.add(List.of("  median delay, s", formatSeconds(events.medianDelay()), ""));
    rows.add(
        List.of(
            "false alarms", format("%d of %d alarms", events.falseAlarms(), events.alarms()), ""));
    rows.add(List.of("  per hour", formatSeconds(events.falseAlarmsPerHour()), ""));
    rows.add(
        List.of("false-alarm time fraction", formatMetric(events.falseAlarmTimeFraction()), ""));
  }

  private List<List<String>> seriesRows() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("scores", Metric::heading));
    for (SeriesMetrics series : evaluation.series()) {
      Map<String, Double> values = series.toMap();
      rows.add(row(series.name(), metric -> cell(metric, metric.in(values), series)));
    }
    return rows;
  }

  private static String cell(Metric metric, OptionalDouble value, SeriesMetrics series) {
    if (value.isEmpty()) {
      return "";
    }
    String text = metric.format(value.getAsDouble());
    return metric == Metric.DETECTED && series.events().isPresent()
        ? format("%s of %d", text, series.events().get().groundTruthEvents().size())
        : text;
  }

  private static List<String> row(String name, Function<Metric, String> cell) {
    return Stream.concat(Stream.of(name), Metric.OF_SERIES.stream().map(cell)).toList();
  }

  private List<List<String>> clipRows() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("clip", "frames", "abnormal", "AUC", "flagged abnormal", "flagged normal"));
    for (ClipResult clip : evaluation.clips()) {
      rows.add(
          List.of(
              clip.name(),
              Integer.toString(clip.frames()),
              Integer.toString(clip.abnormalFrames()),
              formatMetric(clip.auc()),
              clip.confusion().map(counts -> Long.toString(counts.truePositives())).orElse(""),
              clip.confusion().map(counts -> Long.toString(counts.falsePositives())).orElse("")));
    }
    return rows;
  }

  private static String formatMetric(OptionalDouble value) {
    return value.isPresent() ? format("%.4f", value.getAsDouble()) : UNDEFINED;
  }

  private static String formatDecimal(OptionalDouble value) {
    return value.isPresent() ? formatNumber(value.getAsDouble()) : UNDEFINED;
  }

  private static String formatSeconds(OptionalDouble value) {
    return value.isPresent() ? format("%.2f", value.getAsDouble()) : UNDEFINED;
  }

  private static String formatNumber(double value) {
    if (!Double.isFinite(value)) {
      return UNDEFINED;
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros();
    boolean readable = Math.abs(value) < 1e9 && (Math.abs(value) > 1e-6 || value == 0);
    return readable ? rounded.toPlainString() : rounded.toString();
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static void wrap(StringBuilder out, String sentence) {
    int width = 0;
    out.append("-");
    for (String token : sentence.split(" ")) {
      if (width + token.length() > 90) {
        out.append("\n ");
        width = 0;
      }
      out.append(' ').append(token);
      width += token.length() + 1;
    }
    out.append('\n');
  }
}
