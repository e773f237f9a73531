package io.vad4j.reproduction.evaluation;

import io.vad4j.core.evaluation.Evaluation;
import io.vad4j.core.evaluation.Evaluator;
import io.vad4j.core.evaluation.frame.ConfusionMatrix;
import io.vad4j.core.evaluation.frame.RankedScores;
import io.vad4j.core.evaluation.frame.ScoredClip;
import io.vad4j.core.evaluation.region.PixelScores;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A method with the scores that it gave.
 *
 * @param key names its files
 * @param title what it is called in tables
 * @param description how its score is made
 * @param causal whether no score uses later frames, but for the first of a clip
 * @param testClips scores of the test clips
 * @param normalScores scores of held-out normal frames
 * @param pixelScores maps against masks, where there are both
 */
public record MethodResult(
    String key,
    String title,
    String description,
    boolean causal,
    List<ScoredClip> testClips,
    double[] normalScores,
    Optional<PixelScores> pixelScores) {
  /** The share of normal frames that the threshold lets pass for abnormal. */
  public static final double FALSE_ALARM_RATE = 0.01;

  /** The least score that at most {@link #FALSE_ALARM_RATE} of the held-out normal frames reach. */
  public double threshold() {
    double[] sorted = normalScores.clone();
    Arrays.sort(sorted);
    int flagged = (int) (FALSE_ALARM_RATE * sorted.length);
    return Math.nextUp(sorted[sorted.length - 1 - flagged]);
  }

  /** What the threshold makes of the test frames. */
  public ConfusionMatrix confusionMatrix() {
    return RankedScores.of(testClips).confusionAt(threshold());
  }

  /** All figures. */
  public Evaluation evaluation(String dataset) {
    Evaluator evaluator =
        Evaluator.create()
            .dataset(dataset)
            .scorers(List.of(title))
            .causal(causal)
            .threshold(threshold())
            .note("Score: " + description + ".")
            .note(
                "The threshold is the least score that at most %.0f %% of %,d normal frames held out of training reach."
                    .formatted(100 * FALSE_ALARM_RATE, normalScores.length))
            .note("The first frame of a clip has no predecessor and takes the second's score.");
    pixelScores.filter(scores -> scores.frames() > 0).ifPresent(evaluator::pixels);
    return evaluator.evaluate(testClips);
  }
}
