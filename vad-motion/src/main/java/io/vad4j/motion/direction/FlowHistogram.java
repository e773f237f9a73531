package io.vad4j.motion.direction;

import java.util.Arrays;

/**
 * Histograms of optical flow per zone of the frame: probabilities of 8 directions × 4 speeds.
 * Immutable.
 *
 * <p>Directions are counted clockwise from the right, with linear interpolation between two; speeds
 * are separated at quantiles of the training video; positions are interpolated bilinearly between
 * zones. The 8 × 12 fine zones back off to 4 × 6 coarse ones, these to the whole frame, and that to
 * the uniform distribution (additive smoothing with a prior weight for each level).
 */
final class FlowHistogram {
  static final int DIRECTION_BINS = 8;
  static final int SPEED_BINS = 4;
  static final int BINS = DIRECTION_BINS * SPEED_BINS;

  /** The zones of the histograms. */
  static final ZoneGrid FINE_ZONES = new ZoneGrid(8, 12);

  /** The zones of the first back-off level. */
  static final ZoneGrid COARSE_ZONES = new ZoneGrid(4, 6);

  /**
   * Samples that count as one observation: about as many as one passing object yields in a zone.
   */
  private static final double CELLS_PER_OBSERVATION = 25;

  /** Prior weights, in observations. */
  private static final double FINE_PRIOR = 16;

  private static final double COARSE_PRIOR = 4;
  private static final double GLOBAL_PRIOR = 8;

  private final float[] speedEdges;
  private final float[] probabilities;
  private final float baseline;

  /**
   * Histograms of known probabilities.
   *
   * @param speedEdges upper edges of the first three speed bins, ascending, in pixels a second
   * @param probabilities for each fine zone, of each bin
   * @param baseline mean negative log-likelihood of the training samples
   */
  FlowHistogram(float[] speedEdges, float[] probabilities, float baseline) {
    this.speedEdges = speedEdges;
    this.probabilities = probabilities;
    this.baseline = baseline;
  }

  float[] speedEdges() {
    return speedEdges;
  }

  float[] probabilities() {
    return probabilities;
  }

  float baseline() {
    return baseline;
  }

  /**
   * Computes the negative log-likelihood beyond the baseline, at least 0.
   *
   * @param x horizontal position, 0 to 1
   * @param y vertical position, 0 to 1
   * @param vx horizontal velocity in pixels a second
   * @param vy vertical velocity in pixels a second
   */
  float score(double x, double y, double vx, double vy) {
    return Math.max(0, negativeLogLikelihood(x, y, vx, vy) - baseline);
  }

  /** Negative log-likelihood, −ln p. */
  float negativeLogLikelihood(double x, double y, double vx, double vy) {
    double[] p = {0};
    interpolate(
        FINE_ZONES,
        speedEdges,
        x,
        y,
        vx,
        vy,
        (zone, bin, weight) -> p[0] += weight * probabilities[zone * BINS + bin]);
    return (float) -Math.log(p[0]);
  }

  /** Takes the weight of a sample in a bin of a zone. */
  interface BinConsumer {
    void accept(int zone, int bin, double weight);
  }

  /** Interpolates a sample between zones and directions; the weights sum to 1. */
  static void interpolate(
      ZoneGrid zones,
      float[] speedEdges,
      double x,
      double y,
      double vx,
      double vy,
      BinConsumer consumer) {
    int speed = speedBin(speedEdges, Math.hypot(vx, vy));
    double binPosition = Math.atan2(vy, vx) / (2 * Math.PI) * DIRECTION_BINS + DIRECTION_BINS;
    int direction = (int) binPosition;
    double fraction = binPosition - direction;
    int bin = direction % DIRECTION_BINS * SPEED_BINS + speed;
    int nextBin = (direction + 1) % DIRECTION_BINS * SPEED_BINS + speed;
    zones.interpolate(
        x,
        y,
        (zone, weight) -> {
          consumer.accept(zone, bin, weight * (1 - fraction));
          consumer.accept(zone, nextBin, weight * fraction);
        });
  }

