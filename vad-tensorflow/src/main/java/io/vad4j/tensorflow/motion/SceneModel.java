package io.vad4j.tensorflow.motion;

import io.vad4j.core.image.BoxFilter;
import io.vad4j.core.image.CellGrid;
import io.vad4j.tensorflow.network.MotionArchitecture;

/**
 * Background and motion scale of a scene, which normalize the network's input. The arrays are not
 * copied and never changed.
 *
 * @param geometry sizes
 * @param background gray levels of the background at the size of the network's input, row by row
 * @param rowScales for each row of cells, the frame difference in gray levels that is a motion of
 *     1; greater than 0
 */
record SceneModel(InputGeometry geometry, byte[] background, float[] rowScales) {
  /** Difference to the background in gray levels that is an input of 1. */
  private static final float CONTRAST_SCALE = 32;

  private static final int CHANNELS = MotionArchitecture.IMAGE_CHANNELS;

  /** Motion is averaged over 3 × 3 cells. */
  private static final int FILTER_RADIUS = 1;

  /** Converts frame differences to normalized motion, in place. */
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
   * Writes the network's image of a frame: for each 2 × 2 pixels their four differences to the
   * background, then the magnitudes of these.
   *
   * @param gray gray levels of the downsampled frame
   */
  void writeImage(byte[] gray, float[] into) {
    int columns = geometry.downsampler().grid().columns();
    for (int upper = 0, out = 0; upper < gray.length; upper += 2 * columns) {
      for (int x = upper; x < upper + columns; x += 2, out += CHANNELS) {
        writePixel(gray, x, into, out);
        writePixel(gray, x + 1, into, out + 1);
        writePixel(gray, x + columns, into, out + 2);
        writePixel(gray, x + columns + 1, into, out + 3);
      }
    }
  }

  /** Writes the network's image of a horizontally flipped frame. */
  void writeFlippedImage(byte[] gray, float[] into) {
    int columns = geometry.downsampler().grid().columns();
    for (int upper = 0, out = 0; upper < gray.length; upper += 2 * columns) {
      for (int x = upper + columns - 1; x > upper; x -= 2, out += CHANNELS) {
        writePixel(gray, x, into, out);
        writePixel(gray, x - 1, into, out + 1);
        writePixel(gray, x + columns, into, out + 2);
        writePixel(gray, x + columns - 1, into, out + 3);
      }
    }
  }

  private void writePixel(byte[] gray, int pixel, float[] into, int out) {
    float value = ((gray[pixel] & 0xff) - (background[pixel] & 0xff)) * (1 / CONTRAST_SCALE);
    into[out] = value;
    into[out + CHANNELS / 2] = Math.abs(value);
  }
}
