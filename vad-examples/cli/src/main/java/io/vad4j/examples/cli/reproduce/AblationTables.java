package io.vad4j.examples.cli.reproduce;

import io.vad4j.Pooling;
import io.vad4j.core.evaluate.FrameAuc;
import io.vad4j.core.evaluate.RankedScores;
import io.vad4j.core.evaluate.ScoredClip;
import io.vad4j.examples.cli.page.NumberTable;
import io.vad4j.examples.cli.page.NumberTable.Column;
import io.vad4j.examples.cli.page.NumberTable.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** What single choices are worth, each with all else as it is. */
final class AblationTables {
  private static final Reading ERROR = Reading.mean(Signal.ERROR);
  private static final Reading MOTION = Reading.mean(Signal.MOTION);
  private static final Pooling BOX = Pooling.largestBox(3);
  private static final int CHOICES_SHOWN = 10;

  private static final List<Column> COLUMNS =
      List.of(
          Column.number("pasted", "Pasted, micro", 3),
          Column.number("micro", "Test, micro", 3),
          Column.number("perClip", "per clip", 3),
          Column.number("macro", "macro", 3));

  private final Results results;

  AblationTables(Results results) {
    this.results = results;
  }

  /** All of them. */
  List<NumberTable> all() {
    return List.of(trainings(), weighting(), shares(), poolings(), smoothings(), testMasks());
  }

  private NumberTable trainings() {
    List<Row> rows = new ArrayList<>();
    results
        .trainings()
        .forEach(
            (name, training) -> {
              if (training.variant().group() == Variant.Group.ABLATION) {
                Readings readings = results.network(name).readings();
                Map<String, Object> values = new HashMap<>();
                training
                    .best()
                    .ifPresent(epoch -> values.put("validation", epoch.validationLoss()));
                put(values, "error", micro(Recipe.of(ERROR), readings));
                put(values, "hybrid", micro(NetworkReadings.HYBRID, readings));
                put(values, "box", micro(boxes(), readings));
                put(values, "pasted", boxes().foundPasted(readings));
                rows.add(new Row(name, training.variant().words(), values));
              }
            });
    TrainingScale scale = results.setting().scale();
    return new NumberTable(
        "ablation-trainings",
        "Mask ratio and dropout",
        "Training",
        List.of(
            Column.number("validation", "Validation loss", 5),
            Column.number("error", "Mean error, micro", 3),
            Column.number("hybrid", "Hybrid, micro", 3),
            Column.number("box", "Hybrid, largest boxes, micro", 3),
            Column.number("pasted", "the same, pasted", 3)),
        rows,
        List.of(
            String.format(
                Locale.ROOT,
                "Short trainings: %d × %<d pixels, at most %d epochs, every %dth frame. Validation"
                    + " losses are over hidden and seen pixels as each was trained, so they compare"
                    + " only where as much is hidden. AUC on %,d test frames.",
                scale.ablationSize(),
                scale.ablationEpochs(),
                scale.ablationEvery(),
                results.setting().testFrames())));
  }

  private NumberTable weighting() {
    List<Row> rows = new ArrayList<>();
    for (String network :
        List.of(
            TrainingPlan.PLAIN, TrainingPlan.MASKED, TrainingPlan.WEIGHTED, TrainingPlan.HYBRID)) {
      for (Signal signal : List.of(Signal.ERROR, Signal.WEIGHTED_ERROR, Signal.MOTION)) {
        rows.add(
            row(
                network + "-" + signal.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                network + " network, mean " + signal.words(),
                Recipe.of(Reading.mean(signal)),
                results.network(network).readings()));
      }
    }
    return table(
        "ablation-weighting", "Weighting in training and in scoring", "Network and score", rows);
  }

  private NumberTable shares() {
    List<Row> rows = new ArrayList<>();
    Readings readings = hybrid();
    for (double[] share : new double[][] {{1, 0}, {4, 1}, {2, 1}, {1, 1}, {1, 2}, {1, 4}, {0, 1}}) {
      rows.add(
          row(
              "%d-%d".formatted((int) share[0], (int) share[1]),
              "%d : %d".formatted((int) share[0], (int) share[1]),
              Recipe.of(ERROR, share[0], MOTION, share[1]),
              readings));
    }
    return table(
        "ablation-alpha-beta",
        "α : β, in units of each term's spread, frame means of the hybrid network",
        "α : β",
        rows);
  }

