package io.vad4j.core.background;

import io.vad4j.core.image.CellGrid;

/** Sums of a value of each cell over windows of cells, from a summed-area table. */
final class WindowSums {
  private final CellGrid grid;
  private final int[] sums;

  WindowSums(CellGrid grid, int[] values) {
    this.grid = grid;
    int stride = grid.columns() + 1;
    this.sums = new int[stride * (grid.rows() + 1)];
    for (int row = 0; row < grid.rows(); row++) {
      int sum = 0;
      for (int column = 0; column < grid.columns(); column++) {
        sum += values[row * grid.columns() + column];
        sums[(row + 1) * stride + column + 1] = sums[row * stride + column + 1] + sum;
      }
    }
  }

  /** The sum over the cells that are at most a number of cells away in both directions. */
  int around(int cell, int radius) {
    int stride = grid.columns() + 1;
    int left = Math.max(0, cell % grid.columns() - radius);
    int right = Math.min(grid.columns(), cell % grid.columns() + radius + 1);
    int top = stride * Math.max(0, cell / grid.columns() - radius);
    int bottom = stride * Math.min(grid.rows(), cell / grid.columns() + radius + 1);
    return sums[bottom + right] - sums[top + right] - sums[bottom + left] + sums[top + left];
  }
}
