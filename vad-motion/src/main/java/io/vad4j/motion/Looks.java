package io.vad4j.motion;

import io.vad4j.core.image.CellGrid;
import java.util.Arrays;

/**
 * What the places of one frame look like: for each place the 3 × 3 cells around it, and for each of
 * these how much edge of 8 orientations there is in the difference to the empty scene, and how much
 * brighter and darker than it the cell is. Cells are described when they are first asked for. Used
 * by one thread at a time.
 *
 * <p>Square roots are taken of all numbers, so that a strong contrast does not outweigh all else.
 */
final class Looks {
  private static final int ORIENTATIONS = 8;
  private static final int PER_CELL = ORIENTATIONS + 2;
  private static final int REACH = 1;
  private static final int SIDE = 2 * REACH + 1;

  /** How many numbers describe a place. */
  static final int LENGTH = SIDE * SIDE * PER_CELL;

  /** Orientations are told apart by which of these lines through the origin are passed. */
  private static final float[] TANGENTS = tangents();

  private final CellGrid grid;
  private final float[] cells;
  private final boolean[] known;
  private float[] difference = {};

  Looks(CellGrid grid) {
    this.grid = grid;
    this.cells = new float[grid.cells() * PER_CELL];
    this.known = new boolean[grid.cells()];
  }

  private static float[] tangents() {
    float[] tangents = new float[ORIENTATIONS / 2];
    for (int i = 0; i < tangents.length; i++) {
      tangents[i] = (float) Math.tan(Math.PI * (i + 0.5) / ORIENTATIONS);
    }
    return tangents;
  }

  /** Takes a frame, as its difference to the empty scene, which must not change while in use. */
  void show(float[] newDifference) {
    difference = newDifference;
    Arrays.fill(known, false);
  }

  /** Writes what a place looks like. */
  void describe(int cell, float[] into) {
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
          known[near] = true;
        }
        System.arraycopy(cells, near * PER_CELL, into, at, PER_CELL);
      }
    }
  }

  private void measure(int cell) {
    int offset = cell * PER_CELL;
    Arrays.fill(cells, offset, offset + PER_CELL, 0);
    int column = cell % grid.columns();
    int row = cell / grid.columns();
    int top = grid.top(row);
    int bottom = grid.top(row + 1);
    int left = grid.left(column);
    int right = grid.left(column + 1);
    int width = grid.width();
    for (int y = top; y < bottom; y++) {
      int above = Math.max(0, y - 1) * width;
      int below = Math.min(grid.height() - 1, y + 1) * width;
      for (int x = left; x < right; x++) {
        float across =
            difference[y * width + Math.min(width - 1, x + 1)]
                - difference[y * width + Math.max(0, x - 1)];
        float down = difference[below + x] - difference[above + x];
        cells[offset + orientation(across, down)] += Math.abs(across) + Math.abs(down);
        float level = difference[y * width + x];
        cells[offset + ORIENTATIONS] += Math.max(0, level);
        cells[offset + ORIENTATIONS + 1] += Math.max(0, -level);
      }
    }
    float pixels = (bottom - top) * (right - left);
    for (int i = offset; i < offset + PER_CELL; i++) {
      cells[i] = (float) Math.sqrt(cells[i] / pixels);
    }
  }

  /** Which of 8 orientations an edge has, whichever side of it is brighter. */
  private static int orientation(float across, float down) {
    boolean falling = across < 0 != down < 0;
    float flat = Math.abs(across);
    float steep = Math.abs(down);
    int turned = 0;
    while (turned < TANGENTS.length && steep > flat * TANGENTS[turned]) {
      turned++;
    }
    return falling ? (ORIENTATIONS - turned) % ORIENTATIONS : turned;
  }
}
