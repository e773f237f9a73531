package io.vad4j.examples.cli.reproduce;

import io.vad4j.core.evaluate.ConfusionMatrix;
import io.vad4j.core.evaluate.FrameAuc;
import io.vad4j.core.evaluate.PixelMetrics;
import io.vad4j.core.evaluate.RankedScores;
import io.vad4j.core.evaluate.ScoredClip;
import io.vad4j.examples.cli.page.NumberTable;
import io.vad4j.examples.cli.page.NumberTable.Column;
import io.vad4j.examples.cli.page.NumberTable.Row;
import io.vad4j.tensorflow.Layer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;

/** The tables that the paper has, with our numbers and, where it gives them, its own. */
final class PaperTables {
  private static final List<String> NETWORKS =
      List.of(TrainingPlan.PLAIN, TrainingPlan.MASKED, TrainingPlan.WEIGHTED, TrainingPlan.HYBRID);

  private static final List<String> METHODS =
      List.of(
          TrainingPlan.HYBRID,
          TrainingPlan.PLAIN,
          "optical-flow",
          "frame-difference",
          "mog2",
          EvaluationStage.BEST,
          "optical-flow-box",
          "frame-difference-box",
          "mog2-box",
          TrainingPlan.MOTION);

  private final Results results;

  PaperTables(Results results) {
    this.results = results;
  }

  /** Whether the paper's figures are of the same data. */
  boolean comparable() {
    return results.setting().dataset().contains(PaperValues.DATASET);
  }

