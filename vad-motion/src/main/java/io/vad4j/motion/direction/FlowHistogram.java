package io.vad4j.motion.direction;

import java.util.Arrays;

/**
 * How often what moves goes in which direction at which speed, in each zone of the picture and in
 * all of it. Immutable once made.
 *
 * <p>Directions are 8, counted from the right, clockwise as seen; a movement between two counts for
 * both. Speeds are 4, parted at quantiles of what was seen. Zones are 8 × 12; a place between zones
 * belongs to each of the nearest in part. The probability of a zone is drawn to that of the 4 × 6
 * larger zones around it, those to that of the whole picture, and that to the uniform one, by a
 * number of made-up sightings each (Laplace smoothing with back-off), so that nothing is impossible
 * and a zone with little traffic says little.
 */
final class FlowHistogram {
  static final int DIRECTION_BINS = 8;
  static final int SPEED_BINS = 4;
  static final int BINS = DIRECTION_BINS * SPEED_BINS;

  /** The zones of the table: small enough to part lanes that lie side by side. */
  static final ZoneGrid FINE_ZONES = new ZoneGrid(8, 12);

  /** What small zones are drawn to. */
  static final ZoneGrid COARSE_ZONES = new ZoneGrid(4, 6);

  /** One thing that passes is seen in about this many cells of frames in a zone. */
  private static final double CELLS_PER_OBSERVATION = 25;

  /** Sightings in a zone by which half of what it says is believed. */
  private static final double FINE_PRIOR = 16;

  private static final double COARSE_PRIOR = 4;
  private static final double GLOBAL_PRIOR = 8;

  private final float[] speedEdges;
  private final float[] probabilities;
  private final float baseline;

  /**
   * A table.
   *
   * @param speedEdges speeds that part the four, rising, in pixels a second
   * @param probabilities for each zone, of each kind of movement
   * @param baseline the mean of −ln p of the movements that were learned from
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
   * How unusual a movement is: −ln p, above its mean over normal footage; at least 0.
   *
   * @param x place across the picture, 0 to 1
   * @param y place down the picture, 0 to 1
   * @param vx speed to the right
   * @param vy speed downwards
   */
  float score(double x, double y, double vx, double vy) {
    return Math.max(0, negativeLogLikelihood(x, y, vx, vy) - baseline);
  }

  /** −ln p of a movement. */
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

  /** Takes the share of a movement in a zone and of a kind. */
  interface BinConsumer {
    void accept(int zone, int bin, double weight);
  }

  /** Parts a movement between zones and directions; the shares add up to 1. */
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
   * The probabilities by counts, in cells of frames.
   *
   * @param coarse for each of the {@link #COARSE_ZONES}, of each kind of movement
   * @param fine the same for each of the {@link #FINE_ZONES}
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

  /** The probabilities of a zone by counts, drawn to others by so many sightings. */
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

  /** The probabilities of the large zones around a zone, as its middle belongs to them. */
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
