package io.vad4j.reproduction.page;

import io.vad4j.core.evaluation.frame.FrameAuc;
import io.vad4j.report.NumberTable;
import io.vad4j.report.NumberTable.Column;
import io.vad4j.report.NumberTable.Row;
import io.vad4j.reproduction.evaluation.EvaluationStage;
import io.vad4j.reproduction.evaluation.MethodResult;
import io.vad4j.reproduction.evaluation.ReproductionResults;
import io.vad4j.reproduction.training.TrainingPlan;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Mean and range of the AUC over the seeds of each network that is trained with several. */
final class SeedTable {
  private final ReproductionResults results;

  SeedTable(ReproductionResults results) {
    this.results = results;
  }

  /** {@return a row for each network and score} */
  NumberTable table() {
    List<Row> rows = new ArrayList<>();
    results.methods(keys()).forEach((key, method) -> rows.add(row(key, method)));
    return new NumberTable(
        "table-4-seeds",
        "Table 4, networks that train in minutes, by seed",
        "Method",
        List.of(
            Column.count("seeds", "Seeds"),
            Column.decimal("microMean", "AUC, micro, mean", 3),
            Column.decimal("microMin", "least", 3),
            Column.decimal("microMax", "greatest", 3),
            Column.decimal("macroMean", "AUC, macro, mean", 3),
            Column.decimal("macroMin", "least", 3),
            Column.decimal("macroMax", "greatest", 3)),
        rows,
        List.of("The other networks are trained with one seed."));
  }

  private static List<String> keys() {
    List<String> keys = new ArrayList<>();
    for (String name : TrainingPlan.REPEATED) {
      keys.add(name);
      keys.add(name + EvaluationStage.PEER_BEST);
    }
    return keys;
  }

  private Row row(String key, MethodResult method) {
    List<String> keys = new ArrayList<>(List.of(key));
    TrainingPlan.furtherSeeds(results.setting().budget())
        .forEach(seed -> keys.add(TrainingPlan.repeatName(key, seed)));
    DoubleSummaryStatistics micro = new DoubleSummaryStatistics();
    DoubleSummaryStatistics macro = new DoubleSummaryStatistics();
    results
        .methods(keys)
        .values()
        .forEach(
            result -> {
              FrameAuc auc = FrameAuc.of(result.testClips());
              auc.micro().ifPresent(micro);
              auc.macro().ifPresent(macro);
            });
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("seeds", results.methods(keys).size());
    put(values, "micro", micro);
    put(values, "macro", macro);
    return new Row(key, method.title(), values);
  }

  private static void put(Map<String, Object> values, String name, DoubleSummaryStatistics auc) {
    if (auc.getCount() > 0) {
      values.put(name + "Mean", auc.getAverage());
      values.put(name + "Min", auc.getMin());
      values.put(name + "Max", auc.getMax());
    }
  }
}
