package io.vad4j.motion.appearance;

import io.vad4j.core.signal.Median;
import io.vad4j.core.image.CellGrid;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What the places of one frame look like: for each place the 3 × 3 cells around it, and for each of
 * these how much edge of 8 orientations there is in the difference to the empty scene, and how much
 * brighter and darker than it the cell is. Cells are described when they are first asked for. Used
 * by one thread at a time.
 *
 * <p>Edges that are everywhere in the picture are those of noise, coding or a shaking camera. As
 * much as the median cell has of an orientation is taken off all cells, so that things look the
 * same in more noise and in less.
 *
 * <p>Square roots are taken of all numbers, so that a strong contrast does not outweigh all else.
 * The edges of a place are divided by how strong they are together, and so is its brightness, as
 * blocks are in histograms of oriented gradients (Dalal and Triggs, 2005): a dark coat and a light
 * one are of one shape. How strong they are is described by a number each.
 */
final class OrientedGradientDescriptor {
  private static final int ORIENTATIONS = 8;
  private static final int VALUES_PER_CELL = ORIENTATIONS + 2;
  private static final int RADIUS = 1;
  private static final int BLOCK_SIDE = 2 * RADIUS + 1;

  private static final int BLOCK_LENGTH = BLOCK_SIDE * BLOCK_SIDE * VALUES_PER_CELL;

  /** How many numbers describe a place. */
  static final int LENGTH = BLOCK_LENGTH + 2;

  /** How many times the edges of the median cell are taken off each cell. */
  private static final float NOISE_FACTOR = 1.2f;

  /** The median cell is that of every third cell of every third row. */
  private static final int SAMPLE_STEP = 3;

  /** Strength below which a pattern is mostly noise. */
  private static final double NORM_EPSILON = 5;

  /** How much the shape of edges, that of brightness, and the strength of both count. */
  private static final double EDGE_WEIGHT = 3;

  private static final double BRIGHTNESS_WEIGHT = 2;
  private static final double STRENGTH_WEIGHT = 3;

  /** Orientations are told apart by which of these lines through the origin are passed. */
  private static final float TANGENT_0 = tangent(0);

  private static final float TANGENT_1 = tangent(1);
  private static final float TANGENT_2 = tangent(2);
  private static final float TANGENT_3 = tangent(3);

  private final CellGrid grid;
  private final float[] cells;
  private final boolean[] computed;
  private final float[] histogram = new float[ORIENTATIONS];
  private final float[] noise = new float[ORIENTATIONS];
  private final int[] sampleCells;
  private float[] difference = {};
  private boolean noiseEstimated;

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

  /** Takes a frame, as its difference to the empty scene, which must not change while in use. */
  void setDifference(float[] newDifference) {
    difference = newDifference;
    Arrays.fill(computed, false);
    noiseEstimated = false;
  }

  /** Writes what a place looks like. */
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

  /** Finds what is everywhere; a picture too small for a sample has nothing that is. */
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
   * Divides some numbers of each cell by their strength.
   *
   * @param from the first of the numbers in each cell
   * @param to after the last of them
   * @param weight what they count for
   * @return what their strength says
   */
  private static float normalize(float[] vector, int from, int to, double weight) {
    double squares = 0;
    for (int cell = 0; cell < BLOCK_LENGTH; cell += VALUES_PER_CELL) {
      for (int i = cell + from; i < cell + to; i++) {
        squares += vector[i] * vector[i];
      }
    }
    double strength = Math.sqrt(squares) + NORM_EPSILON;
    float factor = (float) (weight / strength);
    for (int cell = 0; cell < BLOCK_LENGTH; cell += VALUES_PER_CELL) {
      for (int i = cell + from; i < cell + to; i++) {
        vector[i] *= factor;
      }
    }
    return (float) (STRENGTH_WEIGHT * Math.log(strength));
  }

  /** Writes how much edge of each orientation a cell has, and how much is brighter and darker. */
  private void accumulate(int cell) {
    Arrays.fill(histogram, 0);
    int column = cell % grid.columns();
    int row = cell / grid.columns();
    int left = grid.left(column);
    int right = grid.left(column + 1);
    int width = grid.width();
    float sum = 0;
    float magnitudes = 0;
    for (int y = grid.top(row); y < grid.top(row + 1); y++) {
      int above = y > 0 ? -width : 0;
      int below = y < grid.height() - 1 ? width : 0;
      int from = y * width + left;
      int to = y * width + right;
      for (int at = from; at < to; at++) {
        int before = at == from && left == 0 ? at : at - 1;
        int after = at == to - 1 && right == width ? at : at + 1;
        float dx = difference[after] - difference[before];
        float dy = difference[at + below] - difference[at + above];
        histogram[orientationBin(dx, dy)] += Math.abs(dx) + Math.abs(dy);
        float level = difference[at];
        sum += level;
        magnitudes += Math.abs(level);
      }
    }
    int offset = cell * VALUES_PER_CELL;
    float pixels = (grid.top(row + 1) - grid.top(row)) * (right - left);
    for (int i = 0; i < ORIENTATIONS; i++) {
      cells[offset + i] = histogram[i] / pixels;
    }
    cells[offset + ORIENTATIONS] = Math.max(0, magnitudes + sum) / 2 / pixels;
    cells[offset + ORIENTATIONS + 1] = Math.max(0, magnitudes - sum) / 2 / pixels;
  }

  /** Takes what is everywhere off what was measured of a cell, and takes the square roots. */
  private void denoise(int cell) {
    int offset = cell * VALUES_PER_CELL;
    for (int i = 0; i < VALUES_PER_CELL; i++) {
      float noiseLevel = i < ORIENTATIONS ? noise[i] : 0;
      cells[offset + i] = (float) Math.sqrt(Math.max(0, cells[offset + i] - noiseLevel));
    }
    computed[cell] = true;
  }

  /**
   * Which of 8 orientations an edge has, whichever side of it is brighter. Without a branch, since
   * nothing tells a processor which it would be: the sign bits of differences are counted.
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
