package io.vad4j.reproduction.page;

import io.vad4j.core.evaluation.frame.ConfusionMatrix;
import io.vad4j.core.evaluation.frame.FrameAuc;
import io.vad4j.core.evaluation.frame.ScoredClip;
import io.vad4j.core.evaluation.region.PixelMetrics;
import io.vad4j.report.NumberTable;
import io.vad4j.report.NumberTable.Column;
import io.vad4j.report.NumberTable.Row;
import io.vad4j.reproduction.evaluation.EvaluationStage;
import io.vad4j.reproduction.evaluation.MethodResult;
import io.vad4j.reproduction.evaluation.ReproductionResults;
import io.vad4j.reproduction.scoring.EvaluationClip;
import io.vad4j.reproduction.scoring.MapType;
import io.vad4j.reproduction.scoring.ScoreFeature;
import io.vad4j.reproduction.scoring.ScoreFormula;
import io.vad4j.reproduction.training.TrainingPlan;
import io.vad4j.tensorflow.LayerSummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** The tables of the paper with the reproduced and the published values. */
final class PaperTables {
  private static final List<String> NETWORKS =
      List.of(
          TrainingPlan.PLAIN,
          TrainingPlan.MASKED,
          TrainingPlan.WEIGHTED,
          TrainingPlan.HYBRID,
          TrainingPlan.GAN,
          TrainingPlan.GAN_PLAIN,
          TrainingPlan.TRANSFORMER,
          TrainingPlan.TEMPORAL);

  private static final List<String> METHODS =
      List.of(
          TrainingPlan.HYBRID,
          TrainingPlan.PLAIN,
          "optical-flow",
          "frame-difference",
          "mog2",
          TrainingPlan.GAN,
          TrainingPlan.GAN_PLAIN,
          TrainingPlan.TRANSFORMER,
          TrainingPlan.TEMPORAL,
          TrainingPlan.HYBRID + EvaluationStage.BFLOAT16,
          EvaluationStage.BEST,
          TrainingPlan.TEMPORAL + EvaluationStage.PEER_BEST,
          TrainingPlan.GAN + EvaluationStage.PEER_BEST,
          TrainingPlan.GAN_PLAIN + EvaluationStage.PEER_BEST,
          TrainingPlan.TRANSFORMER + EvaluationStage.PEER_BEST,
          "optical-flow-box",
          "frame-difference-box",
          "mog2-box",
          TrainingPlan.MOTION);

  private final ReproductionResults results;

  PaperTables(ReproductionResults results) {
    this.results = results;
  }

  /** {@return whether the paper's values are of the same data set} */
  boolean isComparable() {
    return results.setting().dataset().contains(PaperValues.DATASET);
  }

  /** {@return whether the paper's values are printed} */
  boolean showsPaper() {
    return isComparable() || results.setting().dataset().contains(PaperValues.PEER_DATASET);
  }

  /** {@return layers, shapes and parameters} */
  NumberTable layers() {
    List<Row> rows = new ArrayList<>();
    int number = 1;
    for (LayerSummary layer : results.layers()) {
      rows.add(
          new Row(
              String.format(Locale.ROOT, "layer-%02d", number++),
              layer.name(),
              Map.of(
                  "shape",
                  "%d × %d × %d".formatted(layer.rows(), layer.columns(), layer.channels()),
                  "parameters",
                  layer.parameters())));
    }
    long sum = results.layers().stream().mapToLong(LayerSummary::parameters).sum();
    rows.add(new Row("total", "Total", Map.of("parameters", sum, "paper", PaperValues.PARAMETERS)));
    return new NumberTable(
        "table-1-network",
        "Table 1. The network",
        "Layer",
        List.of(
            Column.text("shape", "Output"),
            Column.count("parameters", "Parameters"),
            Column.count("paper", "Paper")),
        rows,
        List.of());
  }

