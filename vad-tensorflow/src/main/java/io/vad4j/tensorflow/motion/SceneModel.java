package io.vad4j.tensorflow.motion;

import io.vad4j.core.image.BoxFilter;
import io.vad4j.core.image.CellGrid;
import io.vad4j.tensorflow.network.MotionArchitecture;

/**
 * What is learned of a scene beside the network: what it looks like when nothing moves, and how
 * much motion is usual. Nothing changes the arrays after it is made.
 *
 * @param geometry the sizes
 * @param background the empty scene at the size that the network sees, grey, row by row
 * @param rowScales for each row of cells, the frame difference in grey levels that is a motion of
 *     1; greater than 0
 */
public record SceneModel(InputGeometry geometry, byte[] background, float[] rowScales) {
  /** Grey levels of difference to the background that the network sees as 1. */
  private static final float CONTRAST_SCALE = 32;

  private static final int CHANNELS = MotionArchitecture.IMAGE_CHANNELS;

  /** The motion of each cell is averaged with that of its eight neighbours. */
  private static final int FILTER_RADIUS = 1;

  /** Turns frame differences, in place, into motion in the scene's units. */
  void normalizeMotion(float[] differences, float[] scratch) {
    CellGrid cells = geometry.cells();
    for (int row = 0, cell = 0; row < cells.rows(); row++) {
      float factor = 1 / rowScales[row];
      for (int column = 0; column < cells.columns(); column++, cell++) {
        differences[cell] *= factor;
      }
    }
    new BoxFilter(cells.columns(), cells.rows(), FILTER_RADIUS).apply(differences, scratch);
  }

  /**
   * Writes what is seen before the background, as the network takes it: for each 2 × 2 pixels their
   * differences to the background, then the magnitudes of these.
   *
   * @param small a frame at the size that the network sees
   */
  void writeImage(byte[] small, float[] into, int offset) {
    int columns = geometry.downsampler().grid().columns();
    for (int upper = 0, out = offset; upper < small.length; upper += 2 * columns) {
      for (int x = upper; x < upper + columns; x += 2, out += CHANNELS) {
        writePixel(small, x, into, out);
        writePixel(small, x + 1, into, out + 1);
        writePixel(small, x + columns, into, out + 2);
        writePixel(small, x + columns + 1, into, out + 3);
      }
    }
  }

  /** The same, with left and right exchanged. */
  void writeFlippedImage(byte[] small, float[] into, int offset) {
    int columns = geometry.downsampler().grid().columns();
    for (int upper = 0, out = offset; upper < small.length; upper += 2 * columns) {
      for (int x = upper + columns - 1; x > upper; x -= 2, out += CHANNELS) {
        writePixel(small, x, into, out);
        writePixel(small, x - 1, into, out + 1);
        writePixel(small, x + columns, into, out + 2);
        writePixel(small, x + columns - 1, into, out + 3);
      }
    }
  }

  private void writePixel(byte[] small, int pixel, float[] into, int out) {
    float value = ((small[pixel] & 0xff) - (background[pixel] & 0xff)) * (1 / CONTRAST_SCALE);
    into[out] = value;
    into[out + CHANNELS / 2] = Math.abs(value);
  }
}
