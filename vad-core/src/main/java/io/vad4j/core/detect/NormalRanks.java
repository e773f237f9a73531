package io.vad4j.core.detect;

import java.util.Arrays;
import java.util.List;

/** Where a fused value stands among those of normal frames. */
final class NormalRanks {
  private final double[] weights;
  private final double[] sorted;

  NormalRanks(List<double[]> normal, double[] weights) {
    this.weights = weights;
    this.sorted =
        normal.stream()
            .mapToDouble(terms -> TrialEvidence.fused(terms, weights))
            .sorted()
            .toArray();
  }

  /** Share of normal frames below a frame of these terms, an equal one counting half. */
  double rank(double[] terms) {
    double value = TrialEvidence.fused(terms, weights);
    return (below(value) + below(Math.nextUp(value))) / 2.0 / sorted.length;
  }

  /** The mean rank of a trial's frames. */
  double rank(TrialEvidence.Tried tried) {
    return tried.frames().stream().mapToDouble(this::rank).average().orElseThrow();
  }

  private int below(double value) {
    int at = Arrays.binarySearch(sorted, value);
    if (at < 0) {
      return -at - 1;
    }
    while (at > 0 && sorted[at - 1] == value) {
      at--;
    }
    return at;
  }
}
