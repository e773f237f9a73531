package io.vad4j.core.evaluation.region;

import java.util.BitSet;

/**
 * Mapping between the cells of a map and the pixels of a mask, by nearest-neighbour scaling: a
 * pixel belongs to the cell that holds its centre.
 */
final class CellPixels {
  private final int columns;
  private final int rows;
  private final int width;
  private final int height;
  private final int[] columnOf;
  private final int[] rowOf;

  /** The number of pixels of each cell; not to be modified. */
  private final int[] areas;

  CellPixels(int columns, int rows, int width, int height) {
    this.columns = columns;
    this.rows = rows;
    this.width = width;
    this.height = height;
    columnOf = cellOf(columns, width);
    rowOf = cellOf(rows, height);
    areas = new int[columns * rows];
    int[] across = sizes(columnOf, columns);
    int[] down = sizes(rowOf, rows);
    for (int cell = 0; cell < areas.length; cell++) {
      areas[cell] = across[cell % columns] * down[cell / columns];
    }
  }

  private static int[] cellOf(int cells, int pixels) {
    int[] cellOf = new int[pixels];
    for (int pixel = 0; pixel < pixels; pixel++) {
      cellOf[pixel] = (int) ((2L * pixel + 1) * cells / (2L * pixels));
    }
    return cellOf;
  }

  private static int[] sizes(int[] cellOf, int cells) {
    int[] sizes = new int[cells];
    for (int cell : cellOf) {
      sizes[cell]++;
    }
    return sizes;
  }

  boolean fits(int columns, int rows, int width, int height) {
    return this.columns == columns
        && this.rows == rows
        && this.width == width
        && this.height == height;
  }

  /** The number of pixels in each cell, not to be changed. */
  int[] areas() {
    return areas;
  }

  /** The number of given pixels in each cell. */
  int[] count(BitSet pixels) {
    int[] counts = new int[areas.length];
    for (int y = 0; y < height; y++) {
      int base = y * width;
      int end = base + width;
      int rowBase = rowOf[y] * columns;
      for (int i = pixels.nextSetBit(base); i >= 0 && i < end; i = pixels.nextSetBit(i + 1)) {
        counts[rowBase + columnOf[i - base]]++;
      }
    }
    return counts;
  }
}
