package io.vad4j.motion.direction;

/**
 * Grid of zones over the frame, row by row, with bilinear interpolation between zone centres.
 *
 * @param rows at least 2
 * @param columns at least 2
 */
record ZoneGrid(int rows, int columns) {
  /** Takes the weight of a position in a zone. */
  interface WeightConsumer {
    void accept(int zone, double weight);
  }

  /** The number of zones. */
  int count() {
    return rows * columns;
  }

  /** Horizontal centre of a zone, 0 to 1. */
  double centerX(int zone) {
    return (zone % columns + 0.5) / columns;
  }

  /** Vertical centre of a zone, 0 to 1. */
  double centerY(int zone) {
    return (zone / columns + 0.5) / rows;
  }

  /**
   * Passes the weights of a position in the four nearest zones, which sum to 1.
   *
   * @param x horizontal position, 0 to 1
   * @param y vertical position, 0 to 1
   */
  void interpolate(double x, double y, WeightConsumer consumer) {
    double column = clamp(x * columns - 0.5, columns - 1);
    double row = clamp(y * rows - 0.5, rows - 1);
    int left = Math.min(columns - 2, (int) column);
    int top = Math.min(rows - 2, (int) row);
    for (int corner = 0; corner < 4; corner++) {
      double weightX = corner % 2 == 0 ? left + 1 - column : column - left;
      double weightY = corner / 2 == 0 ? top + 1 - row : row - top;
      consumer.accept((top + corner / 2) * columns + left + corner % 2, weightX * weightY);
    }
  }

  private static double clamp(double value, double max) {
    return Math.max(0, Math.min(max, value));
  }
}
