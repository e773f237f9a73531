package io.vad4j.core.calibration;

import java.util.Arrays;

/**
 * The generalised Pareto distribution of how far normal values exceed a high quantile, which is
 * what extreme-value theory says of the tail of nearly any distribution (Pickands, 1975).
 *
 * <p>Fitted by probability-weighted moments (Hosking and Wallis, 1987). The shape is drawn towards
 * 0, an exponential tail, the less data there is, and is never negative: a tail with an end would
 * make anything beyond it infinitely surprising.
 *
 * @param scale the scale, above 0
 * @param shape 0 for an exponential tail, larger for a heavier one; from 0 to 0.5
 */
record GeneralizedParetoTail(double scale, double shape) {
  private static final double MAX_SHAPE = 0.5;

  /** As many excesses as are needed to believe half of the shape that they show. */
  private static final double SHRINKAGE_SAMPLE_SIZE = 200;

  private static final double LN10 = Math.log(10);

  /**
   * The exponential tail by these excesses.
   *
   * @param excesses values above the quantile less the quantile; may be empty
   * @param minScale the least scale, for footage whose highest values are all alike
   */
  static GeneralizedParetoTail fitExponential(double[] excesses, double minScale) {
    return new GeneralizedParetoTail(
        Math.max(minScale, Arrays.stream(excesses).average().orElse(0)), 0);
  }

  /**
   * The tail by these excesses, as heavy as they show.
   *
   * @param excesses values above the quantile less the quantile; may be empty
   * @param minScale the least scale, for footage whose highest values are all alike
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
   * The tail of what is to come rather than of what was seen: heavier, since the scale is known
   * from few independent excesses only. The predictive distribution of exponential excesses given n
   * of them is a Pareto distribution of shape 1/n.
   *
   * @param effectiveSampleSize how many independent excesses the tail stands on, above 0
   */
  GeneralizedParetoTail predictive(double effectiveSampleSize) {
    return new GeneralizedParetoTail(scale, Math.min(MAX_SHAPE, shape + 1 / effectiveSampleSize));
  }

  /** −log10 of the probability that an excess is as large as this. */
  double surprisal(double excess) {
    double scaled = excess / scale;
    return (shape == 0 ? scaled : Math.log1p(shape * scaled) / shape) / LN10;
  }

  /** The excess whose surprise this is. */
  double excess(double surprisal) {
    double exponent = surprisal * LN10;
    return scale * (shape == 0 ? exponent : Math.expm1(shape * exponent) / shape);
  }
}