  /** {@return mean errors, false positives and AUC of the paper's network by training} */
  NumberTable networks() {
    List<Row> rows = new ArrayList<>();
    results
        .methods(NETWORKS)
        .forEach(
            (key, method) -> {
              Map<String, Object> values = aucValues(method);
              List<ScoredClip> errors =
                  TrainingPlan.PEERS.contains(key)
                      ? method.testClips()
                      : ScoreFormula.of(ScoreFeature.mean(MapType.ERROR))
                          .scoreClips(
                              results.network(key).featureMatrix(), EvaluationClip.Role.TEST);
              put(values, "errorNormal", meanScore(errors, abnormal -> !abnormal));
              put(values, "errorAbnormal", meanScore(errors, abnormal -> abnormal));
              ConfusionMatrix matrix = method.confusionMatrix();
              values.put("fp", matrix.falsePositives());
              values.put("tp", matrix.truePositives());
              values.put("normalFrames", matrix.falsePositives() + matrix.trueNegatives());
              rows.add(new Row(key, method.title(), values));
            });
    List<Column> columns =
        new ArrayList<>(
            List.of(
                Column.decimal("errorNormal", "Mean error, normal", 5),
                Column.decimal("errorAbnormal", "Mean error, abnormal", 5)));
    columns.addAll(aucColumns());
    columns.addAll(
        List.of(
            Column.count("fp", "False positives"),
            Column.count("normalFrames", "of normal frames"),
            Column.count("tp", "True positives")));
    return new NumberTable(
        "table-3-networks",
        "Table 3. The network by training",
        "Training",
        columns,
        rows,
        List.of(
            testSetNote(),
            "Mean error: mean squared error of the reconstruction, pixels from 0 to 1. Scores:"
                + " plain and masked by the error, weighted by the weighted error, hybrid by α ·"
                + " error + β · motion, each the mean over the frame. Of the GAN and the"
                + " transformer, the mean of the anomaly map, with pixels from −1 to 1.",
            String.format(
                Locale.ROOT,
                "False and true positives at the threshold that %.0f %% of %,d held-out normal"
                    + " frames reach.",
                100 * MethodResult.FALSE_ALARM_RATE,
                results.setting().normalFrameCount()),
            alphaBetaNote()));
  }

  /** {@return a note on α and β of the hybrid score} */
  String alphaBetaNote() {
    Map<ScoreFeature, Double> weights =
        ScoreFormula.HYBRID.weights(results.network(TrainingPlan.HYBRID).featureMatrix());
    return String.format(
        Locale.ROOT,
        "α = %.4g and β = %.4g: both terms have unit deviation on held-out normal video.",
        Objects.requireNonNull(weights.get(ScoreFeature.mean(MapType.ERROR))),
        Objects.requireNonNull(weights.get(ScoreFeature.mean(MapType.MOTION))));
  }

  private static OptionalDouble meanScore(List<ScoredClip> clips, Predicate<Boolean> wanted) {
    double sum = 0;
    int count = 0;
    for (ScoredClip clip : clips) {
      for (int i = 0; i < clip.frameCount(); i++) {
        if (wanted.test(clip.isAbnormal(i))) {
          sum += clip.score(i);
          count++;
        }
      }
    }
    return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
  }

  /** {@return all methods, with the variants of AUC in the literature} */
  NumberTable methods() {
    List<Row> rows = new ArrayList<>();
    results
        .methods(METHODS)
        .forEach(
            (key, method) -> {
              Map<String, Object> values = aucValues(method);
              values.put("score", method.description());
              rows.add(new Row(key, method.title(), values));
            });
    List<Column> columns = new ArrayList<>(aucColumns());
    columns.add(Column.text("score", "Score"));
    return new NumberTable(
        "table-4-methods",
        "Table 4. Methods",
        "Method",
        columns,
        rows,
        List.of(
            testSetNote(),
            "Micro: one curve over all frames. Per clip: scores of each clip scaled to 0 to 1"
                + " first, which is not causal. Macro: mean over the clips with both classes."
                + " Pixel: over pixels, where there are masks.",
            isComparable()
                ? String.format(
                    Locale.ROOT,
                    "The paper's hybrid is %.2f in its Table 3 and %.2f in its Table 4; the"
                        + " normalisation of scores is not stated.",
                    PaperValues.AUC.getOrDefault(TrainingPlan.HYBRID, Double.NaN),
                    PaperValues.HYBRID_AUC_IN_TABLE_4)
                : showsPaper()
                    ? PaperValues.OTHER_DATA_NOTE
                    : "The paper's values are those of UCSD Ped2 and not shown beside other data.",
            PaperValues.PEERS_NOTE,
            fragmentNote()));
  }