  private static int speedBin(float[] edges, double speed) {
    int index = 0;
    while (index < edges.length && speed >= edges[index]) {
      index++;
    }
    return index;
  }

  /**
   * Estimates the probabilities of the fine zones.
   *
   * @param coarse sample counts of each bin of the {@link #COARSE_ZONES}
   * @param fine sample counts of each bin of the {@link #FINE_ZONES}
   */
  static float[] estimate(double[] coarse, double[] fine) {
    double[] uniform = new double[BINS];
    Arrays.fill(uniform, 1.0 / BINS);
    double[] totals = new double[BINS];
    for (int i = 0; i < coarse.length; i++) {
      totals[i % BINS] += coarse[i];
    }
    double[] global = smooth(totals, 0, uniform, GLOBAL_PRIOR);
    double[] coarseProbabilities = new double[coarse.length];
    for (int zone = 0; zone < COARSE_ZONES.count(); zone++) {
      copyZone(smooth(coarse, zone, global, COARSE_PRIOR), coarseProbabilities, zone);
    }
    double[] fineProbabilities = new double[fine.length];
    for (int zone = 0; zone < FINE_ZONES.count(); zone++) {
      copyZone(
          smooth(fine, zone, interpolateCoarse(zone, coarseProbabilities), FINE_PRIOR),
          fineProbabilities,
          zone);
    }
    float[] probabilities = new float[fineProbabilities.length];
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = (float) fineProbabilities[i];
    }
    return probabilities;
  }

  /**
   * The histograms with more samples. The probabilities so far are the prior of a zone, and count
   * as {@value #FINE_PRIOR} observations; speeds and baseline stay. No bin becomes less probable,
   * and none so probable that it scores below a level.
   *
   * @param fine sample counts of each bin of the {@link #FINE_ZONES}
   * @param level a score
   */
  FlowHistogram extend(double[] fine, double level) {
    double limit = Math.exp(-level - baseline);
    float[] extended = new float[probabilities.length];
    for (int zone = 0; zone < FINE_ZONES.count(); zone++) {
      double[] prior = new double[BINS];
      for (int bin = 0; bin < BINS; bin++) {
        prior[bin] = probabilities[zone * BINS + bin];
      }
      double[] smoothed = smooth(fine, zone, prior, FINE_PRIOR);
      for (int bin = 0; bin < BINS; bin++) {
        extended[zone * BINS + bin] = (float) Math.max(prior[bin], Math.min(limit, smoothed[bin]));
      }
    }
    return new FlowHistogram(speedEdges, extended, baseline);
  }

  /** The probabilities of a zone by counts and a prior. */
  private static double[] smooth(
      double[] counts, int zone, double[] priorProbabilities, double priorWeight) {
    double[] smoothed = new double[BINS];
    double sum = 0;
    for (int bin = 0; bin < BINS; bin++) {
      smoothed[bin] = counts[zone * BINS + bin] / CELLS_PER_OBSERVATION;
      sum += smoothed[bin];
    }
    for (int bin = 0; bin < BINS; bin++) {
      smoothed[bin] = (smoothed[bin] + priorWeight * priorProbabilities[bin]) / (sum + priorWeight);
    }
    return smoothed;
  }

  private static void copyZone(double[] values, double[] output, int zone) {
    System.arraycopy(values, 0, output, zone * BINS, BINS);
  }

  /** The probabilities of the coarse zones, interpolated at the centre of a fine one. */
  private static double[] interpolateCoarse(int zone, double[] coarseProbabilities) {
    double[] mean = new double[BINS];
    COARSE_ZONES.interpolate(
        FINE_ZONES.centerX(zone),
        FINE_ZONES.centerY(zone),
        (coarse, weight) -> {
          for (int bin = 0; bin < BINS; bin++) {
            mean[bin] += weight * coarseProbabilities[coarse * BINS + bin];
          }
        });
    return mean;
  }
}
