package io.vad4j.core.evaluate;

import io.vad4j.SelfTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * How well a detector ranks anomalies pasted into its normal footage, or how much better than
 * another one, with what that owes to the things that happened to be pasted: a 95 % percentile
 * interval over trials drawn with replacement, kind by kind (Efron 1979). Where both detectors were
 * tried on the same clips, the same are drawn for both.
 *
 * @param value mean rank, 0 to 1, or the difference of two
 * @param interval where it lies with other things pasted
 * @since 0.1.0
 */
public record SelfTestComparison(double value, Interval interval) {
  private static final long SEED = 1;

  /**
   * The mean rank of one detector.
   *
   * @param test with trials
   * @param drawings how often trials are drawn, at least 1
   * @return its rank, 0.5 by chance and 1 at best
   * @throws IllegalArgumentException if there are no trials
   */
  public static SelfTestComparison of(SelfTest test, int drawings) {
    double[] ranks = means(ranks(test), drawings, new SplittableRandom(SEED));
    return new SelfTestComparison(mean(ranks(test)), interval(ranks));
  }

  /**
   * By how much the rank of one detector is above that of another.
   *
   * @param one with trials
   * @param other with trials
   * @param drawings how often trials are drawn, at least 1
   * @return the difference
   * @throws IllegalArgumentException if either has no trials
   */
  public static SelfTestComparison of(SelfTest one, SelfTest other, int drawings) {
    boolean paired =
        one.trials().stream()
            .map(SelfTest.Trial::clip)
            .toList()
            .equals(other.trials().stream().map(SelfTest.Trial::clip).toList());
    SplittableRandom random = new SplittableRandom(SEED);
    double[] ones = means(ranks(one), drawings, random);
    double[] others = means(ranks(other), drawings, paired ? new SplittableRandom(SEED) : random);
    double[] differences = new double[drawings];
    for (int i = 0; i < drawings; i++) {
      differences[i] = ones[i] - others[i];
    }
    return new SelfTestComparison(mean(ranks(one)) - mean(ranks(other)), interval(differences));
  }

  /** {@return whether a difference may well be none: its interval holds 0} */
  public boolean noise() {
    return interval.low() <= 0 && interval.high() >= 0;
  }

  private static List<double[]> ranks(SelfTest test) {
    if (test.trials().isEmpty()) {
      throw new IllegalArgumentException("A self-test without trials cannot be compared.");
    }
    Map<String, List<SelfTest.Trial>> kinds =
        test.trials().stream().collect(Collectors.groupingBy(SelfTest.Trial::kind));
    List<double[]> ranks = new ArrayList<>();
    test.kinds()
        .forEach(
            kind ->
                ranks.add(
                    kinds.getOrDefault(kind, List.of()).stream()
                        .mapToDouble(SelfTest.Trial::rank)
                        .toArray()));
    return ranks;
  }

  private static double mean(List<double[]> kinds) {
    return kinds.stream()
        .mapToDouble(ranks -> Arrays.stream(ranks).average().orElseThrow())
        .average()
        .orElseThrow();
  }

  private static double[] means(List<double[]> kinds, int drawings, SplittableRandom random) {
    double[] means = new double[drawings];
    for (int drawing = 0; drawing < drawings; drawing++) {
      for (double[] ranks : kinds) {
        double sum = 0;
        for (int i = 0; i < ranks.length; i++) {
          sum += ranks[random.nextInt(ranks.length)];
        }
        means[drawing] += sum / ranks.length / kinds.size();
      }
    }
    return means;
  }

  private static Interval interval(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int last = sorted.length - 1;
    return new Interval(
        sorted[(int) Math.floor(0.025 * last)],
        sorted[(int) Math.ceil(0.975 * last)],
        sorted.length);
  }
}
