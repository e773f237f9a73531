package io.vad4j.motion.appearance;

import io.vad4j.core.image.CellGrid;
import io.vad4j.core.signal.Median;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * HOG descriptor (Dalal and Triggs, 2005) of cells of one frame's difference to the background: for
 * each of the 3 × 3 cells of a block a histogram of 8 unsigned gradient orientations and the mean
 * positive and negative difference. Cells are computed on demand. Used by one thread at a time.
 *
 * <p>The gradient magnitudes of the median cell, which are those of noise, coding or camera shake,
 * are subtracted from every cell. Square roots compress the contrast. Gradients and brightness of a
 * block are each divided by their L2 norm, whose logarithm is appended.
 */
final class OrientedGradientDescriptor {
  private static final int ORIENTATIONS = 8;
  private static final int VALUES_PER_CELL = ORIENTATIONS + 2;
  private static final int RADIUS = 1;
  private static final int BLOCK_SIDE = 2 * RADIUS + 1;

  private static final int BLOCK_LENGTH = BLOCK_SIDE * BLOCK_SIDE * VALUES_PER_CELL;

  /** Length of a descriptor. */
  static final int LENGTH = BLOCK_LENGTH + 2;

  /** Factor by which the gradients of the median cell are subtracted. */
  private static final float NOISE_FACTOR = 1.2f;

  /** The noise is estimated from every third cell of every third row. */
  private static final int SAMPLE_STEP = 3;

  /** Added to the norm; patterns of a lower one are mostly noise. */
  private static final double NORM_EPSILON = 5;

  /** Weights of normalised gradients, normalised brightness and the logarithms of both norms. */
  private static final double EDGE_WEIGHT = 3;

  private static final double BRIGHTNESS_WEIGHT = 2;
  private static final double STRENGTH_WEIGHT = 3;

  /** Tangents of the boundaries between orientation bins. */
  private static final float TANGENT_0 = tangent(0);

  private static final float TANGENT_1 = tangent(1);
  private static final float TANGENT_2 = tangent(2);
  private static final float TANGENT_3 = tangent(3);

  private final CellGrid grid;
  private final float[] cells;
  private final boolean[] computed;
  private final float[] histogram = new float[ORIENTATIONS];
  private final float[] oddHistogram = new float[ORIENTATIONS];
  private final float[] noise = new float[ORIENTATIONS];
  private final int[] sampleCells;
  private float[] difference = {};
  private boolean noiseEstimated;

  /** Sum of the differences of the present cell. */
  private float sum;

  /** Sum of the magnitudes of the differences of the present cell. */
  private float magnitudes;

  OrientedGradientDescriptor(CellGrid grid) {
    this.grid = grid;
    this.cells = new float[grid.cells() * VALUES_PER_CELL];
    this.computed = new boolean[grid.cells()];
    this.sampleCells =
        IntStream.range(0, grid.cells())
            .filter(cell -> cell % grid.columns() % SAMPLE_STEP == SAMPLE_STEP / 2)
            .filter(cell -> cell / grid.columns() % SAMPLE_STEP == SAMPLE_STEP / 2)
            .toArray();
  }

  private static float tangent(int line) {
    return (float) Math.tan(Math.PI * (line + 0.5) / ORIENTATIONS);
  }

  /** Sets the signed difference of the frame to the background, which must not change in use. */
  void setDifference(float[] newDifference) {
    difference = newDifference;
    Arrays.fill(computed, false);
    noiseEstimated = false;
  }

  /** Writes the descriptor of the block around a cell. */
  void compute(int cell, float[] output) {
    if (!noiseEstimated) {
      estimateNoise();
      noiseEstimated = true;
    }
    int column = cell % grid.columns();
    int row = cell / grid.columns();
    int at = 0;
    for (int y = row - RADIUS; y <= row + RADIUS; y++) {
      for (int x = column - RADIUS; x <= column + RADIUS; x++, at += VALUES_PER_CELL) {
        int neighbor =
            Math.max(0, Math.min(grid.rows() - 1, y)) * grid.columns()
                + Math.max(0, Math.min(grid.columns() - 1, x));
        if (!computed[neighbor]) {
          accumulate(neighbor);
          denoise(neighbor);
        }
        System.arraycopy(cells, neighbor * VALUES_PER_CELL, output, at, VALUES_PER_CELL);
      }
    }
    output[BLOCK_LENGTH] = normalize(output, 0, ORIENTATIONS, EDGE_WEIGHT);
    output[BLOCK_LENGTH + 1] = normalize(output, ORIENTATIONS, VALUES_PER_CELL, BRIGHTNESS_WEIGHT);
  }

  /** Estimates the noise per orientation; 0 for frames too small for a sample. */
  private void estimateNoise() {
    float[] amounts = new float[sampleCells.length];
    for (int cell : sampleCells) {
      accumulate(cell);
    }
    for (int i = 0; i < ORIENTATIONS && sampleCells.length > 0; i++) {
      for (int at = 0; at < sampleCells.length; at++) {
        amounts[at] = cells[sampleCells[at] * VALUES_PER_CELL + i];
      }
      noise[i] = NOISE_FACTOR * Median.of(amounts);
    }
    for (int cell : sampleCells) {
      denoise(cell);
    }
  }

