package io.vad4j.tensorflow.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Masks of a grid of cells that hide square blocks, so that hidden cells cannot be interpolated
 * from their neighbors.
 *
 * @param columns columns of cells
 * @param rows rows of cells
 * @param blockSize side of a block in cells, at least 1; blocks at the right and lower edge may be
 *     smaller
 */
public record BlockMask(int columns, int rows, int blockSize) {
  /** Weight of a block whose values are all 0. */
  private static final double WEIGHT_FLOOR = 0.01;

  /**
   * Hides blocks at random, all with the same probability.
   *
   * @param ratio ratio of hidden blocks, in [0, 1]; at least one block is hidden, and all only if
   *     it is 1 or there is only one
   * @param into receives 1 for a hidden cell and 0 for a visible one
   */
  void fillRandom(double ratio, RandomGenerator random, float[] into) {
    int blocks = blockColumns() * blockRows();
    int hide = hiddenCount(blocks, ratio);
    boolean[] hidden = new boolean[blocks];
    for (int left = blocks, i = 0; i < blocks; i++, left--) {
      if (random.nextInt(left) < hide) {
        hidden[i] = true;
        hide--;
      }
    }
    write(hidden, into);
  }

  /**
   * Hides blocks at random, sampled without replacement with a probability proportional to the mean
   * value of the block plus a floor (Efraimidis and Spirakis, <i>Weighted random sampling with a
   * reservoir</i>, 2006).
   *
   * @param values value of each cell, in [0, 1]
   * @param ratio ratio of hidden blocks, as for {@link #fillRandom}
   * @param into receives 1 for a hidden cell and 0 for a visible one
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
    write(hidden, into);
  }

  /** {@return number of blocks that {@link #fillRandom} hides} */
  public int hiddenCount(double ratio) {
    return hiddenCount(blockColumns() * blockRows(), ratio);
  }

  /**
   * {@return complementary masks of blocks at random: each cell is hidden by exactly one}
   *
   * @param count number of masks, at least 1
   * @param seed determines which blocks each hides
   */
  public List<float[]> randomPartition(int count, long seed) {
    int blocks = blockColumns() * blockRows();
    List<Integer> order = new ArrayList<>(IntStream.range(0, blocks).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    List<float[]> masks = new ArrayList<>();
    for (int mask = 0; mask < count; mask++) {
      boolean[] hidden = new boolean[blocks];
      for (int i = mask; i < blocks; i += count) {
        hidden[order.get(i)] = true;
      }
      float[] cells = new float[columns * rows];
      write(hidden, cells);
      masks.add(cells);
    }
    return masks;
  }

  private static int hiddenCount(int blocks, double ratio) {
    int hide = (int) Math.round(ratio * blocks);
    return Math.max(1, ratio < 1 ? Math.min(blocks - 1, hide) : blocks);
  }

  /**
   * {@return complementary masks: each cell is hidden by exactly one}
   *
   * @param count number of masks, at least 2; two are checkerboards
   */
  public List<float[]> complementaryMasks(int count) {
    List<float[]> masks = new ArrayList<>();
    for (int mask = 0; mask < count; mask++) {
      boolean[] hidden = new boolean[blockColumns() * blockRows()];
      for (int i = 0; i < hidden.length; i++) {
        hidden[i] = (i % blockColumns() + i / blockColumns()) % count == mask;
      }
      float[] cells = new float[columns * rows];
      write(hidden, cells);
      masks.add(cells);
    }
    return masks;
  }

  private int blockColumns() {
    return (columns + blockSize - 1) / blockSize;
  }

  private int blockRows() {
    return (rows + blockSize - 1) / blockSize;
  }

  private void write(boolean[] hidden, float[] into) {
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        into[row * columns + column] =
            hidden[row / blockSize * blockColumns() + column / blockSize] ? 1 : 0;
      }
    }
  }
}
