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
 * A method with its scores. All are causal, except for the first frame of a clip.
 *
 * @param key names its files
 * @param title its name in tables
 * @param description its score formula
 * @param testClips scores of the test clips
 * @param normalScores scores of held-out normal frames
 * @param pixelScores maps against masks, where there are both
 */
public record MethodResult(
    String key,
    String title,
    String description,
    List<ScoredClip> testClips,
    double[] normalScores,
    Optional<PixelScores> pixelScores) {
  /** False-alarm rate of the threshold on held-out normal frames. */
  public static final double FALSE_ALARM_RATE = 0.01;

  /**
   * {@return the smallest score that at most {@link #FALSE_ALARM_RATE} of the held-out normal
   * frames reach}
   */
  public double threshold() {
    double[] sorted = normalScores.clone();
    Arrays.sort(sorted);
    int flagged = (int) (FALSE_ALARM_RATE * sorted.length);
    return Math.nextUp(sorted[sorted.length - 1 - flagged]);
  }

  /** {@return the confusion matrix of the test frames at the threshold} */
  public ConfusionMatrix confusionMatrix() {
    return RankedScores.of(testClips).confusionAt(threshold());
  }

  /** {@return all metrics} */
  public Evaluation evaluation(String dataset) {
    Evaluator evaluator =
        Evaluator.create()
            .dataset(dataset)
            .scorers(List.of(title))
            .causal(true)
            .threshold(threshold())
            .note("Score: " + description + ".")
            .note(
                "The threshold is the smallest score that at most %.0f %% of %,d normal frames held out of training reach."
                    .formatted(100 * FALSE_ALARM_RATE, normalScores.length))
            .note("The first frame of a clip has no predecessor and takes the second's score.");
    pixelScores.filter(scores -> scores.frames() > 0).ifPresent(evaluator::pixels);
    return evaluator.evaluate(testClips);
  }
}