  /**
   * Normalises some values of each cell of a block by their L2 norm.
   *
   * @param from index of the first value in a cell
   * @param to index after the last value in a cell
   * @param weight norm of the result
   * @return the weighted logarithm of the norm
   */
  private static float normalize(float[] vector, int from, int to, double weight) {
    double squares = 0;
    for (int cell = 0; cell < BLOCK_LENGTH; cell += VALUES_PER_CELL) {
      for (int i = cell + from; i < cell + to; i++) {
        squares += vector[i] * vector[i];
      }
    }
    double norm = Math.sqrt(squares) + NORM_EPSILON;
    float factor = (float) (weight / norm);
    for (int cell = 0; cell < BLOCK_LENGTH; cell += VALUES_PER_CELL) {
      for (int i = cell + from; i < cell + to; i++) {
        vector[i] *= factor;
      }
    }
    return (float) (STRENGTH_WEIGHT * Math.log(norm));
  }

  /** Computes the histogram and the mean positive and negative difference of a cell. */
  private void accumulate(int cell) {
    Arrays.fill(histogram, 0);
    Arrays.fill(oddHistogram, 0);
    int column = cell % grid.columns();
    int row = cell / grid.columns();
    int left = grid.left(column);
    int right = grid.left(column + 1);
    int width = grid.width();
    sum = 0;
    magnitudes = 0;
    for (int y = grid.top(row); y < grid.top(row + 1); y++) {
      int above = y > 0 ? -width : 0;
      int below = y < grid.height() - 1 ? width : 0;
      int from = y * width + left;
      int to = y * width + right;
      if (left == 0) {
        addGradient(histogram, from, from, from + 1, above, below);
        from++;
      }
      if (right == width) {
        to--;
        addGradient(oddHistogram, to, to - 1, to, above, below);
      }
      addRow(from, to, above, below);
    }
    int offset = cell * VALUES_PER_CELL;
    float pixels = (grid.top(row + 1) - grid.top(row)) * (right - left);
    for (int i = 0; i < ORIENTATIONS; i++) {
      cells[offset + i] = (histogram[i] + oddHistogram[i]) / pixels;
    }
    cells[offset + ORIENTATIONS] = Math.max(0, magnitudes + sum) / 2 / pixels;
    cells[offset + ORIENTATIONS + 1] = Math.max(0, magnitudes - sum) / 2 / pixels;
  }

  /** Adds pixels that have a neighbour on both sides, in two histograms at a time. */
  private void addRow(int from, int to, int above, int below) {
    float[] levels = difference;
    float[] even = histogram;
    float[] odd = oddHistogram;
    float rowSum = 0;
    float rowMagnitudes = 0;
    int at = from;
    for (; at + 1 < to; at += 2) {
      float level = levels[at];
      float next = levels[at + 1];
      float dx = next - levels[at - 1];
      float dy = levels[at + below] - levels[at + above];
      float nextDx = levels[at + 2] - level;
      float nextDy = levels[at + 1 + below] - levels[at + 1 + above];
      even[orientationBin(dx, dy)] += Math.abs(dx) + Math.abs(dy);
      odd[orientationBin(nextDx, nextDy)] += Math.abs(nextDx) + Math.abs(nextDy);
      rowSum += level + next;
      rowMagnitudes += Math.abs(level) + Math.abs(next);
    }
    sum += rowSum;
    magnitudes += rowMagnitudes;
    if (at < to) {
      addGradient(even, at, at - 1, at + 1, above, below);
    }
  }

  private void addGradient(float[] into, int at, int before, int after, int above, int below) {
    float dx = difference[after] - difference[before];
    float dy = difference[at + below] - difference[at + above];
    into[orientationBin(dx, dy)] += Math.abs(dx) + Math.abs(dy);
    sum += difference[at];
    magnitudes += Math.abs(difference[at]);
  }

  /** Subtracts the noise from a cell and takes the square roots. */
  private void denoise(int cell) {
    int offset = cell * VALUES_PER_CELL;
    for (int i = 0; i < VALUES_PER_CELL; i++) {
      float noiseLevel = i < ORIENTATIONS ? noise[i] : 0;
      cells[offset + i] = (float) Math.sqrt(Math.max(0, cells[offset + i] - noiseLevel));
    }
    computed[cell] = true;
  }

  /**
   * The bin of the unsigned orientation of a gradient. Branch-free, as branches would be
   * unpredictable: the sign bits of differences are counted.
   */
  private static int orientationBin(float dx, float dy) {
    float flat = Math.abs(dx);
    float steep = Math.abs(dy);
    int bin =
        signBit(flat * TANGENT_0 - steep)
            + signBit(flat * TANGENT_1 - steep)
            + signBit(flat * TANGENT_2 - steep)
            + signBit(flat * TANGENT_3 - steep);
    int falling = signBit(dx) ^ signBit(dy);
    return (bin ^ -falling) + falling & ORIENTATIONS - 1;
  }

  /** 1 for numbers less than 0, 0 for others. */
  private static int signBit(float value) {
    return Float.floatToRawIntBits(value) >>> 31;
  }
}