  /** Layers, shapes and parameters. */
  NumberTable layers() {
    List<Row> rows = new ArrayList<>();
    int number = 1;
    for (Layer layer : results.layers()) {
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
    long sum = results.layers().stream().mapToLong(Layer::parameters).sum();
    rows.add(new Row("total", "Total", Map.of("parameters", sum, "paper", PaperValues.PARAMETERS)));
    return new NumberTable(
        "table-1-network",
        "Table 1. The network",
        "Layer",
        List.of(
            Column.words("shape", "Output"),
            Column.count("parameters", "Parameters"),
            Column.count("paper", "Paper")),
        rows,
        List.of());
  }

  /** What thresholds make of the hybrid score, scaled to 0 to 1. */
  List<NumberTable> thresholds() {
    List<ScoredClip> scored = results.method(TrainingPlan.HYBRID).test();
    return List.of(
        thresholds(
            "table-2-thresholds",
            "Table 2. Thresholds on the hybrid score, scaled to 0 to 1 over all test frames",
            scaled(scored)),
        thresholds(
            "table-2-thresholds-per-clip",
            "Table 2, scaled clip by clip instead, which looks at the whole clip",
            scored.stream().map(ScoredClip::normalised).toList()));
  }

  private NumberTable thresholds(String id, String title, List<ScoredClip> scored) {
    RankedScores ranked = RankedScores.of(scored);
    List<Row> rows = new ArrayList<>();
    for (int tenth = 1; tenth <= 9; tenth++) {
      ConfusionMatrix matrix = ranked.at(tenth / 10.0);
      Map<String, Object> values = new HashMap<>();
      put(values, "precision", matrix.precision());
      put(values, "recall", matrix.recall());
      put(values, "f1", matrix.f1());
      values.put("tp", matrix.truePositives());
      values.put("fp", matrix.falsePositives());
      values.put("fn", matrix.falseNegatives());
      values.put("tn", matrix.trueNegatives());
      values.put("frames", matrix.total());
      values.put("inPaper", PaperValues.TENTHS.contains(tenth) ? "yes" : "no");
      rows.add(new Row("threshold-0" + tenth, "0." + tenth, values));
    }
    return new NumberTable(
        id,
        title,
        "Threshold",
        List.of(
            Column.number("precision", "Precision", 3),
            Column.number("recall", "Recall", 3),
            Column.number("f1", "F1", 3),
            Column.count("tp", "TP"),
            Column.count("fp", "FP"),
            Column.count("fn", "FN"),
            Column.count("tn", "TN"),
            Column.count("frames", "All frames"),
            Column.words("inPaper", "In the paper's table")),
        rows,
        List.of(stands()));
  }

  private static List<ScoredClip> scaled(List<ScoredClip> clips) {
    double low = all(clips).min().orElse(0);
    double span = all(clips).max().orElse(0) - low;
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

  private static DoubleStream all(List<ScoredClip> clips) {
    return clips.stream().flatMapToDouble(clip -> Arrays.stream(clip.scores()));
  }

  /** Mean errors, false positives and AUC of the paper's network by how it was trained. */
  NumberTable networks() {
    List<Row> rows = new ArrayList<>();
    results
        .methods(NETWORKS)
        .forEach(
            (key, method) -> {
              Map<String, Object> values = auc(method);
              List<ScoredClip> errors =
                  Recipe.of(Reading.mean(Signal.ERROR))
                      .scored(results.network(key).readings(), WatchedClip.Role.TEST);
              put(values, "errorNormal", mean(errors, abnormal -> !abnormal));
              put(values, "errorAbnormal", mean(errors, abnormal -> abnormal));
              ConfusionMatrix matrix = method.confusion();
              values.put("fp", matrix.falsePositives());
              values.put("tp", matrix.truePositives());
              values.put("normalFrames", matrix.falsePositives() + matrix.trueNegatives());
              rows.add(new Row(key, method.title(), values));
            });
    List<Column> columns =
        new ArrayList<>(
            List.of(
                Column.number("errorNormal", "Mean error, normal", 5),
                Column.number("errorAbnormal", "Mean error, abnormal", 5)));
    columns.addAll(aucColumns());
    columns.addAll(
        List.of(
            Column.count("fp", "False positives"),
            Column.count("normalFrames", "of normal frames"),
            Column.count("tp", "True positives")));
    return new NumberTable(
        "table-3-networks",
        "Table 3. The network by how it was trained",
        "Training",
        columns,
        rows,
        List.of(
            stands(),
            "Mean error: mean squared error of the reconstruction, pixels from 0 to 1. Scores: plain"
                + " and masked by the error, weighted by the weighted error, hybrid by α · error + β"
                + " · motion, each the mean over the picture.",
            String.format(
                Locale.ROOT,
                "False and true positives at the threshold that %.0f %% of %,d held-out normal"
                    + " frames reach.",
                100 * Method.FALSE_ALARMS,
                results.setting().normalFrames()),
            alphaBeta()));
  }

  /** α and β of the hybrid score, in words. */
  String alphaBeta() {
    Map<Reading, Double> weights =
        NetworkReadings.HYBRID.weights(results.network(TrainingPlan.HYBRID).readings());
    return String.format(
        Locale.ROOT,
        "α = %.4g and β = %.4g, so that both terms have unit spread on held-out normal footage.",
        Objects.requireNonNull(weights.get(Reading.mean(Signal.ERROR))),
        Objects.requireNonNull(weights.get(Reading.mean(Signal.MOTION))));
  }

  private static OptionalDouble mean(List<ScoredClip> clips, Predicate<Boolean> wanted) {
    double sum = 0;
    int count = 0;
    for (ScoredClip clip : clips) {
      for (int i = 0; i < clip.frames(); i++) {
        if (wanted.test(clip.abnormal(i))) {
          sum += clip.score(i);
          count++;
        }
      }
    }
    return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
  }

  /** Our and other methods, with the ways of counting that the literature calls AUC. */
  NumberTable methods() {
    List<Row> rows = new ArrayList<>();
    results
        .methods(METHODS)
        .forEach(
            (key, method) -> {
              Map<String, Object> values = auc(method);
              values.put("causal", method.causal() ? "yes" : "no");
              values.put("score", method.words());
              rows.add(new Row(key, method.title(), values));
            });
    List<Column> columns = new ArrayList<>(aucColumns());
    columns.add(Column.words("causal", "Causal"));
    columns.add(Column.words("score", "Score"));
    return new NumberTable(
        "table-4-methods",
        "Table 4. Methods",
        "Method",
        columns,
        rows,
        List.of(
            stands(),
            "Micro: one curve over all frames. Per clip: scores of each clip scaled to 0 to 1 first,"
                + " which looks at the whole clip. Macro: mean over the clips with both kinds of"
                + " frames. Pixel: over single pixels, where maps and masks are there.",
            comparable()
                ? String.format(
                    Locale.ROOT,
                    "The paper's hybrid is %.2f in its Table 3 and %.2f in its Table 4; it does not"
                        + " say how scores were normalised.",
                    PaperValues.AUC.getOrDefault(TrainingPlan.HYBRID, Double.NaN),
                    PaperValues.HYBRID_AUC_IN_TABLE_4)
                : "The paper's figures are those of UCSD Ped2 and not shown beside other data."));
  }

  private Map<String, Object> auc(Method method) {
    Map<String, Object> values = new LinkedHashMap<>();
    FrameAuc auc = FrameAuc.of(method.test());
    put(values, "micro", auc.micro());
    put(values, "perClip", auc.perClip());
    put(values, "macro", auc.macro());
    method
        .pixels()
        .filter(pixels -> pixels.frames() > 0)
        .ifPresent(pixels -> put(values, "pixel", PixelMetrics.of(pixels).auc()));
    Double paper = PaperValues.AUC.get(method.key());
    if (paper != null && comparable()) {
      values.put("paper", paper);
    }
    return values;
  }

  private static List<Column> aucColumns() {
    return List.of(
        Column.number("paper", "AUC, paper", 2),
        Column.number("micro", "AUC, micro", 3),
        Column.number("perClip", "per clip", 3),
        Column.number("macro", "macro", 3),
        Column.number("pixel", "pixel", 3));
  }

  /** What a frame costs. */
  NumberTable speed() {
    List<Row> rows = new ArrayList<>();
    results
        .speeds()
        .forEach(
            (key, speed) -> {
              Map<String, Object> values = new HashMap<>();
              values.put("decode", speed.decode());
              values.put("prepare", speed.prepare());
              values.put("score", speed.score());
              values.put("whole", speed.whole());
              values.put("fps", speed.framesPerSecond());
              values.put("frames", speed.frames());
              if (key.equals(TrainingPlan.HYBRID)) {
                values.put("paper", PaperValues.MILLISECONDS);
              }
              rows.add(new Row(key, results.method(key).title(), values));
            });
    return new NumberTable(
        "real-time",
        "What a frame costs, in milliseconds",
        "Method",
        List.of(
            Column.number("decode", "Decode", 2),
            Column.number("prepare", "Grey, scale", 2),
            Column.number("score", "Score and map", 2),
            Column.number("whole", "Whole", 2),
            Column.number("fps", "Frames a second", 0),
            Column.count("frames", "Frames"),
            Column.number("paper", "Paper, whole", 0)),
        rows,
        List.of(
            String.format(
                Locale.ROOT,
                "Medians over a test clip of %d × %d pixels, in one thread, on %s. The network's"
                    + " input is %d × %<d.",
                results.setting().width(),
                results.setting().height(),
                Machine.words(),
                results.setting().scale().size()),
            "The paper measured 42 ms (23.8 frames a second) at 200 × 200 on an RTX 3060. Times"
                + " differ from run to run; all other tables do not."));
  }

  /** On what the numbers stand. */
  String stands() {
    return String.format(
        Locale.ROOT,
        "On %,d test frames, %,d of them abnormal, in %d clips.",
        results.setting().testFrames(),
        results.setting().abnormalTestFrames(),
        results.setting().clips().only(WatchedClip.Role.TEST).size());
  }

  private static void put(Map<String, Object> values, String key, OptionalDouble value) {
    value.ifPresent(number -> values.put(key, number));
  }
}
