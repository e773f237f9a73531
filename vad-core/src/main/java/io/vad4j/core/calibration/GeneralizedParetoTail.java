package io.vad4j.core.calibration;

import java.util.Arrays;

/**
 * Generalized Pareto distribution of the excesses of normal values over a high quantile, the limit
 * distribution of threshold excesses in extreme-value theory (Pickands, 1975).
 *
 * <p>Fitted by probability-weighted moments (Hosking and Wallis, 1987), and combined with a
 * {@linkplain TailPrior prior of tails}. The shape is never negative: a bounded tail would give
 * infinite surprisals.
 *
 * @param scale the scale, above 0
 * @param shape 0 for an exponential tail, larger for a heavier one; from 0 to 0.5
 */
record GeneralizedParetoTail(double scale, double shape) {
  static final double MAX_SHAPE = 0.5;

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
   * The posterior tail of future excesses: the fit to the excesses, shrunk towards the prior the
   * more the fewer independent excesses there are, with the scale that is expected of longer video.
   *
   * @param excesses values above the quantile minus the quantile; may be empty
   * @param spread difference of the quantile and the median of the values, at least 0
   * @param minScale the minimum scale, for samples whose highest values are all equal
   * @param effectiveSampleSize number of independent excesses that they are worth, at least 0
   * @param seconds duration of the video
   * @param prior the prior of tails of such values
   */
  static GeneralizedParetoTail fit(
      double[] excesses,
      double spread,
      double minScale,
      double effectiveSampleSize,
      double seconds,
      TailPrior prior) {
    double priorScale = Math.max(minScale, prior.scaleRatio() * spread);
    if (excesses.length == 0) {
      return new GeneralizedParetoTail(priorScale * prior.scaleFactor(seconds), prior.shape());
    }
    double mean = Arrays.stream(excesses).average().orElseThrow();
    double shape =
        TailPrior.combine(
            prior.shape(),
            momentShape(excesses, mean, prior.shape()),
            TailPrior.shapeWeight(effectiveSampleSize));
    double scale =
        TailPrior.combine(
            Math.log(priorScale),
            Math.log(Math.max(minScale, mean * (1 - shape))),
            TailPrior.scaleWeight(effectiveSampleSize));
    return new GeneralizedParetoTail(Math.exp(scale) * prior.scaleFactor(seconds), shape);
  }

  /** The shape by probability-weighted moments; another where they give none. */
  private static double momentShape(double[] excesses, double mean, double otherwise) {
    double[] sorted = excesses.clone();
    Arrays.sort(sorted);
    int count = sorted.length;
    double weightedMoment = 0;
    for (int i = 0; i < count; i++) {
      weightedMoment += sorted[i] * (1 - (i + 0.65) / count) / count;
    }
    double shape = 2 - mean / (mean - 2 * weightedMoment);
    return Double.isFinite(shape) ? Math.min(MAX_SHAPE, Math.max(0, shape)) : otherwise;
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
