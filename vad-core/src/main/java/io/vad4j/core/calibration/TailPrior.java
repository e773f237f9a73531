package io.vad4j.core.calibration;

/**
 * Prior distributions of the tails of scores of normal video, and the uncertainty of a tail that is
 * combined with it.
 *
 * <p>The numbers are moments over many scenes; {@code docs/benchmarks/thresholds.md} has them and
 * how they were measured. A tail of few independent excesses is mostly the prior's, one of many its
 * own (empirical Bayes, Morris 1983). Short video does not show how a scene changes within minutes,
 * so the scale of the tail is larger than it seems in the video.
 */
public enum TailPrior {
  /** Of sums over several scorers. */
  FUSED(0.7, 0.13, 20),

  /**
   * Of scores that are surprisals already, by an exponential tail. It is lighter than that tail,
   * whose scale would be 0.62 of the difference of 90 % quantile and median.
   */
  SURPRISAL(0.48, 0, 15);

  /** Number of independent excesses that the prior of the scale is worth. */
  private static final double SCALE_SAMPLE_SIZE = 30;

  /** Number of independent excesses that the prior of the shape is worth. */
  private static final double SHAPE_SAMPLE_SIZE = 100;

  /** Standard deviation of log10 of a rate between short videos of one scene, over log10 of it. */
  private static final double VIDEO_DEVIATION = 1.6;

  /** Seconds of video from which that variance is half as large. */
  private static final double HALF_VARIANCE_SECONDS = 60;

  private static final double LN10 = Math.log(10);

  private final double scaleRatio;
  private final double shape;
  private final double halfScaleSeconds;

  /**
   * A prior.
   *
   * @param scaleRatio mean ratio of the scale to the difference of 90 % quantile and median
   * @param shape mean shape
   * @param halfScaleSeconds seconds of video from which the scale seems half as large as it is
   */
  TailPrior(double scaleRatio, double shape, double halfScaleSeconds) {
    this.scaleRatio = scaleRatio;
    this.shape = shape;
    this.halfScaleSeconds = halfScaleSeconds;
  }

  double scaleRatio() {
    return scaleRatio;
  }

  double shape() {
    return shape;
  }

  /** The weight of a fitted scale against that of the prior. */
  static double scaleWeight(double excesses) {
    return excesses / (excesses + SCALE_SAMPLE_SIZE);
  }

  /** The weight of a fitted shape against that of the prior. */
  static double shapeWeight(double excesses) {
    return excesses / (excesses + SHAPE_SAMPLE_SIZE);
  }

  static double combine(double prior, double fitted, double weight) {
    return prior + weight * (fitted - prior);
  }

  /**
   * The ratio of the scale of the tail in future video to that in the calibration video.
   *
   * @param seconds duration of the calibration video, at least 0
   */
  double scaleFactor(double seconds) {
    return 1 + halfScaleSeconds / Math.max(1, seconds);
  }

  /**
   * What to add to a surprisal so that future normal frames do not reach it more often than it
   * says, with a confidence: log10 of their rate has a logistic distribution about the median.
   *
   * @param confidence 0.5 or above, below 1
   * @param surprisal the surprisal, at least 0
   * @param effectiveSampleSize number of independent frames of the calibration, above 0
   * @param seconds duration of the calibration video, at least 0
   */
  static double margin(
      double confidence, double surprisal, double effectiveSampleSize, double seconds) {
    return Math.log(confidence / (1 - confidence))
        * (Math.sqrt(3) / Math.PI)
        * deviation(surprisal, effectiveSampleSize, seconds);
  }

  /**
   * The standard deviation of log10 of the rate at which future normal frames reach a surprisal:
   * that of the quantile at which the tail begins, of the scale and of the shape of the tail (delta
   * method), and between videos of one scene.
   */
  private static double deviation(double surprisal, double effectiveSampleSize, double seconds) {
    double bodyRate = Math.pow(10, -Math.min(surprisal, SurprisalCalibration.TAIL_SURPRISAL));
    double body = (1 - bodyRate) / (bodyRate * effectiveSampleSize) / (LN10 * LN10);
    double beyond = Math.max(0, surprisal - SurprisalCalibration.TAIL_SURPRISAL);
    double excesses = SurprisalCalibration.TAIL_FRACTION * effectiveSampleSize;
    double scale = beyond * beyond / (excesses + SCALE_SAMPLE_SIZE);
    double curvature = beyond * beyond * LN10 / 2;
    double shape = curvature * curvature / (excesses + SHAPE_SAMPLE_SIZE);
    double video = VIDEO_DEVIATION * surprisal;
    double videoVariance = video * video / (1 + seconds / HALF_VARIANCE_SECONDS);
    return Math.sqrt(body + scale + shape + videoVariance);
  }
}
