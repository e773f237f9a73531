package io.vad4j.core.evaluation.frame;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Confusion matrix of labelled frames or pixels at a threshold. Rates with a denominator of 0 are
 * undefined.
 *
 * @param truePositives abnormal and flagged
 * @param falsePositives normal and flagged
 * @param trueNegatives normal and not flagged
 * @param falseNegatives abnormal and not flagged
 * @since 0.1.0
 */
public record ConfusionMatrix(
    long truePositives, long falsePositives, long trueNegatives, long falseNegatives) {

  /** Validates that no count is negative. {@inheritDoc} */
  public ConfusionMatrix {
    if (truePositives < 0 || falsePositives < 0 || trueNegatives < 0 || falseNegatives < 0) {
      throw new IllegalArgumentException("Counts cannot be negative.");
    }
  }

  /**
   * {@return the counts of the decisions of a detector; empty if a clip has none}
   *
   * @param clips clips with decisions
   */
  public static Optional<ConfusionMatrix> ofDecisions(List<ScoredClip> clips) {
    if (!clips.stream().allMatch(ScoredClip::hasDecisions)) {
      return Optional.empty();
    }
    long[][] counts = new long[2][2];
    for (ScoredClip clip : clips) {
      for (int frame = 0; frame < clip.frameCount(); frame++) {
        counts[clip.isAbnormal(frame) ? 1 : 0][clip.isFlagged(frame) ? 1 : 0]++;
      }
    }
    return Optional.of(new ConfusionMatrix(counts[1][1], counts[0][1], counts[0][0], counts[1][0]));
  }

  /** {@return the sum of all counts} */
  public long total() {
    return truePositives + falsePositives + trueNegatives + falseNegatives;
  }

  /** {@return the true-positive rate, also called recall; empty without abnormal ones} */
  public OptionalDouble truePositiveRate() {
    return ratio(truePositives, truePositives + falseNegatives);
  }

  /** {@return the false-positive rate; empty without normal ones} */
  public OptionalDouble falsePositiveRate() {
    return ratio(falsePositives, falsePositives + trueNegatives);
  }

  /** {@return the precision; empty if nothing is flagged} */
  public OptionalDouble precision() {
    return ratio(truePositives, truePositives + falsePositives);
  }

  /** {@return {@link #truePositiveRate()}} */
  public OptionalDouble recall() {
    return truePositiveRate();
  }

  /** {@return the harmonic mean of precision and recall; empty without abnormal ones} */
  public OptionalDouble f1() {
    return truePositives + falseNegatives == 0
        ? OptionalDouble.empty()
        : ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
  }

  private static OptionalDouble ratio(long numerator, long denominator) {
    return denominator == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) numerator / denominator);
  }
}
