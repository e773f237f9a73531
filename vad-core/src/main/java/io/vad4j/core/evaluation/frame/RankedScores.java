package io.vad4j.core.evaluation.frame;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Labelled scores in descending order, from which every threshold metric is computed exactly. Equal
 * scores are one step, flagged together, so the input order does not matter.
 *
 * <p>Immutable and thread-safe. Metrics that need both classes are undefined where one is missing.
 *
 * @since 0.1.0
 */
public final class RankedScores {
  private final double[] thresholds;
  private final long[] truePositives;
  private final long[] falsePositives;

  /** Takes ownership of distinct scores in descending order and the counts at or above each. */
  private RankedScores(double[] thresholds, long[] truePositives, long[] falsePositives) {
    this.thresholds = thresholds;
    this.truePositives = truePositives;
    this.falsePositives = falsePositives;
  }

  /**
   * Ranks scores.
   *
   * @param scores finite scores, higher is more anomalous
   * @param abnormal labels, as many
   * @return the ranked scores
   * @throws IllegalArgumentException if the lengths differ or a score is NaN or infinite
   */
  public static RankedScores of(double[] scores, boolean[] abnormal) {
    if (scores.length != abnormal.length) {
      throw new IllegalArgumentException(
          "There are %d scores but %d labels.".formatted(scores.length, abnormal.length));
    }
    for (int i = 0; i < scores.length; i++) {
      if (!Double.isFinite(scores[i])) {
        throw new IllegalArgumentException(
            "Score %d is %s; scores must be finite.".formatted(i, scores[i]));
      }
    }
    int[] counts = new int[2];
    double[][] byLabel = {new double[scores.length], new double[scores.length]};
    for (int i = 0; i < scores.length; i++) {
      int label = abnormal[i] ? 1 : 0;
      byLabel[label][counts[label]++] = scores[i];
    }
    return merge(Arrays.copyOf(byLabel[1], counts[1]), Arrays.copyOf(byLabel[0], counts[0]));
  }

  /**
   * Ranks the frames of all clips together.
   *
   * @param clips labelled scores
   * @return the ranked scores
   */
  public static RankedScores of(Collection<ScoredClip> clips) {
    double[] positive = new double[clips.stream().mapToInt(ScoredClip::abnormalFrameCount).sum()];
    double[] negative =
        new double[clips.stream().mapToInt(ScoredClip::frameCount).sum() - positive.length];
    int positives = 0;
    int negatives = 0;
    for (ScoredClip clip : clips) {
      for (int frame = 0; frame < clip.frameCount(); frame++) {
        if (clip.isAbnormal(frame)) {
          positive[positives++] = clip.score(frame);
        } else {
          negative[negatives++] = clip.score(frame);
        }
      }
    }
    return merge(positive, negative);
  }

  /**
   * {@return the ranking of distinct scores with counts}
   *
   * @param ascending distinct scores in ascending order
   * @param positives the number of abnormal frames or pixels at each score
   * @param negatives the number of normal ones
   */
  public static RankedScores ofCounts(double[] ascending, long[] positives, long[] negatives) {
    double[] thresholds = new double[ascending.length];
    long[] truePositives = new long[ascending.length];
    long[] falsePositives = new long[ascending.length];
    int size = 0;
    long positive = 0;
    long negative = 0;
    for (int i = ascending.length - 1; i >= 0; i--) {
      if (positives[i] + negatives[i] > 0) {
        positive += positives[i];
        negative += negatives[i];
        thresholds[size] = ascending[i];
        truePositives[size] = positive;
        falsePositives[size++] = negative;
      }
    }
    return trim(thresholds, truePositives, falsePositives, size);
  }

  private static RankedScores merge(double[] positive, double[] negative) {
    Arrays.sort(positive);
    Arrays.sort(negative);
    int maximum = positive.length + negative.length;
    double[] thresholds = new double[maximum];
    long[] truePositives = new long[maximum];
    long[] falsePositives = new long[maximum];
    int size = 0;
    int p = positive.length;
    int n = negative.length;
    while (p > 0 || n > 0) {
      double threshold =
          p == 0
              ? negative[n - 1]
              : n == 0 ? positive[p - 1] : Math.max(positive[p - 1], negative[n - 1]);
      while (p > 0 && positive[p - 1] >= threshold) {
        p--;
      }
      while (n > 0 && negative[n - 1] >= threshold) {
        n--;
      }
      thresholds[size] = threshold;
      truePositives[size] = (long) positive.length - p;
      falsePositives[size++] = (long) negative.length - n;
    }
    return trim(thresholds, truePositives, falsePositives, size);
  }

  private static RankedScores trim(
      double[] thresholds, long[] truePositives, long[] falsePositives, int size) {
    return size == thresholds.length
        ? new RankedScores(thresholds, truePositives, falsePositives)
        : new RankedScores(
            Arrays.copyOf(thresholds, size),
            Arrays.copyOf(truePositives, size),
            Arrays.copyOf(falsePositives, size));
  }

  /** {@return the number of abnormal ones} */
  public long positiveCount() {
    return thresholds.length == 0 ? 0 : truePositives[thresholds.length - 1];
  }

