package io.vad4j.core.evaluation;

import io.vad4j.SyntheticValidation;
import io.vad4j.core.evaluation.frame.ConfidenceInterval;
import io.vad4j.core.evaluation.frame.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * AUC of a detector on pseudo-anomalies, or the paired difference of two detectors, with a 95 %
 * percentile bootstrap interval over cases resampled within each kind (Efron 1979). Where both
 * detectors were validated on the same clips, both use the same resamples.
 *
 * @param value mean AUC over kinds, 0 to 1, or a difference of two
 * @param interval its confidence interval
 * @since 0.1.0
 */
public record PairedComparison(double value, ConfidenceInterval interval) {
  private static final long SEED = 1;

  /**
   * Computes the mean AUC of one detector.
   *
   * @param test its synthetic validation
   * @param resamples number of bootstrap resamples, at least 1
   * @return the AUC, 0.5 by chance
   * @throws IllegalArgumentException if the validation has no cases
   */
  public static Estimate auc(SyntheticValidation test, int resamples) {
    double[] aucs = means(aucsByKind(test), resamples, new SplittableRandom(SEED));
    return new Estimate(mean(aucsByKind(test)), interval(aucs));
  }

  /**
   * Computes the difference of the mean AUCs of two detectors.
   *
   * @param one validation of the first detector
   * @param other validation of the second detector, which is subtracted
   * @param resamples number of bootstrap resamples, at least 1
   * @return the difference
   * @throws IllegalArgumentException if either validation has no cases
   */
  public static Estimate difference(
      SyntheticValidation one, SyntheticValidation other, int resamples) {
    boolean paired =
        one.cases().stream()
            .map(SyntheticValidation.Case::clip)
            .toList()
            .equals(other.cases().stream().map(SyntheticValidation.Case::clip).toList());
    SplittableRandom random = new SplittableRandom(SEED);
    double[] ones = means(aucsByKind(one), resamples, random);
    double[] others =
        means(aucsByKind(other), resamples, paired ? new SplittableRandom(SEED) : random);
    double[] differences = new double[resamples];
    for (int i = 0; i < resamples; i++) {
      differences[i] = ones[i] - others[i];
    }
    return new Estimate(mean(aucsByKind(one)) - mean(aucsByKind(other)), interval(differences));
  }

  private static List<double[]> aucsByKind(SyntheticValidation test) {
    if (test.cases().isEmpty()) {
      throw new IllegalArgumentException(
          "A synthetic validation without cases cannot be compared.");
    }
    Map<String, List<SyntheticValidation.Case>> kinds =
        test.cases().stream().collect(Collectors.groupingBy(SyntheticValidation.Case::kind));
    List<double[]> aucs = new ArrayList<>();
    test.kinds()
        .forEach(
            kind ->
                aucs.add(
                    kinds.getOrDefault(kind, List.of()).stream()
                        .mapToDouble(SyntheticValidation.Case::auc)
                        .toArray()));
    return aucs;
  }

  private static double mean(List<double[]> kinds) {
    return kinds.stream()
        .mapToDouble(aucs -> Arrays.stream(aucs).average().orElseThrow())
        .average()
        .orElseThrow();
  }

  private static double[] means(List<double[]> kinds, int resamples, SplittableRandom random) {
    double[] means = new double[resamples];
    for (int resample = 0; resample < resamples; resample++) {
      for (double[] aucs : kinds) {
        double sum = 0;
        for (int i = 0; i < aucs.length; i++) {
          sum += aucs[random.nextInt(aucs.length)];
        }
        means[resample] += sum / aucs.length / kinds.size();
      }
    }
    return means;
  }

  private static ConfidenceInterval interval(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int last = sorted.length - 1;
    return new ConfidenceInterval(
        sorted[(int) Math.floor(0.025 * last)],
        sorted[(int) Math.ceil(0.975 * last)],
        sorted.length);
  }
}
