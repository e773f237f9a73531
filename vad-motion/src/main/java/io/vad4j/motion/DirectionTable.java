package io.vad4j.motion;

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
final class DirectionTable {
  static final int DIRECTIONS = 8;
  static final int SPEEDS = 4;
  static final int KINDS = DIRECTIONS * SPEEDS;

  /** The zones of the table: small enough to part lanes that lie side by side. */
  static final ZoneGrid ZONES = new ZoneGrid(8, 12);

  /** What small zones are drawn to. */
  static final ZoneGrid LARGE_ZONES = new ZoneGrid(4, 6);

  /** One thing that passes is seen in about this many cells of frames in a zone. */
  private static final double CELLS_A_SIGHTING = 25;

  /** Sightings in a zone by which half of what it says is believed. */
  private static final double ZONE_PRIOR = 16;

  private static final double LARGE_ZONE_PRIOR = 4;
  private static final double WHOLE_PRIOR = 8;

  private final float[] speedEdges;
  private final float[] probabilities;
  private final float usual;

  /**
   * A table.
   *
   * @param speedEdges speeds that part the four, rising, in pixels a second
   * @param probabilities for each zone, of each kind of movement
   * @param usual the mean of −ln p of the movements that were learned from
   */
  DirectionTable(float[] speedEdges, float[] probabilities, float usual) {
    this.speedEdges = speedEdges;
    this.probabilities = probabilities;
    this.usual = usual;
  }

  float[] speedEdges() {
    return speedEdges;
  }

  float[] probabilities() {
    return probabilities;
  }

  float usual() {
    return usual;
  }

  /**
   * How unusual a movement is: −ln p, above its mean over normal footage; at least 0.
   *
   * @param x place across the picture, 0 to 1
   * @param y place down the picture, 0 to 1
   * @param across speed to the right
   * @param down speed downwards
   */
  float evidence(double x, double y, double across, double down) {
    return Math.max(0, unlikeliness(x, y, across, down) - usual);
  }

  /** −ln p of a movement. */
  float unlikeliness(double x, double y, double across, double down) {
    double[] p = {0};
    spread(
        ZONES,
        speedEdges,
        x,
        y,
        across,
        down,
        (zone, kind, share) -> p[0] += share * probabilities[zone * KINDS + kind]);
    return (float) -Math.log(p[0]);
  }

  /** Takes the share of a movement in a zone and of a kind. */
  interface Share {
    void take(int zone, int kind, double share);
  }

  /** Parts a movement between zones and directions; the shares add up to 1. */
  static void spread(
      ZoneGrid zones,
      float[] speedEdges,
      double x,
      double y,
      double across,
      double down,
      Share each) {
    int speed = speed(speedEdges, Math.hypot(across, down));
    double turn = Math.atan2(down, across) / (2 * Math.PI) * DIRECTIONS + DIRECTIONS;
    int direction = (int) turn;
    double between = turn - direction;
    int kind = direction % DIRECTIONS * SPEEDS + speed;
    int next = (direction + 1) % DIRECTIONS * SPEEDS + speed;
    zones.parts(
        x,
        y,
        (zone, part) -> {
          each.take(zone, kind, part * (1 - between));
          each.take(zone, next, part * between);
        });
  }

  private static int speed(float[] edges, double speed) {
    int at = 0;
    while (at < edges.length && speed >= edges[at]) {
      at++;
    }
    return at;
  }

  /**
   * The probabilities by counts, in cells of frames.
   *
   * @param large for each of the {@link #LARGE_ZONES}, of each kind of movement
   * @param small the same for each of the {@link #ZONES}
   */
  static float[] probabilities(double[] large, double[] small) {
    double[] none = new double[KINDS];
    Arrays.fill(none, 1.0 / KINDS);
    double[] all = new double[KINDS];
    for (int i = 0; i < large.length; i++) {
      all[i % KINDS] += large[i];
    }
    double[] whole = drawn(all, 0, none, WHOLE_PRIOR);
    double[] ofLarge = new double[large.length];
    for (int zone = 0; zone < LARGE_ZONES.zones(); zone++) {
      put(drawn(large, zone, whole, LARGE_ZONE_PRIOR), ofLarge, zone);
    }
    double[] ofSmall = new double[small.length];
    for (int zone = 0; zone < ZONES.zones(); zone++) {
      put(drawn(small, zone, around(zone, ofLarge), ZONE_PRIOR), ofSmall, zone);
    }
    float[] probabilities = new float[ofSmall.length];
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = (float) ofSmall[i];
    }
    return probabilities;
  }

  /** The probabilities of a zone by counts, drawn to others by so many sightings. */
  private static double[] drawn(double[] counts, int zone, double[] to, double prior) {
    double[] sightings = new double[KINDS];
    double sum = 0;
    for (int kind = 0; kind < KINDS; kind++) {
      sightings[kind] = counts[zone * KINDS + kind] / CELLS_A_SIGHTING;
      sum += sightings[kind];
    }
    for (int kind = 0; kind < KINDS; kind++) {
      sightings[kind] = (sightings[kind] + prior * to[kind]) / (sum + prior);
    }
    return sightings;
  }

  private static void put(double[] values, double[] into, int zone) {
    System.arraycopy(values, 0, into, zone * KINDS, KINDS);
  }

  /** The probabilities of the large zones around a zone, as its middle belongs to them. */
  private static double[] around(int zone, double[] ofLarge) {
    double[] mean = new double[KINDS];
    LARGE_ZONES.parts(
        ZONES.x(zone),
        ZONES.y(zone),
        (large, part) -> {
          for (int kind = 0; kind < KINDS; kind++) {
            mean[kind] += part * ofLarge[large * KINDS + kind];
          }
        });
    return mean;
  }
}
