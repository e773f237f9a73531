package io.vad4j.cli.run;

import io.vad4j.Detector;
import io.vad4j.DetectorBuilder;
import io.vad4j.InvalidOptionException;
import io.vad4j.cli.console.Console;
import io.vad4j.cli.console.ProgressDisplay;
import io.vad4j.core.dataset.ClipSources;
import io.vad4j.core.dataset.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Trains on the training clips of a data set with several seeds, and evaluates each detector. */
public final class SeedRuns {
  private static final int MAX_SEEDS = 100;

  private SeedRuns() {}

  /**
   * {@return the evaluations with seeds 1 to a number}
   *
   * @param name name in messages on progress
   * @param settings gives a builder with the settings of the detector
   * @param partial whether incomplete test clips are evaluated as far as they go
   * @throws InvalidOptionException if the number of seeds is out of range
   * @throws io.vad4j.FrameSourceException if a test clip has no labels; nothing is trained then
   */
  public static List<ScoredEvaluation> run(
      Dataset dataset,
      String name,
      Supplier<DetectorBuilder> settings,
      int seeds,
      boolean partial,
      Console console) {
    if (seeds < 1 || seeds > MAX_SEEDS) {
      throw new InvalidOptionException(
          "--seeds must be from 1 to " + MAX_SEEDS + ", not " + seeds + ".");
    }
    if (!partial) {
      EvaluationRun.checkLabels(dataset);
    }
    List<ScoredEvaluation> evaluations = new ArrayList<>();
    for (int seed = 1; seed <= seeds; seed++) {
      console.printStatus("%s, seed %d of %d".formatted(name, seed, seeds));
      try (ProgressDisplay progress = new ProgressDisplay(console);
          ClipSources normal = dataset.trainingSources();
          Detector detector = settings.get().seed(seed).progress(progress).fit(normal)) {
        evaluations.add(
            new EvaluationRun(detector, progress, false)
                .allowPartial(partial)
                .evaluateWithScores(dataset));
      }
    }
    return evaluations;
  }
}
