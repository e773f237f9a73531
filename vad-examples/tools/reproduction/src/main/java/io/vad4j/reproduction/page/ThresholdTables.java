package io.vad4j.reproduction.page;

import io.vad4j.core.evaluation.frame.ConfusionMatrix;
import io.vad4j.core.evaluation.frame.RankedScores;
import io.vad4j.core.evaluation.frame.ScoredClip;
import io.vad4j.report.NumberTable;
import io.vad4j.report.NumberTable.Column;
import io.vad4j.report.NumberTable.Row;
import io.vad4j.reproduction.evaluation.EvaluationStage;
import io.vad4j.reproduction.evaluation.MethodResult;
import io.vad4j.reproduction.evaluation.ReproductionResults;
import io.vad4j.reproduction.training.TrainingPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;

/** The tables of the paper at thresholds: its Table 2 and Fig. 6. */
final class ThresholdTables {
  private final ReproductionResults results;
  private final String testSetNote;

  /**
   * @param testSetNote a note on the size of the test set
   */
  ThresholdTables(ReproductionResults results, String testSetNote) {
    this.results = results;
    this.testSetNote = testSetNote;
  }

  /** {@return metrics at thresholds on the hybrid score, scaled to 0 to 1} */
  List<NumberTable> atTenths() {
    List<ScoredClip> scored = results.method(TrainingPlan.HYBRID).testClips();
    return List.of(
        thresholds(
            "table-2-thresholds",
            "Table 2. Thresholds on the hybrid score, scaled to 0 to 1 over all test frames",
            scaleToUnitRange(scored)),
        thresholds(
            "table-2-thresholds-per-clip",
            "Table 2, scaled clip by clip instead, which is not causal",
            scored.stream().map(ScoredClip::normalize).toList()));
  }

  private NumberTable thresholds(String id, String title, List<ScoredClip> scored) {
    RankedScores ranked = RankedScores.of(scored);
    List<Row> rows = new ArrayList<>();
    for (int tenth = 1; tenth <= 9; tenth++) {
      ConfusionMatrix matrix = ranked.confusionAt(tenth / 10.0);
      Map<String, Object> values = new HashMap<>();
      PaperTables.put(values, "precision", matrix.precision());
      PaperTables.put(values, "recall", matrix.recall());
      PaperTables.put(values, "f1", matrix.f1());
      values.put("tp", matrix.truePositives());
      values.put("fp", matrix.falsePositives());
      values.put("fn", matrix.falseNegatives());
      values.put("tn", matrix.trueNegatives());
      values.put("frames", matrix.total());
      values.put("inPaper", PaperValues.THRESHOLD_TENTHS.contains(tenth) ? "yes" : "no");
      rows.add(new Row("threshold-0" + tenth, "0." + tenth, values));
    }
    return new NumberTable(
        id,
        title,
        "Threshold",
        List.of(
            Column.decimal("precision", "Precision", 3),
            Column.decimal("recall", "Recall", 3),
            Column.decimal("f1", "F1", 3),
            Column.count("tp", "TP"),
            Column.count("fp", "FP"),
            Column.count("fn", "FN"),
            Column.count("tn", "TN"),
            Column.count("frames", "All frames"),
            Column.text("inPaper", "In the paper's table")),
        rows,
        List.of(testSetNote));
  }

  private static List<ScoredClip> scaleToUnitRange(List<ScoredClip> clips) {
    double low = allScores(clips).min().orElse(0);
    double span = allScores(clips).max().orElse(0) - low;
    return clips.stream()
        .map(
            clip ->
                ScoredClip.of(
                    clip.name(),
                    Arrays.stream(clip.scores())
                        .map(score -> span > 0 ? (score - low) / span : 0)
                        .toArray(),
                    clip.labels()))
        .toList();
  }

  private static DoubleStream allScores(List<ScoredClip> clips) {
    return clips.stream().flatMapToDouble(clip -> Arrays.stream(clip.scores()));
  }

  /** {@return confusion matrices at the threshold, the paper's Fig. 6} */
  NumberTable confusions() {
    List<Row> rows = new ArrayList<>();
    results
        .methods(List.of(TrainingPlan.HYBRID, EvaluationStage.BEST))
        .forEach(
            (key, method) -> {
              ConfusionMatrix matrix = method.confusionMatrix();
              rows.add(
                  new Row(
                      key,
                      method.title(),
                      Map.of(
                          "tp", matrix.truePositives(),
                          "fp", matrix.falsePositives(),
                          "fn", matrix.falseNegatives(),
                          "tn", matrix.trueNegatives(),
                          "frames", matrix.total())));
            });
    return new NumberTable(
        "confusion",
        "Fig. 6. Confusion matrices",
        "Method",
        List.of(
            Column.count("tp", "TP"),
            Column.count("fp", "FP"),
            Column.count("fn", "FN"),
            Column.count("tn", "TN"),
            Column.count("frames", "All frames")),
        rows,
        List.of(
            String.format(
                Locale.ROOT,
                "At the threshold that %.0f %% of held-out normal frames reach.",
                100 * MethodResult.FALSE_ALARM_RATE)));
  }
}
