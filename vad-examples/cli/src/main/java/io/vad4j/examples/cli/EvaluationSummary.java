package io.vad4j.examples.cli;

import io.vad4j.core.evaluate.Evaluation;
import io.vad4j.core.evaluate.OperatingPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The few figures of an evaluation that one looks at first. */
final class EvaluationSummary {

  private EvaluationSummary() {}

  /** A line a figure. */
  static List<String> lines(Evaluation evaluation) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("frame AUC, micro", evaluation.frames().auc().micro()));
    rows.add(row("frame AUC, macro", evaluation.frames().auc().macro()));
    evaluation.pixels().ifPresent(pixels -> rows.add(row("pixel AUC", pixels.auc())));
    rows.add(row("average precision", evaluation.frames().averagePrecision()));
    rows.add(row("equal error rate", evaluation.frames().equalErrorRate()));
    evaluation.frames().chosen().ifPresent(point -> addThreshold(rows, point));
    OptionalDouble speed = evaluation.setting().framesPerSecond();
    if (speed.isPresent()) {
      rows.add(List.of("frames a second", text("%,.0f", speed.getAsDouble())));
    }
    return TextTable.lines(rows);
  }

  private static void addThreshold(List<List<String>> rows, OperatingPoint point) {
    rows.add(List.of("threshold", text("%.3f", point.threshold())));
    rows.add(row("abnormal frames found", point.confusion().truePositiveRate()));
    rows.add(row("normal frames flagged", point.confusion().falsePositiveRate()));
  }

  private static List<String> row(String name, OptionalDouble value) {
    return List.of(name, value.isPresent() ? text("%.4f", value.getAsDouble()) : "undefined");
  }

  private static String text(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
