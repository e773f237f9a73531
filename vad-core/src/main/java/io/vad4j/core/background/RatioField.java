package io.vad4j.core.background;

import io.vad4j.core.image.CellGrid;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Smooth field of the brightness of an image relative to another one: that of each cell at its
 * centre, interpolated between them. Not thread-safe.
 */
final class RatioField {
  /** Ratios closer to 1 are noise. */
  private static final float MIN_DEVIATION = 0.01f;

  private final CellGrid grid;
  private final float[] ratios;
  private final int[] columns;
  private final float[] columnWeights;
  private final int[] rows;
  private final float[] rowWeights;

  RatioField(CellGrid grid) {
    this.grid = grid;
    this.ratios = new float[grid.cells()];
    this.columns = new int[grid.width()];
    this.columnWeights = new float[grid.width()];
    this.rows = new int[grid.height()];
    this.rowWeights = new float[grid.height()];
    for (int column = 0; column < grid.columns(); column++) {
      fill(
          columns, columnWeights, grid.left(column), grid.left(column + 1), column, grid.columns());
    }
    for (int row = 0; row < grid.rows(); row++) {
      fill(rows, rowWeights, grid.top(row), grid.top(row + 1), row, grid.rows());
    }
    Arrays.fill(ratios, 1);
  }

  /** For the pixels of a cell, the first of the two cells between whose centres they lie. */
  private static void fill(int[] first, float[] weights, int from, int to, int cell, int count) {
    float middle = (from + to - 1) / 2f;
    for (int i = from; i < to; i++) {
      float position = cell + (i - middle) / (to - from);
      first[i] = Math.max(0, Math.min(count - 2, (int) Math.floor(position)));
      weights[i] = count == 1 ? 0 : Math.max(0, Math.min(1, position - first[i]));
    }
  }

  /** Sets the ratio of a cell. */
  void set(int cell, float ratio) {
    ratios[cell] = ratio;
  }

  /** The ratio of a cell. */
  float get(int cell) {
    return ratios[cell];
  }

  /** Sets the ratios to those of an image to another one. */
  void measure(byte[] image, byte[] other) {
    int[] sums = new int[ratios.length];
    int[] otherSums = new int[ratios.length];
    grid.sums(image, sums);
    grid.sums(other, otherSums);
    for (int cell = 0; cell < ratios.length; cell++) {
      ratios[cell] = (float) sums[cell] / otherSums[cell];
    }
  }

  /**
   * Keeps the ratios of the light; those of other cells are the mean of the cells around, or 1.
   *
   * @param exact cells whose ratio is taken as it is
   * @param smooth cells whose ratio is the mean of those around
   */
  void keep(BitSet exact, BitSet smooth) {
    float[] measured = ratios.clone();
    BitSet valid = (BitSet) exact.clone();
    valid.or(smooth);
    for (int cell = 0; cell < ratios.length; cell++) {
      if (!exact.get(cell)) {
        ratios[cell] = meanAround(cell, valid, measured);
      }
      if (Math.abs(ratios[cell] - 1) < MIN_DEVIATION) {
        ratios[cell] = 1;
      }
    }
  }

  /** The mean ratio of some of the cells at and around a cell; 1 if there is none. */
  private float meanAround(int cell, BitSet cells, float[] values) {
    int column = cell % grid.columns();
    int row = cell / grid.columns();
    float sum = 0;
    int count = 0;
    for (int y = Math.max(0, row - 1); y <= Math.min(grid.rows() - 1, row + 1); y++) {
      for (int x = Math.max(0, column - 1); x <= Math.min(grid.columns() - 1, column + 1); x++) {
        if (cells.get(y * grid.columns() + x)) {
          sum += values[y * grid.columns() + x];
          count++;
        }
      }
    }
    return count == 0 ? 1 : sum / count;
  }

  /** Whether the ratio is 1 all over a cell. */
  boolean isOne(int cell) {
    int column = cell % grid.columns();
    int row = cell / grid.columns();
    for (int y = Math.max(0, row - 1); y <= Math.min(grid.rows() - 1, row + 1); y++) {
      for (int x = Math.max(0, column - 1); x <= Math.min(grid.columns() - 1, column + 1); x++) {
        if (ratios[y * grid.columns() + x] != 1) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Computes the ratios at pixels of a row that follow each other.
   *
   * @param into receives the ratios, from its start on
   */
  void row(int y, int left, int right, float[] into) {
    int columnsCount = grid.columns();
    int upper = rows[y] * columnsCount;
    int lower = grid.rows() == 1 ? upper : upper + columnsCount;
    int next = columnsCount == 1 ? 0 : 1;
    float rowWeight = rowWeights[y];
    for (int x = left; x < right; x++) {
      int column = columns[x];
      float weight = columnWeights[x];
      float aboveLeft = ratios[upper + column];
      float belowLeft = ratios[lower + column];
      float above = aboveLeft + weight * (ratios[upper + column + next] - aboveLeft);
      float below = belowLeft + weight * (ratios[lower + column + next] - belowLeft);
      into[x - left] = above + rowWeight * (below - above);
    }
  }
}
