package io.vad4j.tensorflow.motion;

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
final class MotionNormalizer {
  private static final double SCALE_FACTOR = 1 / 3.0;

  /** In grey levels; where nothing moves there is only noise, which is not to be magnified. */
  private static final double MIN_SCALE = 1;

  /** With perspective, the smallest unit as a share of the whole picture's. */
  private static final double MIN_RELATIVE_SCALE = 0.25;

  private final CellGrid cells;
  private final double[] squares;
  private final double[] cubes;

  /** Measures a scene by the frame differences of its cells. */
  MotionNormalizer(CellGrid cells, List<float[]> differences) {
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
  float[] uniformScales() {
    float[] scales = new float[cells.rows()];
    Arrays.fill(scales, (float) globalScale());
    return scales;
  }

  /**
   * A unit for each row of cells along a straight line, as things look larger and faster the nearer
   * they are to the camera.
   */
  float[] perspectiveScales() {
    double globalScale = globalScale();
    Line line = fitLine();
    float[] scales = new float[cells.rows()];
    for (int row = 0; row < scales.length; row++) {
      scales[row] =
          (float)
              Math.max(
                  Math.max(MIN_SCALE, MIN_RELATIVE_SCALE * globalScale),
                  SCALE_FACTOR * line.valueAt(row));
    }
    return scales;
  }

  private double globalScale() {
    double weight = Arrays.stream(squares).sum();
    return weight == 0
        ? MIN_SCALE
        : Math.max(MIN_SCALE, SCALE_FACTOR * Arrays.stream(cubes).sum() / weight);
  }

  /** The line that fits the rows' own means best, each row counted by how much moves there. */
  private Line fitLine() {
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
    double covariance = 0;
    double variance = 0;
    for (int row = 0; row < squares.length; row++) {
      covariance += (row - meanRow) * (cubes[row] - mean * squares[row]);
      variance += (row - meanRow) * (row - meanRow) * squares[row];
    }
    return new Line(meanRow, mean, variance == 0 ? 0 : covariance / variance);
  }

  private record Line(double row, double value, double slope) {
    double valueAt(int other) {
      return value + slope * (other - row);
    }
  }
}
