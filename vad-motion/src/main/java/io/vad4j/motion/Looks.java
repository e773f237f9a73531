package io.vad4j.motion;

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
final class Looks {
  private static final int ORIENTATIONS = 8;
  private static final int PER_CELL = ORIENTATIONS + 2;
  private static final int REACH = 1;
  private static final int SIDE = 2 * REACH + 1;

  private static final int PATTERN = SIDE * SIDE * PER_CELL;

  /** How many numbers describe a place. */
  static final int LENGTH = PATTERN + 2;

  /** How many times the edges of the median cell are taken off each cell. */
  private static final float EVERYWHERE = 1.2f;

  /** The median cell is that of every third cell of every third row. */
  private static final int SAMPLE_STEP = 3;

  /** Strength below which a pattern is mostly noise. */
  private static final double FAINT = 5;

  /** How much the shape of edges, that of brightness, and the strength of both count. */
  private static final double EDGES_SHARE = 3;

  private static final double BRIGHTNESS_SHARE = 2;
  private static final double STRENGTH_SHARE = 3;

  /** Orientations are told apart by which of these lines through the origin are passed. */
  private static final float TANGENT_0 = tangent(0);

  private static final float TANGENT_1 = tangent(1);
  private static final float TANGENT_2 = tangent(2);
  private static final float TANGENT_3 = tangent(3);

  private final CellGrid grid;
  private final float[] cells;
  private final boolean[] known;
  private final float[] edges = new float[ORIENTATIONS];
  private final float[] everywhere = new float[ORIENTATIONS];
  private final int[] sample;
  private float[] difference = {};
  private boolean sampled;

  Looks(CellGrid grid) {
    this.grid = grid;
    this.cells = new float[grid.cells() * PER_CELL];
    this.known = new boolean[grid.cells()];
    this.sample =
        IntStream.range(0, grid.cells())
            .filter(cell -> cell % grid.columns() % SAMPLE_STEP == SAMPLE_STEP / 2)
            .filter(cell -> cell / grid.columns() % SAMPLE_STEP == SAMPLE_STEP / 2)
            .toArray();
  }

  private static float tangent(int line) {
    return (float) Math.tan(Math.PI * (line + 0.5) / ORIENTATIONS);
  }

  /** Takes a frame, as its difference to the empty scene, which must not change while in use. */
  void show(float[] newDifference) {
    difference = newDifference;
    Arrays.fill(known, false);
    sampled = false;
  }

  /** Writes what a place looks like. */
  void describe(int cell, float[] into) {
    if (!sampled) {
      measureSample();
      sampled = true;
    }
    int column = cell % grid.columns();
    int row = cell / grid.columns();
    int at = 0;
    for (int y = row - REACH; y <= row + REACH; y++) {
      for (int x = column - REACH; x <= column + REACH; x++, at += PER_CELL) {
        int near =
            Math.max(0, Math.min(grid.rows() - 1, y)) * grid.columns()
                + Math.max(0, Math.min(grid.columns() - 1, x));
        if (!known[near]) {
          measure(near);
          complete(near);
        }
        System.arraycopy(cells, near * PER_CELL, into, at, PER_CELL);
      }
    }
    into[PATTERN] = even(into, 0, ORIENTATIONS, EDGES_SHARE);
    into[PATTERN + 1] = even(into, ORIENTATIONS, PER_CELL, BRIGHTNESS_SHARE);
  }

  /** Finds what is everywhere; a picture too small for a sample has nothing that is. */
  private void measureSample() {
    float[] amounts = new float[sample.length];
    for (int cell : sample) {
      measure(cell);
    }
    for (int i = 0; i < ORIENTATIONS && sample.length > 0; i++) {
      for (int at = 0; at < sample.length; at++) {
        amounts[at] = cells[sample[at] * PER_CELL + i];
      }
      everywhere[i] = EVERYWHERE * CellMeans.median(amounts);
    }
    for (int cell : sample) {
      complete(cell);
    }
  }

  /**
   * Divides some numbers of each cell by their strength.
   *
   * @param from the first of the numbers in each cell
   * @param to after the last of them
   * @param share what they count for
   * @return what their strength says
   */
  private static float even(float[] place, int from, int to, double share) {
    double squares = 0;
    for (int cell = 0; cell < PATTERN; cell += PER_CELL) {
      for (int i = cell + from; i < cell + to; i++) {
        squares += place[i] * place[i];
      }
    }
    double strength = Math.sqrt(squares) + FAINT;
    float factor = (float) (share / strength);
    for (int cell = 0; cell < PATTERN; cell += PER_CELL) {
      for (int i = cell + from; i < cell + to; i++) {
        place[i] *= factor;
      }
    }
    return (float) (STRENGTH_SHARE * Math.log(strength));
  }

  /** Writes how much edge of each orientation a cell has, and how much is brighter and darker. */
  private void measure(int cell) {
    Arrays.fill(edges, 0);
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
        float across = difference[after] - difference[before];
        float down = difference[at + below] - difference[at + above];
        edges[orientation(across, down)] += Math.abs(across) + Math.abs(down);
        float level = difference[at];
        sum += level;
        magnitudes += Math.abs(level);
      }
    }
    int offset = cell * PER_CELL;
    float pixels = (grid.top(row + 1) - grid.top(row)) * (right - left);
    for (int i = 0; i < ORIENTATIONS; i++) {
      cells[offset + i] = edges[i] / pixels;
    }
    cells[offset + ORIENTATIONS] = Math.max(0, magnitudes + sum) / 2 / pixels;
    cells[offset + ORIENTATIONS + 1] = Math.max(0, magnitudes - sum) / 2 / pixels;
  }

  /** Takes what is everywhere off what was measured of a cell, and takes the square roots. */
  private void complete(int cell) {
    int offset = cell * PER_CELL;
    for (int i = 0; i < PER_CELL; i++) {
      float off = i < ORIENTATIONS ? everywhere[i] : 0;
      cells[offset + i] = (float) Math.sqrt(Math.max(0, cells[offset + i] - off));
    }
    known[cell] = true;
  }

  /**
   * Which of 8 orientations an edge has, whichever side of it is brighter. Without a branch, since
   * nothing tells a processor which it would be: the sign bits of differences are counted.
   */
  private static int orientation(float across, float down) {
    float flat = Math.abs(across);
    float steep = Math.abs(down);
    int turned =
        negative(flat * TANGENT_0 - steep)
            + negative(flat * TANGENT_1 - steep)
            + negative(flat * TANGENT_2 - steep)
            + negative(flat * TANGENT_3 - steep);
    int falling = negative(across) ^ negative(down);
    return (turned ^ -falling) + falling & ORIENTATIONS - 1;
  }

  /** 1 for numbers less than 0, 0 for others. */
  private static int negative(float value) {
    return Float.floatToRawIntBits(value) >>> 31;
  }
}
