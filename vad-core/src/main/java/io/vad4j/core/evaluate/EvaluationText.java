package io.vad4j.core.evaluate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Prints an evaluation for people, as plain text and as Markdown. */
final class EvaluationText {
  private static final String UNDEFINED = "undefined";

  private final Evaluation evaluation;

  EvaluationText(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  String text() {
    StringBuilder out = new StringBuilder();
    out.append(title()).append("\n\n");
    new TextTable(figures()).plain(out);
    out.append('\n');
    new TextTable(clips()).plain(out);
    out.append("\nProtocol\n");
    evaluation.protocol().forEach(sentence -> wrap(out, sentence));
    return out.toString();
  }

  String markdown() {
    StringBuilder out = new StringBuilder();
    out.append("## ").append(TextTable.escaped(title())).append("\n\n");
    new TextTable(figures()).markdown(out);
    out.append("\n### Clips\n\n");
    new TextTable(clips()).markdown(out);
    out.append("\n### Protocol\n\n");
    evaluation.protocol().forEach(s -> out.append("- ").append(s).append('\n'));
    return out.toString();
  }

  private String title() {
    EvaluationSetting setting = evaluation.setting();
    String title = "Evaluation" + setting.dataset().map(name -> " on " + name).orElse("");
    return setting.scorers().isEmpty()
        ? title
        : title + ": " + String.join(", ", setting.scorers());
  }

  private List<List<String>> figures() {
    FrameMetrics frames = evaluation.frames();
    Optional<Bootstrap> drawn = evaluation.bootstrap();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("figure", "value", "95 % interval"));
    row(rows, "AUC, micro", frames.auc().micro(), drawn.flatMap(Bootstrap::micro));
    row(rows, "AUC, per clip", frames.auc().perClip(), drawn.flatMap(Bootstrap::perClip));
    row(rows, "AUC, macro", frames.auc().macro(), drawn.flatMap(Bootstrap::macro));
    row(rows, "AUC, macro padded", frames.auc().macroPadded(), Optional.empty());
    evaluation.pixels().ifPresent(p -> row(rows, "AUC, pixel", p.auc(), Optional.empty()));
    row(
        rows,
        "average precision",
        frames.averagePrecision(),
        drawn.flatMap(Bootstrap::averagePrecision));
    row(
        rows,
        "equal error rate",
        frames.equalErrorRate(),
        drawn.flatMap(Bootstrap::equalErrorRate));
    ScoreDistribution scores = evaluation.distribution();
    rows.add(List.of("mean score, normal frames", decimal(scores.meanNormal()), ""));
    rows.add(List.of("mean score, abnormal frames", decimal(scores.meanAbnormal()), ""));
    frames.chosen().ifPresent(point -> point(rows, "threshold in use", point));
    frames.bestF1().ifPresent(point -> point(rows, "threshold at best F1", point));
    frames
        .atFalsePositiveRate()
        .forEach(
            (rate, point) ->
                point(rows, text("threshold at %s %% false positives", number(100 * rate)), point));
    evaluation.regions().ifPresent(regions -> regions(rows, regions));
    evaluation.events().ifPresent(events -> events(rows, events));
    evaluation
        .setting()
        .framesPerSecond()
        .ifPresent(speed -> rows.add(List.of("frames a second", text("%.1f", speed), "")));
    return rows;
  }

  private static void row(
      List<List<String>> rows, String name, OptionalDouble value, Optional<Interval> interval) {
    rows.add(
        List.of(
            name,
            figure(value),
            interval.map(i -> text("%.4f to %.4f", i.low(), i.high())).orElse("")));
  }

  private static void point(List<List<String>> rows, String name, OperatingPoint point) {
    ConfusionMatrix counts = point.confusion();
    rows.add(List.of(name, number(point.threshold()), ""));
    rows.add(List.of("  true-positive rate", figure(counts.truePositiveRate()), ""));
    rows.add(List.of("  false-positive rate", figure(counts.falsePositiveRate()), ""));
    rows.add(List.of("  precision", figure(counts.precision()), ""));
    rows.add(List.of("  F1", figure(counts.f1()), ""));
    rows.add(
        List.of(
            "  TP / FP / TN / FN",
            text(
                "%d / %d / %d / %d",
                counts.truePositives(),
                counts.falsePositives(),
                counts.trueNegatives(),
                counts.falseNegatives()),
            ""));
  }

  private static void regions(List<List<String>> rows, RegionMetrics regions) {
    row(rows, "RBDC", regions.rbdc(), Optional.empty());
    row(rows, "TBDC", regions.tbdc(), Optional.empty());
  }

  private static void events(List<List<String>> rows, EventMetrics events) {
    rows.add(
        List.of(
            "events found",
            text("%d of %d", events.foundTrueEvents(), events.trueEvents().size()),
            ""));
    rows.add(List.of("  mean delay, s", seconds(events.meanDelay()), ""));
    rows.add(List.of("  median delay, s", seconds(events.medianDelay()), ""));
    rows.add(
        List.of(
            "false alarms", text("%d of %d alarms", events.falseAlarms(), events.alarms()), ""));
    rows.add(List.of("  an hour", seconds(events.falseAlarmsPerHour()), ""));
    rows.add(List.of("normal time under alarm", figure(events.normalTimeUnderAlarm()), ""));
  }

  private List<List<String>> clips() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("clip", "frames", "abnormal", "AUC", "flagged abnormal", "flagged normal"));
    for (ClipResult clip : evaluation.clips()) {
      rows.add(
          List.of(
              clip.name(),
              Integer.toString(clip.frames()),
              Integer.toString(clip.abnormalFrames()),
              figure(clip.auc()),
              clip.confusion().map(counts -> Long.toString(counts.truePositives())).orElse(""),
              clip.confusion().map(counts -> Long.toString(counts.falsePositives())).orElse("")));
    }
    return rows;
  }

  private static String figure(OptionalDouble value) {
    return value.isPresent() ? text("%.4f", value.getAsDouble()) : UNDEFINED;
  }

  private static String decimal(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : UNDEFINED;
  }

  private static String seconds(OptionalDouble value) {
    return value.isPresent() ? text("%.2f", value.getAsDouble()) : UNDEFINED;
  }

  private static String number(double value) {
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros();
    boolean readable = Math.abs(value) < 1e9 && (Math.abs(value) > 1e-6 || value == 0);
    return readable ? rounded.toPlainString() : rounded.toString();
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static void wrap(StringBuilder out, String sentence) {
    int width = 0;
    out.append("-");
    for (String word : sentence.split(" ")) {
      if (width + word.length() > 90) {
        out.append("\n ");
        width = 0;
      }
      out.append(' ').append(word);
      width += word.length() + 1;
    }
    out.append('\n');
  }
}
