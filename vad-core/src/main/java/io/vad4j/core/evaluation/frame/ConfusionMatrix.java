package io.vad4j.core.evaluation.frame;

import java.util.OptionalDouble;

/**
 * What a threshold makes of labelled frames (or pixels). Rates that would divide by nothing are
 * undefined.
 *
 * @param truePositives abnormal and flagged
 * @param falsePositives normal and flagged
 * @param trueNegatives normal and left alone
 * @param falseNegatives abnormal and left alone
 * @since 0.1.0
 */
public record ConfusionMatrix(
    long truePositives, long falsePositives, long trueNegatives, long falseNegatives) {

  /**
   * Checks that no count is negative.
   *
   * @param truePositives abnormal and flagged
   * @param falsePositives normal and flagged
   * @param trueNegatives normal and left alone
   * @param falseNegatives abnormal and left alone
   */
  public ConfusionMatrix {
    if (truePositives < 0 || falsePositives < 0 || trueNegatives < 0 || falseNegatives < 0) {
      throw new IllegalArgumentException("Counts cannot be negative.");
    }
  }

  /** {@return all that was counted} */
  public long total() {
    return truePositives + falsePositives + trueNegatives + falseNegatives;
  }

  /**
   * {@return the flagged part of the abnormal; undefined without abnormal ones} Also called recall.
   */
  public OptionalDouble truePositiveRate() {
    return ratio(truePositives, truePositives + falseNegatives);
  }

  /** {@return the flagged part of the normal; undefined without normal ones} */
  public OptionalDouble falsePositiveRate() {
    return ratio(falsePositives, falsePositives + trueNegatives);
  }

  /** {@return the abnormal part of the flagged; undefined where nothing is flagged} */
  public OptionalDouble precision() {
    return ratio(truePositives, truePositives + falsePositives);
  }

  /** {@return the same as {@link #truePositiveRate()}} */
  public OptionalDouble recall() {
    return truePositiveRate();
  }

  /** {@return the harmonic mean of precision and recall; undefined without abnormal ones} */
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
