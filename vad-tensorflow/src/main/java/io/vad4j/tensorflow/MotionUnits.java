package io.vad4j.tensorflow;

import io.vad4j.core.image.CellGrid;
import java.util.Arrays;
import java.util.List;

/**
 * Finds how much motion is usual in a scene, so that networks learn numbers of the same order
 * everywhere.
 *
 * <p>The unit is a third of the mean frame difference of the cells that change, each counted by the
 * square of its change: a mean over what moves, however little of the picture and of the time that
 * is.
 */
final class MotionUnits {
  private static final double SHARE = 1 / 3.0;

  /** In grey levels; where nothing moves there is only noise, which is not to be magnified. */
  private static final double SMALLEST = 1;

  /** With perspective, the smallest unit as a share of the whole picture's. */
  private static final double FAR = 0.25;

  private final CellGrid cells;
  private final double[] squares;
  private final double[] cubes;

  /** Measures a scene by the frame differences of its cells. */
  MotionUnits(CellGrid cells, List<float[]> differences) {
    this.cells = cells;
    squares = new double[cells.rows()];
    cubes = new double[cells.rows()];
    for (float[] frame : differences) {
      for (int i = 0; i < frame.length; i++) {
        double square = (double) frame[i] * frame[i];
        squares[i / cells.columns()] += square;
        cubes[i / cells.columns()] += square * frame[i];
      }
    }
  }

  /** The same unit for each row of cells. */
  float[] even() {
    float[] units = new float[cells.rows()];
    Arrays.fill(units, (float) whole());
    return units;
  }

  /**
   * A unit for each row of cells along a straight line, as things look larger and faster the nearer
   * they are to the camera.
   */
  float[] byPerspective() {
    double whole = whole();
    Line line = line();
    float[] units = new float[cells.rows()];
    for (int row = 0; row < units.length; row++) {
      units[row] = (float) Math.max(Math.max(SMALLEST, FAR * whole), SHARE * line.at(row));
    }
    return units;
  }

  private double whole() {
    double weight = Arrays.stream(squares).sum();
    return weight == 0 ? SMALLEST : Math.max(SMALLEST, SHARE * Arrays.stream(cubes).sum() / weight);
  }

  /** The line that fits the rows' own means best, each row counted by how much moves there. */
  private Line line() {
    double weight = 0;
    double meanRow = 0;
    double mean = 0;
    for (int row = 0; row < squares.length; row++) {
      weight += squares[row];
      meanRow += squares[row] * row;
      mean += cubes[row];
    }
    if (weight == 0) {
      return new Line(0, 0, 0);
    }
    meanRow /= weight;
    mean /= weight;
    double along = 0;
    double spread = 0;
    for (int row = 0; row < squares.length; row++) {
      along += (row - meanRow) * (cubes[row] - mean * squares[row]);
      spread += (row - meanRow) * (row - meanRow) * squares[row];
    }
    return new Line(meanRow, mean, spread == 0 ? 0 : along / spread);
  }

  private record Line(double row, double value, double slope) {
    double at(int other) {
      return value + slope * (other - row);
    }
  }
}
