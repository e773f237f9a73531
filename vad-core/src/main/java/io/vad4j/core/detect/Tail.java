package io.vad4j.core.detect;

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
record Tail(double scale, double shape) {
  private static final double HEAVIEST = 0.5;

  /** As many excesses as are needed to believe half of the shape that they show. */
  private static final double HALF_BELIEVED = 200;

  private static final double LN10 = Math.log(10);

  /**
   * The exponential tail by these excesses.
   *
   * @param excesses values above the quantile less the quantile; may be empty
   * @param smallestScale the least scale, for footage whose highest values are all alike
   */
  static Tail exponential(double[] excesses, double smallestScale) {
    return new Tail(Math.max(smallestScale, Arrays.stream(excesses).average().orElse(0)), 0);
  }

  /**
   * The tail by these excesses, as heavy as they show.
   *
   * @param excesses values above the quantile less the quantile; may be empty
   * @param smallestScale the least scale, for footage whose highest values are all alike
   */
  static Tail of(double[] excesses, double smallestScale) {
    if (excesses.length == 0) {
      return new Tail(smallestScale, 0);
    }
    double[] sorted = excesses.clone();
    Arrays.sort(sorted);
    int count = sorted.length;
    double mean = Arrays.stream(sorted).average().orElseThrow();
    double weighted = 0;
    for (int i = 0; i < count; i++) {
      weighted += sorted[i] * (1 - (i + 0.65) / count) / count;
    }
    double shape = 2 - mean / (mean - 2 * weighted);
    double believed =
        Double.isFinite(shape)
            ? Math.min(HEAVIEST, Math.max(0, shape)) * count / (count + HALF_BELIEVED)
            : 0;
    return new Tail(Math.max(smallestScale, mean * (1 - believed)), believed);
  }

  /**
   * The tail of what is to come rather than of what was seen: heavier, since the scale is known
   * from few independent excesses only. The predictive distribution of exponential excesses given n
   * of them is a Pareto distribution of shape 1/n.
   *
   * @param independent how many independent excesses the tail stands on, above 0
   */
  Tail predictive(double independent) {
    return new Tail(scale, Math.min(HEAVIEST, shape + 1 / independent));
  }

  /** −log10 of the probability that an excess is as large as this. */
  double surprise(double excess) {
    double scaled = excess / scale;
    return (shape == 0 ? scaled : Math.log1p(shape * scaled) / shape) / LN10;
  }

  /** The excess whose surprise this is. */
  double excess(double surprise) {
    double exponent = surprise * LN10;
    return scale * (shape == 0 ? exponent : Math.expm1(shape * exponent) / shape);
  }
}
