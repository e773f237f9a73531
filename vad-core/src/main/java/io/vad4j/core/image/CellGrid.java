package io.vad4j.core.image;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Grid of cells over an image, at whose resolution scorers return anomaly maps. Where the image
 * size is no multiple of the cell size, cells are slightly larger, so that they cover the image
 * evenly.
 *
 * @param width image width in pixels
 * @param height image height in pixels
 * @param columns number of columns
 * @param rows number of rows
 * @since 0.1.0
 */
public record CellGrid(int width, int height, int columns, int rows) {
  /** Default side of a cell in pixels. */
  public static final int CELL_SIZE = 8;

  /** Validates the components. {@inheritDoc} */
  public CellGrid {
    if (columns < 1 || rows < 1 || columns > width || rows > height) {
      throw new IllegalArgumentException(
          "No grid of %dx%d cells over %dx%d pixels.".formatted(columns, rows, width, height));
    }
  }

  /**
   * {@return the grid of cells of 8 × 8 pixels over an image}
   *
   * @param width image width in pixels, at least 1
   * @param height image height in pixels, at least 1
   */
  public static CellGrid forImage(int width, int height) {
    return new CellGrid(
        width, height, Math.max(1, width / CELL_SIZE), Math.max(1, height / CELL_SIZE));
  }

  /** {@return the number of cells} */
  public int cells() {
    return columns * rows;
  }

  /**
   * {@return the first pixel column of a cell column; the one past the last for {@code columns}}
   *
   * @param column 0 to {@code columns}
   */
  public int left(int column) {
    return column * width / columns;
  }

  /**
   * {@return the first pixel row of a cell row; the one past the last for {@code rows}}
   *
   * @param row 0 to {@code rows}
   */
  public int top(int row) {
    return row * height / rows;
  }

