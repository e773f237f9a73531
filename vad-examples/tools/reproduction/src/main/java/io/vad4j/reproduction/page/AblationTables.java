package io.vad4j.reproduction.page;

import io.vad4j.Pooling;
import io.vad4j.core.evaluation.frame.FrameAuc;
import io.vad4j.core.evaluation.frame.RankedScores;
import io.vad4j.core.evaluation.frame.ScoredClip;
import io.vad4j.report.NumberTable;
import io.vad4j.report.NumberTable.Column;
import io.vad4j.report.NumberTable.Row;
import io.vad4j.reproduction.evaluation.EvaluationStage;
import io.vad4j.reproduction.evaluation.ReproductionResults;
import io.vad4j.reproduction.scoring.Candidate;
import io.vad4j.reproduction.scoring.EvaluationClip;
import io.vad4j.reproduction.scoring.FeatureMatrix;
import io.vad4j.reproduction.scoring.MapType;
import io.vad4j.reproduction.scoring.ScoreFeature;
import io.vad4j.reproduction.scoring.ScoreFormula;
import io.vad4j.reproduction.scoring.ScorerFeatures;
import io.vad4j.reproduction.training.TrainingBudget;
import io.vad4j.reproduction.training.TrainingPlan;
import io.vad4j.reproduction.training.Variant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Ablation tables: each varies one choice. */
final class AblationTables {
  private static final ScoreFeature ERROR = ScoreFeature.mean(MapType.ERROR);
  private static final ScoreFeature MOTION = ScoreFeature.mean(MapType.MOTION);
  private static final Pooling BOX_POOLING = Pooling.max(3);
  private static final int MAX_CANDIDATES = 10;

  private static final List<Column> COLUMNS =
      List.of(
          Column.decimal("pasted", "Pseudo-anomalies, micro", 3),
          Column.decimal("micro", "Test, micro", 3),
          Column.decimal("perClip", "per clip", 3),
          Column.decimal("macro", "macro", 3));

  private final ReproductionResults results;

  AblationTables(ReproductionResults results) {
    this.results = results;
  }

  /** {@return all ablation tables} */
  List<NumberTable> all() {
    return List.of(
        trainings(), weighting(), coefficientRatios(), poolings(), smoothings(), inferenceMasks());
  }

  private NumberTable trainings() {
    List<Row> rows = new ArrayList<>();
    results
        .trainings()
        .forEach(
            (name, training) -> {
              if (training.variant().group() == Variant.Group.ABLATION) {
                FeatureMatrix featureMatrix = results.network(name).featureMatrix();
                Map<String, Object> values = new HashMap<>();
                training
                    .bestEpoch()
                    .ifPresent(epoch -> values.put("validation", epoch.validationLoss()));
                put(values, "error", micro(ScoreFormula.of(ERROR), featureMatrix));
                put(values, "hybrid", micro(ScoreFormula.HYBRID, featureMatrix));
                put(values, "box", micro(boxFormula(), featureMatrix));
                put(values, "pasted", boxFormula().pseudoAnomalyAuc(featureMatrix));
                rows.add(new Row(name, training.variant().description(), values));
              }
            });
    TrainingBudget budget = results.setting().budget();
    return new NumberTable(
        "ablation-trainings",
        "Mask ratio and dropout",
        "Training",
        List.of(
            Column.decimal("validation", "Validation loss", 5),
            Column.decimal("error", "Mean error, micro", 3),
            Column.decimal("hybrid", "Hybrid, micro", 3),
            Column.decimal("box", "Hybrid, largest boxes, micro", 3),
            Column.decimal("pasted", "the same, pseudo-anomalies", 3)),
        rows,
        List.of(
            String.format(
                Locale.ROOT,
                "Short trainings: %d × %<d pixels, at most %d epochs, every %dth frame. Validation"
                    + " losses are comparable at the same mask ratio only. AUC on %,d test frames.",
                budget.ablationSize(),
                budget.ablationEpochs(),
                budget.ablationFrameStride(),
                results.setting().testFrameCount())));
  }

