package io.vad4j.motion;

/**
 * How often what moves goes in which direction at which speed, in each zone of the picture and in
 * all of it. Immutable once made.
 *
 * <p>Directions are 8, counted from the right, clockwise as seen; a movement between two counts for
 * both. Speeds are 4, parted at quantiles of what was seen. Zones are 4 × 6; a place between zones
 * belongs to each of the nearest in part. The probability of a zone is drawn to that of the whole
 * picture, and that to the uniform one, by a number of made-up sightings each (Laplace smoothing
 * with back-off), so that nothing is impossible and a zone with little traffic says little.
 */
final class DirectionTable {
  static final int DIRECTIONS = 8;
  static final int SPEEDS = 4;
  static final int ZONE_ROWS = 4;
  static final int ZONE_COLUMNS = 6;
  static final int KINDS = DIRECTIONS * SPEEDS;
  static final int ZONES = ZONE_ROWS * ZONE_COLUMNS;

  /** One thing that passes is seen in about this many cells of frames in a zone. */
  private static final double CELLS_A_SIGHTING = 25;

  /** Sightings in a zone by which half of what it says is believed. */
  private static final double ZONE_PRIOR = 4;

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
      float[] speedEdges, double x, double y, double across, double down, Share each) {
    int speed = speed(speedEdges, Math.hypot(across, down));
    double turn = Math.atan2(down, across) / (2 * Math.PI) * DIRECTIONS + DIRECTIONS;
    int direction = (int) turn;
    double between = turn - direction;
    double column = clamp(x * ZONE_COLUMNS - 0.5, ZONE_COLUMNS - 1);
    double row = clamp(y * ZONE_ROWS - 0.5, ZONE_ROWS - 1);
    int left = Math.min(ZONE_COLUMNS - 2, (int) column);
    int top = Math.min(ZONE_ROWS - 2, (int) row);
    for (int corner = 0; corner < 4; corner++) {
      double partX = corner % 2 == 0 ? left + 1 - column : column - left;
      double partY = corner / 2 == 0 ? top + 1 - row : row - top;
      int zone = (top + corner / 2) * ZONE_COLUMNS + left + corner % 2;
      each.take(zone, direction % DIRECTIONS * SPEEDS + speed, partX * partY * (1 - between));
      each.take(zone, (direction + 1) % DIRECTIONS * SPEEDS + speed, partX * partY * between);
    }
  }

  private static double clamp(double value, double most) {
    return Math.max(0, Math.min(most, value));
  }

  private static int speed(float[] edges, double speed) {
    int at = 0;
    while (at < edges.length && speed >= edges[at]) {
      at++;
    }
    return at;
  }

  /**
   * The probabilities by counts.
   *
   * @param counts for each zone, of each kind of movement, in cells of frames
   */
  static float[] probabilities(double[] counts) {
    double[] whole = new double[KINDS];
    double all = 0;
    for (int i = 0; i < counts.length; i++) {
      whole[i % KINDS] += counts[i] / CELLS_A_SIGHTING;
      all += counts[i] / CELLS_A_SIGHTING;
    }
    for (int kind = 0; kind < KINDS; kind++) {
      whole[kind] = (whole[kind] + WHOLE_PRIOR / KINDS) / (all + WHOLE_PRIOR);
    }
    float[] probabilities = new float[counts.length];
    for (int zone = 0; zone < ZONES; zone++) {
      double sum = 0;
      for (int kind = 0; kind < KINDS; kind++) {
        sum += counts[zone * KINDS + kind] / CELLS_A_SIGHTING;
      }
      for (int kind = 0; kind < KINDS; kind++) {
        double count = counts[zone * KINDS + kind] / CELLS_A_SIGHTING;
        probabilities[zone * KINDS + kind] =
            (float) ((count + ZONE_PRIOR * whole[kind]) / (sum + ZONE_PRIOR));
      }
    }
    return probabilities;
  }
}