  /**
   * {@return the cells and those next to one of them, also diagonally}
   *
   * @param cells numbers of cells: row · columns + column
   */
  public BitSet dilate(BitSet cells) {
    BitSet dilated = new BitSet(cells());
    for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
      int left = Math.max(0, cell % columns - 1);
      int right = Math.min(columns, cell % columns + 2);
      int row = cell / columns;
      for (int y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
        dilated.set(y * columns + left, y * columns + right);
      }
    }
    return dilated;
  }

  /**
   * {@return the mean of the pixels of each cell, row by row}
   *
   * @param pixels one value per pixel, row by row
   */
  public float[] average(float[] pixels) {
    float[] cells = new float[cells()];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        cells[row * columns + column] = average(pixels, column, row);
      }
    }
    return cells;
  }

  private float average(float[] pixels, int column, int row) {
    float sum = 0;
    for (int y = top(row); y < top(row + 1); y++) {
      for (int x = left(column); x < left(column + 1); x++) {
        sum += pixels[y * width + x];
      }
    }
    return sum / ((top(row + 1) - top(row)) * (left(column + 1) - left(column)));
  }

  /**
   * {@return the sum of the grey levels of a cell, at least 1 per pixel}
   *
   * @param cell row · columns + column
   * @param image one byte per pixel, row by row
   */
  public int sum(int cell, byte[] image) {
    int left = left(cell % columns);
    int right = left(cell % columns + 1);
    int top = top(cell / columns);
    int bottom = top(cell / columns + 1);
    int sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int i = y * width + left; i < y * width + right; i++) {
        sum += image[i] & 0xff;
      }
    }
    return Math.max((bottom - top) * (right - left), sum);
  }

  /**
   * {@return the mean absolute difference of two images in a cell, in grey levels}
   *
   * @param cell row · columns + column
   * @param image one byte per pixel, row by row
   * @param other another image of the same size
   */
  public float meanAbsoluteDifference(int cell, byte[] image, byte[] other) {
    int left = left(cell % columns);
    int right = left(cell % columns + 1);
    int top = top(cell / columns);
    int bottom = top(cell / columns + 1);
    int sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int i = y * width + left; i < y * width + right; i++) {
        sum += Math.abs((image[i] & 0xff) - (other[i] & 0xff));
      }
    }
    return (float) sum / ((bottom - top) * (right - left));
  }

  /**
   * Sums the grey levels of each cell, at least 1 per pixel.
   *
   * @param image one byte per pixel, row by row
   * @param into receives one value per cell
   */
  public void sums(byte[] image, int[] into) {
    int[] lefts = lefts();
    sum(image, image, false, lefts, into);
    for (int row = 0, cell = 0; row < rows; row++) {
      int height = top(row + 1) - top(row);
      for (int column = 0; column < columns; column++, cell++) {
        into[cell] = Math.max(height * (lefts[column + 1] - lefts[column]), into[cell]);
      }
    }
  }

  /**
   * Computes the mean absolute difference of two images in each cell, in grey levels.
   *
   * @param image one byte per pixel, row by row
   * @param other another image of the same size
   * @param into receives one value per cell
   */
  public void meanAbsoluteDifferences(byte[] image, byte[] other, float[] into) {
    int[] lefts = lefts();
    int[] sums = new int[cells()];
    sum(image, other, true, lefts, sums);
    for (int row = 0, cell = 0; row < rows; row++) {
      int height = top(row + 1) - top(row);
      for (int column = 0; column < columns; column++, cell++) {
        into[cell] = (float) sums[cell] / (height * (lefts[column + 1] - lefts[column]));
      }
    }
  }

  /** The first pixel columns of all cell columns, and the one past the last. */
  private int[] lefts() {
    int[] lefts = new int[columns + 1];
    for (int column = 0; column <= columns; column++) {
      lefts[column] = left(column);
    }
    return lefts;
  }

  /** Sums grey levels, or their absolute differences, over each cell. */
  private void sum(byte[] image, byte[] other, boolean differences, int[] lefts, int[] into) {
    boolean packed = width == Long.BYTES * columns && rows * PackedBytes.MAX_SUMMANDS >= 2 * height;
    long[] lanes = new long[columns];
    Arrays.fill(into, 0);
    for (int row = 0; row < rows; row++) {
      int bottom = top(row + 1);
      int cell = row * columns;
      Arrays.fill(lanes, 0);
      for (int y = top(row); y < bottom; y++) {
        if (!packed) {
          addRow(image, other, differences, y * width, lefts, into, cell);
        } else if (differences) {
          addPackedDifferences(image, other, y * width, lanes);
        } else {
          addPackedRow(image, y * width, lanes);
        }
      }
      for (int column = 0; packed && column < columns; column++) {
        into[cell + column] = PackedBytes.sumLanes(lanes[column]);
      }
    }
  }

  /** Adds a row of pixels to cells of eight pixels, which fit in a {@code long}. */
  private static void addPackedRow(byte[] image, int offset, long[] lanes) {
    for (int column = 0, x = offset; column < lanes.length; column++, x += Long.BYTES) {
      lanes[column] += PackedBytes.pairSums(image, x);
    }
  }

  private static void addPackedDifferences(byte[] image, byte[] other, int offset, long[] lanes) {
    for (int column = 0, x = offset; column < lanes.length; column++, x += Long.BYTES) {
      lanes[column] += PackedBytes.absoluteDifferences(image, other, x);
    }
  }

  private static void addRow(
      byte[] image,
      byte[] other,
      boolean differences,
      int offset,
      int[] lefts,
      int[] sums,
      int firstCell) {
    for (int column = 0, x = 0; column < lefts.length - 1; column++) {
      int sum = 0;
      for (int end = lefts[column + 1]; x < end; x++) {
        int level = image[offset + x] & 0xff;
        sum += differences ? Math.abs(level - (other[offset + x] & 0xff)) : level;
      }
      sums[firstCell + column] += sum;
    }
  }
}