  private NumberTable weighting() {
    List<Row> rows = new ArrayList<>();
    for (String network :
        List.of(
            TrainingPlan.PLAIN, TrainingPlan.MASKED, TrainingPlan.WEIGHTED, TrainingPlan.HYBRID)) {
      for (MapType mapType : List.of(MapType.ERROR, MapType.WEIGHTED_ERROR, MapType.MOTION)) {
        rows.add(
            row(
                network + "-" + mapType.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                network + " network, mean " + mapType.description(),
                ScoreFormula.of(ScoreFeature.mean(mapType)),
                results.network(network).featureMatrix()));
      }
    }
    return table(
        "ablation-weighting", "Weighting in training and in scoring", "Network and score", rows);
  }

  private NumberTable coefficientRatios() {
    List<Row> rows = new ArrayList<>();
    FeatureMatrix featureMatrix = hybridFeatures();
    for (double[] ratio : new double[][] {{1, 0}, {4, 1}, {2, 1}, {1, 1}, {1, 2}, {1, 4}, {0, 1}}) {
      rows.add(
          row(
              "%d-%d".formatted((int) ratio[0], (int) ratio[1]),
              "%d : %d".formatted((int) ratio[0], (int) ratio[1]),
              ScoreFormula.of(ERROR, ratio[0], MOTION, ratio[1]),
              featureMatrix));
    }
    return table(
        "ablation-alpha-beta",
        "α : β, in standard deviations of each term, frame means of the hybrid network",
        "α : β",
        rows);
  }

  private NumberTable poolings() {
    List<Row> rows = new ArrayList<>();
    FeatureMatrix featureMatrix = hybridFeatures();
    rows.add(
        row(
            "motion-weighted",
            "motion-weighted mean of the error, plus mean of motion",
            ScoreFormula.of(ScoreFeature.mean(MapType.WEIGHTED_ERROR), 1, MOTION, 1),
            featureMatrix));
    for (Pooling pooling : ScorerFeatures.POOLINGS) {
      for (boolean perspective : List.of(false, true)) {
        ScoreFeature error = new ScoreFeature(MapType.ERROR, pooling, perspective);
        ScoreFeature motion = new ScoreFeature(MapType.MOTION, pooling, perspective);
        rows.add(
            row(
                "box-%d-top-%s%s"
                    .formatted(
                        pooling.window(),
                        pooling.topK() == Pooling.ALL_CELLS ? "all" : pooling.topK(),
                        perspective ? "-perspective" : ""),
                ScoreFeature.describe(pooling) + (perspective ? ", by perspective" : ""),
                ScoreFormula.of(error, 1, motion, 1),
                featureMatrix));
      }
    }
    return table(
        "ablation-pooling",
        "Pooling of error and motion, hybrid network, α : β = 1 : 1",
        "Pooling",
        rows);
  }

  private NumberTable smoothings() {
    List<Row> rows = new ArrayList<>();
    for (int milliseconds : List.of(0, 200, 300, 500, 1000)) {
      rows.add(
          row(
              milliseconds + "-ms",
              milliseconds == 0 ? "none" : milliseconds / 1000.0 + " s",
              boxFormula().withSmoothing(Duration.ofMillis(milliseconds)),
              hybridFeatures()));
    }
    return table(
        "ablation-smoothing",
        "Causal smoothing of the score, hybrid network, largest boxes of 3 × 3 cells",
        "Time constant",
        rows);
  }