  /** {@return the number of normal ones} */
  public long negativeCount() {
    return thresholds.length == 0 ? 0 : falsePositives[thresholds.length - 1];
  }

  /** {@return whether both classes are present} */
  public boolean hasBothClasses() {
    return positiveCount() > 0 && negativeCount() > 0;
  }

  /**
   * {@return the area under the ROC curve: the probability that an abnormal score is above a normal
   * one, ties counting half (the Mann-Whitney statistic); empty with one class only}
   */
  public OptionalDouble rocAuc() {
    if (!hasBothClasses()) {
      return OptionalDouble.empty();
    }
    double pairs = 0;
    for (int i = 0; i < thresholds.length; i++) {
      double added = falsePositives[i] - (i == 0 ? 0 : falsePositives[i - 1]);
      pairs += added * (truePositives[i] + (i == 0 ? 0 : truePositives[i - 1]));
    }
    return OptionalDouble.of(pairs / 2 / positiveCount() / negativeCount());
  }

  /**
   * {@return average precision: the precision at each distinct score, weighted by the increase in
   * recall, without interpolation; empty with one class only}
   */
  public OptionalDouble averagePrecision() {
    if (!hasBothClasses()) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (int i = 0; i < thresholds.length; i++) {
      double gained = truePositives[i] - (i == 0 ? 0 : truePositives[i - 1]);
      sum += gained * truePositives[i] / (truePositives[i] + falsePositives[i]);
    }
    return OptionalDouble.of(sum / positiveCount());
  }

  /**
   * {@return the equal error rate: the false-positive rate where it equals the miss rate on the
   * piecewise linear ROC curve; empty with one class only}
   */
  public OptionalDouble equalErrorRate() {
    if (!hasBothClasses()) {
      return OptionalDouble.empty();
    }
    double lastFalse = 0;
    double lastExcess = -1;
    for (int i = 0; i < thresholds.length; i++) {
      double falseRate = (double) falsePositives[i] / negativeCount();
      double excess = falseRate + (double) truePositives[i] / positiveCount() - 1;
      if (excess >= 0) {
        double fraction = -lastExcess / (excess - lastExcess);
        return OptionalDouble.of(lastFalse + fraction * (falseRate - lastFalse));
      }
      lastFalse = falseRate;
      lastExcess = excess;
    }
    throw new IllegalStateException("The ROC curve ends at 1,1.");
  }

  /**
   * {@return the confusion matrix of flagging the scores that reach a threshold}
   *
   * @param threshold in the unit of the scores
   */
  public ConfusionMatrix confusionAt(double threshold) {
    int low = 0;
    int high = thresholds.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (thresholds[middle] >= threshold) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return confusion(low - 1);
  }

  /**
   * {@return the operating point of the best F1, the highest threshold among equals; empty with one
   * class only} It is selected with the labels and therefore optimistic; do not deploy its
   * threshold.
   */
  public Optional<OperatingPoint> bestF1() {
    int best = -1;
    double maximum = -1;
    for (int i = 0; i < thresholds.length && hasBothClasses(); i++) {
      double f1 = 2.0 * truePositives[i] / (truePositives[i] + falsePositives[i] + positiveCount());
      if (f1 > maximum) {
        maximum = f1;
        best = i;
      }
    }
    return best < 0 ? Optional.empty() : Optional.of(point(best));
  }

  /**
   * {@return the operating point of the highest recall at a maximum false-positive rate, the
   * highest threshold among equals; empty with one class only} Like {@link #bestF1()} it is
   * selected with the labels. Where even the highest score exceeds the rate, the threshold is just
   * above it and nothing is flagged.
   *
   * @param rate 0 to 1
   */
  public Optional<OperatingPoint> atFalsePositiveRate(double rate) {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException(
          "A false-positive rate must be from 0 to 1, not " + rate + ".");
    }
    if (!hasBothClasses()) {
      return Optional.empty();
    }
    int last = -1;
    while (last + 1 < thresholds.length && falsePositives[last + 1] <= rate * negativeCount()) {
      last++;
    }
    while (last >= 0 && truePositives[last] == (last == 0 ? 0 : truePositives[last - 1])) {
      last--;
    }
    return Optional.of(point(last));
  }

  private OperatingPoint point(int index) {
    double threshold = index < 0 ? Math.nextUp(thresholds[0]) : thresholds[index];
    return new OperatingPoint(threshold, confusion(index));
  }

  private ConfusionMatrix confusion(int index) {
    long truePositive = index < 0 ? 0 : truePositives[index];
    long falsePositive = index < 0 ? 0 : falsePositives[index];
    return new ConfusionMatrix(
        truePositive,
        falsePositive,
        negativeCount() - falsePositive,
        positiveCount() - truePositive);
  }

  /** The number of distinct scores. */
  int steps() {
    return thresholds.length;
  }

  /** The distinct score of a step, from the highest. */
  double threshold(int step) {
    return thresholds[step];
  }

  /** The abnormal ones at or above a step's score. */
  long truePositives(int step) {
    return truePositives[step];
  }

  /** The normal ones at or above a step's score. */
  long falsePositives(int step) {
    return falsePositives[step];
  }
}
