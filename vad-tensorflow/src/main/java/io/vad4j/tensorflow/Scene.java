package io.vad4j.tensorflow;

import io.vad4j.core.image.BoxFilter;
import io.vad4j.core.image.CellGrid;
import io.vad4j.tensorflow.network.MotionArchitecture;

/**
 * What is learned of a scene beside the network: what it looks like when nothing moves, and how
 * much motion is usual. Nothing changes the arrays after it is made.
 *
 * @param layout the sizes
 * @param background the empty scene at the size that the network sees, grey, row by row
 * @param units for each row of cells, the frame difference in grey levels that is a motion of 1;
 *     greater than 0
 */
record Scene(SceneLayout layout, byte[] background, float[] units) {
  /** Grey levels of difference to the background that the network sees as 1. */
  private static final float CONTRAST = 32;

  private static final int CHANNELS = MotionArchitecture.PICTURE_CHANNELS;

  /** The motion of each cell is averaged with that of its eight neighbours. */
  private static final int REACH = 1;

  /** Turns frame differences, in place, into motion in the scene's units. */
  void toMotion(float[] differences, float[] scratch) {
    CellGrid cells = layout.cells();
    for (int row = 0, cell = 0; row < cells.rows(); row++) {
      float factor = 1 / units[row];
      for (int column = 0; column < cells.columns(); column++, cell++) {
        differences[cell] *= factor;
      }
    }
    new BoxFilter(cells.columns(), cells.rows(), REACH).apply(differences, scratch);
  }

  /**
   * Writes what is seen before the background, as the network takes it: for each 2 × 2 pixels their
   * differences to the background, then the magnitudes of these.
   *
   * @param small a frame at the size that the network sees
   */
  void toPicture(byte[] small, float[] into, int offset) {
    int columns = layout.miniature().grid().columns();
    for (int upper = 0, out = offset; upper < small.length; upper += 2 * columns) {
      for (int x = upper; x < upper + columns; x += 2, out += CHANNELS) {
        put(small, x, into, out);
        put(small, x + 1, into, out + 1);
        put(small, x + columns, into, out + 2);
        put(small, x + columns + 1, into, out + 3);
      }
    }
  }

  /** The same, with left and right exchanged. */
  void toMirroredPicture(byte[] small, float[] into, int offset) {
    int columns = layout.miniature().grid().columns();
    for (int upper = 0, out = offset; upper < small.length; upper += 2 * columns) {
      for (int x = upper + columns - 1; x > upper; x -= 2, out += CHANNELS) {
        put(small, x, into, out);
        put(small, x - 1, into, out + 1);
        put(small, x + columns, into, out + 2);
        put(small, x + columns - 1, into, out + 3);
      }
    }
  }

  private void put(byte[] small, int pixel, float[] into, int out) {
    float value = ((small[pixel] & 0xff) - (background[pixel] & 0xff)) * (1 / CONTRAST);
    into[out] = value;
    into[out + CHANNELS / 2] = Math.abs(value);
  }
}