  private Map<String, Object> aucValues(MethodResult method) {
    Map<String, Object> values = new LinkedHashMap<>();
    FrameAuc auc = FrameAuc.of(method.testClips());
    put(values, "micro", auc.micro());
    put(values, "perClip", auc.perClip());
    put(values, "macro", auc.macro());
    method
        .pixelScores()
        .filter(pixels -> pixels.frames() > 0)
        .ifPresent(pixels -> put(values, "pixel", PixelMetrics.of(pixels).auc()));
    Double paper = PaperValues.AUC.get(method.key());
    if (paper != null && showsPaper()) {
      values.put("paper", paper);
    }
    return values;
  }

  private static List<Column> aucColumns() {
    return List.of(
        Column.decimal("paper", "AUC, paper", 2),
        Column.decimal("micro", "AUC, micro", 3),
        Column.decimal("perClip", "per clip", 3),
        Column.decimal("macro", "macro", 3),
        Column.decimal("pixel", "pixel", 3));
  }

  /** {@return latencies of all methods} */
  NumberTable latencies() {
    List<Row> rows = new ArrayList<>();
    results
        .latencies()
        .forEach(
            (key, latency) -> {
              Map<String, Object> values = new HashMap<>();
              values.put("decode", latency.decode());
              values.put("prepare", latency.preprocess());
              values.put("score", latency.score());
              values.put("whole", latency.total());
              values.put("processor", latency.processor());
              values.put("fps", latency.framesPerSecond());
              values.put("frames", latency.frameCount());
              Double published = PaperValues.FRAMES_PER_SECOND.get(key);
              if (published != null) {
                values.put("paperFps", published);
              }
              if (key.equals(TrainingPlan.HYBRID)) {
                values.put("paper", PaperValues.FRAME_MILLISECONDS);
              }
              rows.add(new Row(key, results.method(key).title(), values));
            });
    return new NumberTable(
        "real-time",
        "Latency of a frame in milliseconds",
        "Method",
        List.of(
            Column.decimal("decode", "Decode", 2),
            Column.decimal("prepare", "Grayscale, resize", 2),
            Column.decimal("score", "Score and map", 2),
            Column.decimal("whole", "Total", 2),
            Column.decimal("processor", "Processor time", 2),
            Column.decimal("fps", "Frames a second of it", 0),
            Column.count("frames", "Frames"),
            Column.decimal("paper", "Paper, total", 0),
            Column.decimal("paperFps", "Paper, frames a second", 0)),
        rows,
        List.of(
            String.format(
                Locale.ROOT,
                "Medians over a test clip of %d × %d pixels, in one thread, on %s. The network's"
                    + " input is %d × %<d. The processor time leaves out decoding that runs ahead"
                    + " in another thread, as of images; other programs hardly change it.",
                results.setting().width(),
                results.setting().height(),
                HostInfo.describe(),
                results.setting().budget().size()),
            "The paper measured 42 ms (23.8 frames a second) at 200 × 200 on an RTX 3060. Times"
                + " differ from run to run; all other tables do not."));
  }

  private String fragmentNote() {
    return isFragment()
        ? "This data set is a fragment: no figure on it can be compared with published ones."
        : "Best: the pooling and smoothing with the highest AUC on pseudo-anomalies.";
  }

  private boolean isFragment() {
    return results.setting().dataset().toLowerCase(Locale.ROOT).contains("fragment");
  }

  /** {@return a note on the size of the test set} */
  String testSetNote() {
    return String.format(
        Locale.ROOT,
        "On %,d test frames, %,d of them abnormal, in %d clips.",
        results.setting().testFrameCount(),
        results.setting().abnormalTestFrameCount(),
        results.setting().clips().withRole(EvaluationClip.Role.TEST).size());
  }

  static void put(Map<String, Object> values, String key, OptionalDouble value) {
    value.ifPresent(number -> values.put(key, number));
  }
}
