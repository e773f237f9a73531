package io.vad4j.core.background;

import io.vad4j.Restorable;
import io.vad4j.StateArchive;
import io.vad4j.core.image.CellGrid;
import java.util.Arrays;

/**
 * Per cell, the contents that were its background before: the initial one, another light, an object
 * that stood there. The least recently used one is replaced. Not thread-safe.
 */
final class BackgroundModes implements Restorable {
  /** Number of earlier contents of a cell. */
  static final int CAPACITY = 2;

  private final CellGrid grid;
  private final byte[][] pictures = new byte[CAPACITY][];
  private final float[][] usedAt = new float[CAPACITY][];

  BackgroundModes(CellGrid grid) {
    this.grid = grid;
    for (int mode = 0; mode < CAPACITY; mode++) {
      pictures[mode] = new byte[grid.width() * grid.height()];
      usedAt[mode] = new float[grid.cells()];
    }
    clear();
  }

  /** Removes all contents. */
  void clear() {
    for (float[] times : usedAt) {
      Arrays.fill(times, -1);
    }
  }

  @Override
  public void exchange(StateArchive archive) {
    for (int mode = 0; mode < CAPACITY; mode++) {
      archive.fill(usedAt[mode]);
      archive.fill(pictures[mode]);
    }
  }

  /** Adds the content of a cell of a picture. */
  void add(int cell, byte[] picture, float time) {
    int oldest = 0;
    for (int mode = 1; mode < CAPACITY; mode++) {
      oldest = usedAt[mode][cell] < usedAt[oldest][cell] ? mode : oldest;
    }
    CellRows.copy(grid, cell, picture, pictures[oldest]);
    usedAt[oldest][cell] = time;
  }

  /**
   * The mode that an image shows in a cell, or −1.
   *
   * @param threshold difference, in grey levels, of the same content
   */
  int find(int cell, CellDifferences image, float threshold) {
    int best = -1;
    float lowest = threshold;
    for (int mode = 0; mode < CAPACITY; mode++) {
      if (usedAt[mode][cell] >= 0) {
        float difference = image.meanDifference(cell, pictures[mode]);
        if (difference < lowest) {
          lowest = difference;
          best = mode;
        }
      }
    }
    return best;
  }

  /** Exchanges the content of a cell of a picture with that of a mode. */
  void exchange(int cell, int mode, byte[] picture, float time) {
    CellRows.forEach(
        grid,
        cell,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            byte level = picture[i];
            picture[i] = pictures[mode][i];
            pictures[mode][i] = level;
          }
        });
    usedAt[mode][cell] = time;
  }
}
