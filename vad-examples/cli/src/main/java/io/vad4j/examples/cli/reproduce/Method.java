package io.vad4j.examples.cli.reproduce;

import io.vad4j.core.evaluate.ConfusionMatrix;
import io.vad4j.core.evaluate.Evaluation;
import io.vad4j.core.evaluate.Evaluator;
import io.vad4j.core.evaluate.PixelScores;
import io.vad4j.core.evaluate.RankedScores;
import io.vad4j.core.evaluate.ScoredClip;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A method with the scores that it gave.
 *
 * @param key names its files
 * @param title what it is called in tables
 * @param words how its score is made
 * @param causal whether no score uses later frames, but for the first of a clip
 * @param test scores of the test clips
 * @param normal scores of held-out normal frames
 * @param pixels maps against masks, where there are both
 */
record Method(
    String key,
    String title,
    String words,
    boolean causal,
    List<ScoredClip> test,
    double[] normal,
    Optional<PixelScores> pixels) {
  /** The share of normal frames that the threshold lets pass for abnormal. */
  static final double FALSE_ALARMS = 0.01;

  /** The least score that at most {@link #FALSE_ALARMS} of the held-out normal frames reach. */
  double threshold() {
    double[] sorted = normal.clone();
    Arrays.sort(sorted);
    int flagged = (int) (FALSE_ALARMS * sorted.length);
    return Math.nextUp(sorted[sorted.length - 1 - flagged]);
  }

  /** What the threshold makes of the test frames. */
  ConfusionMatrix confusion() {
    return RankedScores.of(test).at(threshold());
  }

  /** All figures. */
  Evaluation evaluation(String dataset) {
    Evaluator evaluator =
        Evaluator.create()
            .dataset(dataset)
            .scorers(List.of(title))
            .causal(causal)
            .threshold(threshold())
            .remark("Score: " + words + ".")
            .remark(
                "The threshold is the least score that at most %.0f %% of %,d normal frames held out of training reach."
                    .formatted(100 * FALSE_ALARMS, normal.length))
            .remark("The first frame of a clip has no predecessor and takes the second's score.");
    pixels.filter(scores -> scores.frames() > 0).ifPresent(evaluator::pixels);
    return evaluator.evaluate(test);
  }
}
