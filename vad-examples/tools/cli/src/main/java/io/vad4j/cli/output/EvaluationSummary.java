package io.vad4j.cli.output;

import io.vad4j.cli.console.ConsoleTable;
import io.vad4j.core.evaluation.Evaluation;
import io.vad4j.core.evaluation.ExactDecimal;
import io.vad4j.core.evaluation.frame.OperatingPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The main metrics of an evaluation as text. */
public final class EvaluationSummary {

  private EvaluationSummary() {}

  /** {@return a line for each metric} */
  public static List<String> lines(Evaluation evaluation) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("frame AUC, micro", evaluation.frames().auc().micro()));
    rows.add(row("frame AUC, macro", evaluation.frames().auc().macro()));
    evaluation.pixels().ifPresent(pixels -> rows.add(row("pixel AUC", pixels.auc())));
    rows.add(row("average precision", evaluation.frames().averagePrecision()));
    rows.add(row("equal error rate", evaluation.frames().equalErrorRate()));
    evaluation.frames().atThreshold().ifPresent(point -> addThreshold(rows, point));
    OptionalDouble speed = evaluation.metadata().framesPerSecond();
    if (speed.isPresent()) {
      rows.add(List.of("frames a second", format("%,.0f", speed.getAsDouble())));
    }
    return ConsoleTable.format(rows);
  }

  private static void addThreshold(List<List<String>> rows, OperatingPoint point) {
    rows.add(List.of("threshold", ExactDecimal.format(point.threshold())));
    rows.add(row("alarm recall", point.confusion().truePositiveRate()));
    rows.add(row("false-alarm rate", point.confusion().falsePositiveRate()));
  }

  private static List<String> row(String name, OptionalDouble value) {
    return List.of(name, value.isPresent() ? format("%.4f", value.getAsDouble()) : "undefined");
  }

  private static String format(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
