package io.vad4j.tensorflow.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Hides a grid of cells block by block, so that what is hidden cannot be guessed from the cell
 * beside it.
 *
 * @param columns cells across
 * @param rows cells down
 * @param blockSize side of a block in cells, at least 1; blocks at the right and lower edge may be
 *     smaller
 */
public record BlockMask(int columns, int rows, int blockSize) {
  /** What a block where nothing is counts for, when some are favoured. */
  private static final double WEIGHT_FLOOR = 0.01;

  /**
   * Hides a share of the blocks at random.
   *
   * @param ratio the share, from 0 to 1; at least one block is hidden, and all only where it is 1
   *     or there is only one
   * @param into where to write 1 for a hidden cell and 0 for a visible one
   * @param offset where in that array to begin
   */
  public void fillRandom(double ratio, RandomGenerator random, float[] into, int offset) {
    int blocks = blockColumns() * blockRows();
    int hide = hiddenCount(blocks, ratio);
    boolean[] hidden = new boolean[blocks];
    for (int left = blocks, i = 0; i < blocks; i++, left--) {
      if (random.nextInt(left) < hide) {
        hidden[i] = true;
        hide--;
      }
    }
    write(hidden, into, offset);
  }

  /**
   * Hides a share of the blocks at random, rather those with large values: each is drawn with a
   * probability in proportion to its mean value plus a floor, without putting back (Efraimidis and
   * Spirakis, <i>Weighted random sampling with a reservoir</i>, 2006).
   *
   * @param values how much each cell is worth hiding, from 0 to 1
   * @param ratio the share, as for {@link #fillRandom}
   * @param into where to write 1 for a hidden cell and 0 for a visible one
   */
  void fillWeighted(float[] values, double ratio, RandomGenerator random, float[] into) {
    int blocks = blockColumns() * blockRows();
    double[] sums = new double[blocks];
    int[] cells = new int[blocks];
    for (int i = 0; i < values.length; i++) {
      int blockIndex = i / columns / blockSize * blockColumns() + i % columns / blockSize;
      sums[blockIndex] += values[i];
      cells[blockIndex]++;
    }
    double[] keys = new double[blocks];
    for (int i = 0; i < blocks; i++) {
      keys[i] = Math.log(1 - random.nextDouble()) / (sums[i] / cells[i] + WEIGHT_FLOOR);
    }
    double[] sorted = keys.clone();
    Arrays.sort(sorted);
    double threshold = sorted[blocks - hiddenCount(blocks, ratio)];
    boolean[] hidden = new boolean[blocks];
    for (int i = 0; i < blocks; i++) {
      hidden[i] = keys[i] >= threshold;
    }
    write(hidden, into, 0);
  }

  private static int hiddenCount(int blocks, double ratio) {
    int hide = (int) Math.round(ratio * blocks);
    return Math.max(1, ratio < 1 ? Math.min(blocks - 1, hide) : blocks);
  }

  /**
   * Masks of which each place is hidden by exactly one.
   *
   * @param count how many, at least 2; two are like the fields of a chessboard
   */
  public List<float[]> complementaryMasks(int count) {
    List<float[]> masks = new ArrayList<>();
    for (int mask = 0; mask < count; mask++) {
      boolean[] hidden = new boolean[blockColumns() * blockRows()];
      for (int i = 0; i < hidden.length; i++) {
        hidden[i] = (i % blockColumns() + i / blockColumns()) % count == mask;
      }
      float[] cells = new float[columns * rows];
      write(hidden, cells, 0);
      masks.add(cells);
    }
    return masks;
  }

  /** Two masks like the fields of a chessboard, of which each hides what the other shows. */
  public List<float[]> checkerboards() {
    float[] even = new float[columns * rows];
    float[] odd = new float[columns * rows];
    boolean[] hidden = new boolean[blockColumns() * blockRows()];
    for (int i = 0; i < hidden.length; i++) {
      hidden[i] = (i % blockColumns() + i / blockColumns()) % 2 == 0;
    }
    write(hidden, even, 0);
    for (int i = 0; i < odd.length; i++) {
      odd[i] = 1 - even[i];
    }
    return List.of(even, odd);
  }

  private int blockColumns() {
    return (columns + blockSize - 1) / blockSize;
  }

  private int blockRows() {
    return (rows + blockSize - 1) / blockSize;
  }

  private void write(boolean[] hidden, float[] into, int offset) {
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        into[offset + row * columns + column] =
            hidden[row / blockSize * blockColumns() + column / blockSize] ? 1 : 0;
      }
    }
  }
}
