package io.vad4j.core.calibration;

/**
 * The surprisals that the threshold of a channel may have, whatever the false-alarm target.
 *
 * @param min the lowest threshold
 * @param max the highest threshold, at least the lowest; may be infinite
 */
public record ThresholdRange(double min, double max) {
  /** The range of a channel whose threshold follows from the false-alarm target alone. */
  public static final ThresholdRange ANY = new ThresholdRange(0, Double.POSITIVE_INFINITY);

  /** The threshold in this range that is nearest to one. */
  public double clamp(double threshold) {
    return Math.max(min, Math.min(max, threshold));
  }
}
