package io.vad4j.motion;

import io.vad4j.core.image.CellGrid;

/**
 * How the cells of a picture move, at one of the sizes at which it is searched. At each size the
 * picture is parted into patches of about four pixels a side, so that each at a smaller size stands
 * for 2 × 2 at the next. Used by one thread at a time.
 */
final class CellMovements {
  /** No neighbour. */
  private static final int OUTSIDE = -1;

  private final int columns;
  private final int rows;
  private final double cellWidth;
  private final double cellHeight;
  private final boolean[] wanted;
  private float[] x;
  private float[] y;
  private final float[] misfit;

  private CellMovements(int columns, int rows, double cellWidth, double cellHeight) {
    this.columns = columns;
    this.rows = rows;
    this.cellWidth = cellWidth;
    this.cellHeight = cellHeight;
    this.wanted = new boolean[columns * rows];
    this.x = new float[wanted.length];
    this.y = new float[wanted.length];
    this.misfit = new float[wanted.length];
  }

  /** Before anything is known. */
  static CellMovements none() {
    return new CellMovements(0, 0, 0, 0);
  }

  /**
   * Cells of a level, which begin with twice the movements of these.
   *
   * @param grid the cells over the frame
   * @param wantedCells which of those to search
   * @param level 0 for the largest picture searched; the next is half of it
   */
  CellMovements finer(CellGrid grid, boolean[] wantedCells, int level) {
    int side = 1 << level;
    CellMovements finer =
        new CellMovements(
            (grid.columns() + side - 1) / side,
            (grid.rows() + side - 1) / side,
            CellFlow.SCALE * grid.width() / grid.columns(),
            CellFlow.SCALE * grid.height() / grid.rows());
    for (int cell = 0; cell < wantedCells.length; cell++) {
      if (wantedCells[cell]) {
        int column = cell % grid.columns() / side;
        int row = cell / grid.columns() / side;
        int at = row * finer.columns + column;
        finer.wanted[at] = true;
        if (columns > 0) {
          int from = row / 2 * columns + column / 2;
          finer.x[at] = 2 * x[from];
          finer.y[at] = 2 * y[from];
        }
      }
    }
    return finer;
  }

  int count() {
    return wanted.length;
  }

  /** Whether a cell, if there is one, is searched. */
  boolean wanted(int cell) {
    return cell != OUTSIDE && wanted[cell];
  }

  /** A cell's movement to the right in pixels of its level. */
  float x(int cell) {
    return x[cell];
  }

  /** A cell's movement downwards in pixels of its level. */
  float y(int cell) {
    return y[cell];
  }

  void set(int cell, PatchSearch found) {
    x[cell] = found.x();
    y[cell] = found.y();
    misfit[cell] = found.misfit();
  }

  float middleX(int cell) {
    return (float) ((cell % columns + 0.5) * cellWidth);
  }

  float middleY(int cell) {
    return (float) ((cell / columns + 0.5) * cellHeight);
  }

  int left(int cell) {
    return cell % columns > 0 ? cell - 1 : OUTSIDE;
  }

  int right(int cell) {
    return cell % columns < columns - 1 ? cell + 1 : OUTSIDE;
  }

  int above(int cell) {
    return cell >= columns ? cell - columns : OUTSIDE;
  }

  int below(int cell) {
    return cell < wanted.length - columns ? cell + columns : OUTSIDE;
  }

  /** How differently two cells move, in pixels; 0 if the other is not searched. */
  float apart(int cell, int other) {
    return wanted(other) ? Math.max(Math.abs(x[cell] - x[other]), Math.abs(y[cell] - y[other])) : 0;
  }

  /**
   * Makes each movement the mean of it and of those around it, since patches overlap, by how much
   * they do and how well they fit.
   */
  void smooth() {
    float[] smoothX = x.clone();
    float[] smoothY = y.clone();
    for (int cell = 0; cell < wanted.length; cell++) {
      if (wanted[cell]) {
        smooth(cell, smoothX, smoothY);
      }
    }
    x = smoothX;
    y = smoothY;
  }

  private void smooth(int cell, float[] smoothX, float[] smoothY) {
    int column = cell % columns;
    int row = cell / columns;
    float sumX = 0;
    float sumY = 0;
    float weights = 0;
    for (int near = Math.max(0, row - 1); near <= Math.min(rows - 1, row + 1); near++) {
      for (int beside = Math.max(0, column - 1);
          beside <= Math.min(columns - 1, column + 1);
          beside++) {
        int other = near * columns + beside;
        if (wanted[other]) {
          int overlap = (near == row ? 2 : 1) * (beside == column ? 2 : 1);
          float weight = overlap / Math.max(1, misfit[other]);
          sumX += weight * x[other];
          sumY += weight * y[other];
          weights += weight;
        }
      }
    }
    smoothX[cell] = sumX / weights;
    smoothY[cell] = sumY / weights;
  }
}
