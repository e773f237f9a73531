package io.vad4j.core.training;

import java.util.Arrays;
import java.util.List;

/** Percentile ranks of fused scores among those of normal frames. */
final class PercentileRank {
  private final double[] weights;
  private final double[] sorted;

  PercentileRank(List<double[]> normal, double[] weights) {
    this.weights = weights;
    this.sorted =
        normal.stream()
            .mapToDouble(terms -> TrialScores.weightedSum(terms, weights))
            .sorted()
            .toArray();
  }

  /** The share of normal frames with a lower fused score; ties count half. */
  double percentile(double[] terms) {
    double value = TrialScores.weightedSum(terms, weights);
    return (countBelow(value) + countBelow(Math.nextUp(value))) / 2.0 / sorted.length;
  }

  /** The mean percentile rank of the frames of a trial. */
  double percentile(TrialScores.TrialScore trialScore) {
    return trialScore.frames().stream().mapToDouble(this::percentile).average().orElseThrow();
  }

  private int countBelow(double value) {
    int position = Arrays.binarySearch(sorted, value);
    if (position < 0) {
      return -position - 1;
    }
    while (position > 0 && sorted[position - 1] == value) {
      position--;
    }
    return position;
  }
}
