package io.vad4j.core.calibration;

import java.util.Arrays;

/**
 * Generalized Pareto distribution of the excesses of normal values over a high quantile, the limit
 * distribution of threshold excesses in extreme-value theory (Pickands, 1975).
 *
 * <p>Fitted by probability-weighted moments (Hosking and Wallis, 1987). The shape is shrunk towards
 * 0, an exponential tail, the more the fewer excesses there are. It is never negative: a bounded
 * tail would give infinite surprisals.
 *
 * @param scale the scale, above 0
 * @param shape 0 for an exponential tail, larger for a heavier one; from 0 to 0.5
 */
record GeneralizedParetoTail(double scale, double shape) {
  private static final double MAX_SHAPE = 0.5;

  /** Number of excesses at which the estimated shape is shrunk by half. */
  private static final double SHRINKAGE_SAMPLE_SIZE = 200;

  private static final double LN10 = Math.log(10);

  /**
   * Fits an exponential tail.
   *
   * @param excesses values above the quantile minus the quantile; may be empty
   * @param minScale the minimum scale, for samples whose highest values are all equal
   */
  static GeneralizedParetoTail fitExponential(double[] excesses, double minScale) {
    return new GeneralizedParetoTail(
        Math.max(minScale, Arrays.stream(excesses).average().orElse(0)), 0);
  }

  /**
   * Fits a tail with a shape of at least 0.
   *
   * @param excesses values above the quantile minus the quantile; may be empty
   * @param minScale the minimum scale, for samples whose highest values are all equal
   */
  static GeneralizedParetoTail fit(double[] excesses, double minScale) {
    if (excesses.length == 0) {
      return new GeneralizedParetoTail(minScale, 0);
    }
    double[] sorted = excesses.clone();
    Arrays.sort(sorted);
    int count = sorted.length;
    double mean = Arrays.stream(sorted).average().orElseThrow();
    double weightedMoment = 0;
    for (int i = 0; i < count; i++) {
      weightedMoment += sorted[i] * (1 - (i + 0.65) / count) / count;
    }
    double shape = 2 - mean / (mean - 2 * weightedMoment);
    double shrunkShape =
        Double.isFinite(shape)
            ? Math.min(MAX_SHAPE, Math.max(0, shape)) * count / (count + SHRINKAGE_SAMPLE_SIZE)
            : 0;
    return new GeneralizedParetoTail(Math.max(minScale, mean * (1 - shrunkShape)), shrunkShape);
  }

  /**
   * The predictive distribution of a future excess, which is heavier since the scale is estimated:
   * that of exponential excesses given n independent ones is a Pareto distribution of shape 1/n.
   *
   * @param effectiveSampleSize number of independent excesses that the tail is fitted on, above 0
   */
  GeneralizedParetoTail predictive(double effectiveSampleSize) {
    return new GeneralizedParetoTail(scale, Math.min(MAX_SHAPE, shape + 1 / effectiveSampleSize));
  }

  /** −log10 of the probability of an excess at least as large. */
  double surprisal(double excess) {
    double scaled = excess / scale;
    return (shape == 0 ? scaled : Math.log1p(shape * scaled) / shape) / LN10;
  }

  /** The excess of a surprisal; inverse of {@link #surprisal}. */
  double excess(double surprisal) {
    double exponent = surprisal * LN10;
    return scale * (shape == 0 ? exponent : Math.expm1(shape * exponent) / shape);
  }
}
