package io.vad4j.tensorflow.motion;

import io.vad4j.core.image.CellGrid;
import java.util.Arrays;
import java.util.List;

/**
 * Estimates the scale of motion in a scene, which normalizes frame differences to values of similar
 * magnitude in every scene.
 *
 * <p>The scale is a third of the mean frame difference of the cells, each weighted by the square of
 * its difference, so that it does not depend on the size of the moving area.
 */
final class MotionNormalizer {
  private static final double SCALE_FACTOR = 1 / 3.0;

  /** Smallest scale in gray levels, so that noise is not amplified in static scenes. */
  private static final double MIN_SCALE = 1;

  /** Smallest scale of a row with perspective, relative to the scale of the whole frame. */
  private static final double MIN_RELATIVE_SCALE = 0.25;

  private final CellGrid cells;
  private final double[] squares;
  private final double[] cubes;

  /** Accumulates the frame differences of the cells. */
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

  /** {@return the same scale for each row of cells} */
  float[] uniformScales() {
    float[] scales = new float[cells.rows()];
    Arrays.fill(scales, (float) globalScale());
    return scales;
  }

  /** {@return a scale for each row of cells along a line, as apparent motion grows downwards} */
  float[] perspectiveScales() {
    double minScale = Math.max(MIN_SCALE, MIN_RELATIVE_SCALE * globalScale());
    Line line = fitLine();
    float[] scales = new float[cells.rows()];
    for (int row = 0; row < scales.length; row++) {
      scales[row] = (float) Math.max(minScale, SCALE_FACTOR * line.valueAt(row));
    }
    return scales;
  }

  private double globalScale() {
    double weight = Arrays.stream(squares).sum();
    return weight == 0
        ? MIN_SCALE
        : Math.max(MIN_SCALE, SCALE_FACTOR * Arrays.stream(cubes).sum() / weight);
  }

  /** Fits the mean difference of the rows by least squares, each row weighted by its motion. */
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