  private NumberTable poolings() {
    List<Row> rows = new ArrayList<>();
    Readings readings = hybrid();
    rows.add(
        row(
            "motion-weighted",
            "motion-weighted mean of the error, plus mean of motion",
            Recipe.of(Reading.mean(Signal.WEIGHTED_ERROR), 1, MOTION, 1),
            readings));
    for (Pooling pooling : NetworkReadings.POOLINGS) {
      for (boolean perspective : List.of(false, true)) {
        Reading error = new Reading(Signal.ERROR, pooling, perspective);
        Reading motion = new Reading(Signal.MOTION, pooling, perspective);
        rows.add(
            row(
                "box-%d-top-%s%s"
                    .formatted(
                        pooling.box(),
                        pooling.top() == Pooling.ALL ? "all" : pooling.top(),
                        perspective ? "-perspective" : ""),
                Reading.words(pooling) + (perspective ? ", by perspective" : ""),
                Recipe.of(error, 1, motion, 1),
                readings));
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
              boxes().smoothed(Duration.ofMillis(milliseconds)),
              hybrid()));
    }
    return table(
        "ablation-smoothing",
        "Causal smoothing of the score, hybrid network, largest boxes of 3 × 3 cells",
        "Time constant",
        rows);
  }

  private NumberTable testMasks() {
    List<Row> rows = new ArrayList<>();
    for (String network : List.of(TrainingPlan.MASKED, TrainingPlan.HYBRID)) {
      for (String suffix : List.of("", EvaluationStage.MASKS)) {
        Readings readings = results.network(network + suffix).readings();
        String masks = suffix.isEmpty() ? "no mask" : "complementary masks";
        rows.add(
            row(
                network + suffix + "-error",
                network + ", " + masks + ", mean error",
                Recipe.of(ERROR),
                readings));
        rows.add(
            row(
                network + suffix + "-boxes",
                network + ", " + masks + ", hybrid, largest boxes",
                boxes(),
                readings));
      }
    }
    return table("ablation-test-mask", "Masks while scoring", "Network, masks and score", rows);
  }

  /** The ways to score that find pasted anomalies best, with what they are worth on the test. */
  NumberTable choices() {
    List<Row> rows = new ArrayList<>();
    int rank = 1;
    for (Choice choice : results.choices().stream().limit(CHOICES_SHOWN).toList()) {
      Map<String, Object> values =
          values(choice.recipe(), results.network(choice.network()).readings());
      values.put("network", choice.network());
      rows.add(new Row("rank-" + rank, rank + ". " + choice.recipe().words(), values));
      rank++;
    }
    List<Column> columns = new ArrayList<>(List.of(Column.words("network", "Network")));
    columns.addAll(COLUMNS);
    return new NumberTable(
        "best-choices",
        "Ways to score, by how well they find what was pasted into held-out normal clips",
        "Way to score",
        columns,
        rows,
        List.of(
            String.format(
                Locale.ROOT,
                "%,d ways were tried on %,d frames of %d pasted clips. The first is the choice; test"
                    + " figures are shown only, they choose nothing.",
                results.choices().size(),
                results.setting().clips().frames(WatchedClip.Role.PASTED),
                results.setting().clips().only(WatchedClip.Role.PASTED).size())));
  }

  private Readings hybrid() {
    return results.network(TrainingPlan.HYBRID).readings();
  }

  private static Recipe boxes() {
    return Recipe.of(
        new Reading(Signal.ERROR, BOX, false), 1, new Reading(Signal.MOTION, BOX, false), 1);
  }

  private NumberTable table(String id, String title, String first, List<Row> rows) {
    return new NumberTable(
        id,
        title,
        first,
        COLUMNS,
        rows,
        List.of(
            String.format(
                Locale.ROOT,
                "Pasted: AUC over %,d frames of normal clips with something pasted in. Test: %,d"
                    + " frames.",
                results.setting().clips().frames(WatchedClip.Role.PASTED),
                results.setting().testFrames())));
  }

  private static Row row(String key, String title, Recipe recipe, Readings readings) {
    return new Row(key, title, values(recipe, readings));
  }

  private static Map<String, Object> values(Recipe recipe, Readings readings) {
    Map<String, Object> values = new LinkedHashMap<>();
    put(values, "pasted", recipe.foundPasted(readings));
    FrameAuc auc = FrameAuc.of(recipe.scored(readings, WatchedClip.Role.TEST));
    put(values, "micro", auc.micro());
    put(values, "perClip", auc.perClip());
    put(values, "macro", auc.macro());
    return values;
  }

  private static OptionalDouble micro(Recipe recipe, Readings readings) {
    List<ScoredClip> scored = recipe.scored(readings, WatchedClip.Role.TEST);
    return RankedScores.of(scored).rocAuc();
  }

  private static void put(Map<String, Object> values, String key, OptionalDouble value) {
    value.ifPresent(number -> values.put(key, number));
  }
}