  private NumberTable inferenceMasks() {
    List<Row> rows = new ArrayList<>();
    for (String network :
        List.of(TrainingPlan.MASKED, TrainingPlan.HYBRID, TrainingPlan.TEMPORAL)) {
      for (String suffix : List.of("", EvaluationStage.MASKED_INFERENCE)) {
        FeatureMatrix featureMatrix = results.network(network + suffix).featureMatrix();
        String masks = suffix.isEmpty() ? "no mask" : "complementary masks";
        rows.add(
            row(
                network + suffix + "-error",
                network + ", " + masks + ", mean error",
                ScoreFormula.of(ERROR),
                featureMatrix));
        rows.add(
            row(
                network + suffix + "-boxes",
                network + ", " + masks + ", hybrid, largest boxes",
                boxFormula(),
                featureMatrix));
      }
    }
    return table("ablation-test-mask", "Masks at inference", "Network, masks and score", rows);
  }

  /** {@return the best score formulas on pseudo-anomalies, with their test AUC} */
  NumberTable candidates() {
    List<Row> rows = new ArrayList<>();
    int rank = 1;
    for (Candidate candidate : results.candidates().stream().limit(MAX_CANDIDATES).toList()) {
      Map<String, Object> values =
          values(candidate.formula(), results.network(candidate.network()).featureMatrix());
      values.put("network", candidate.network());
      rows.add(new Row("rank-" + rank, rank + ". " + candidate.formula().description(), values));
      rank++;
    }
    List<Column> columns = new ArrayList<>(List.of(Column.text("network", "Network")));
    columns.addAll(COLUMNS);
    return new NumberTable(
        "best-choices",
        "Score formulas by their AUC on pseudo-anomalies in held-out normal clips",
        "Score formula",
        columns,
        rows,
        List.of(
            String.format(
                Locale.ROOT,
                "%,d formulas were evaluated on %,d frames of %d clips with pseudo-anomalies. The"
                    + " first is selected; test metrics are not used for the selection.",
                results.candidates().size(),
                results.setting().clips().frameCount(EvaluationClip.Role.PSEUDO_ANOMALY),
                results.setting().clips().withRole(EvaluationClip.Role.PSEUDO_ANOMALY).size())));
  }

  private FeatureMatrix hybridFeatures() {
    return results.network(TrainingPlan.HYBRID).featureMatrix();
  }

  private static ScoreFormula boxFormula() {
    return ScoreFormula.of(
        new ScoreFeature(MapType.ERROR, BOX_POOLING, false),
        1,
        new ScoreFeature(MapType.MOTION, BOX_POOLING, false),
        1);
  }

  private NumberTable table(String id, String title, String rowHeader, List<Row> rows) {
    return new NumberTable(
        id,
        title,
        rowHeader,
        COLUMNS,
        rows,
        List.of(
            String.format(
                Locale.ROOT,
                "Pseudo-anomalies: AUC over %,d frames of normal clips with pseudo-anomalies. Test:"
                    + " %,d frames.",
                results.setting().clips().frameCount(EvaluationClip.Role.PSEUDO_ANOMALY),
                results.setting().testFrameCount())));
  }

  private static Row row(
      String key, String title, ScoreFormula formula, FeatureMatrix featureMatrix) {
    return new Row(key, title, values(formula, featureMatrix));
  }

  private static Map<String, Object> values(ScoreFormula formula, FeatureMatrix featureMatrix) {
    Map<String, Object> values = new LinkedHashMap<>();
    put(values, "pasted", formula.pseudoAnomalyAuc(featureMatrix));
    FrameAuc auc = FrameAuc.of(formula.scoreClips(featureMatrix, EvaluationClip.Role.TEST));
    put(values, "micro", auc.micro());
    put(values, "perClip", auc.perClip());
    put(values, "macro", auc.macro());
    return values;
  }

  private static OptionalDouble micro(ScoreFormula formula, FeatureMatrix featureMatrix) {
    List<ScoredClip> scored = formula.scoreClips(featureMatrix, EvaluationClip.Role.TEST);
    return RankedScores.of(scored).rocAuc();
  }

  private static void put(Map<String, Object> values, String key, OptionalDouble value) {
    value.ifPresent(number -> values.put(key, number));
  }
}
