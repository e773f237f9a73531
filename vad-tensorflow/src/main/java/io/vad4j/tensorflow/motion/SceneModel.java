package io.vad4j.tensorflow.motion;

import io.vad4j.core.background.AdaptiveBackground;
import io.vad4j.core.image.BoxFilter;
import io.vad4j.core.image.CellGrid;
import io.vad4j.spi.StreamContext;
import io.vad4j.tensorflow.network.MotionArchitecture;

/**
 * Background and motion scale of a scene, which normalize the network's input. The arrays are not
 * copied and never changed.
 *
 * @param geometry sizes
 * @param background gray levels of the initial background, row by row
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

  /** {@return the background of a stream with one scorer} */
  AdaptiveBackground newAdaptive() {
    return new AdaptiveBackground(geometry.width(), geometry.height(), background);
  }

  /** {@return the background that scorers of a stream share} */
  AdaptiveBackground sharedAdaptive(StreamContext context) {
    return AdaptiveBackground.shared(geometry.width(), geometry.height(), background, context);
  }

  /**
   * Subtracts a downsampled background from a downsampled frame.
   *
   * @param gray gray levels of the frame
   * @param backgroundGray gray levels of the background
   * @param into receives the differences in gray levels, limited to a signed byte
   */
  static void subtract(byte[] gray, byte[] backgroundGray, byte[] into) {
    for (int i = 0; i < gray.length; i++) {
      int difference = (gray[i] & 0xff) - (backgroundGray[i] & 0xff);
      into[i] = (byte) Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, difference));
    }
  }

  /**
   * Writes the network's image of a frame: for each 2 × 2 pixels their four differences to the
   * background, then the magnitudes of these.
   *
   * @param difference differences of the downsampled frame to the background
   */
  void writeImage(byte[] difference, float[] into) {
    int columns = geometry.downsampler().grid().columns();
    for (int upper = 0, out = 0; upper < difference.length; upper += 2 * columns) {
      for (int x = upper; x < upper + columns; x += 2, out += CHANNELS) {
        writePixel(difference, x, into, out);
        writePixel(difference, x + 1, into, out + 1);
        writePixel(difference, x + columns, into, out + 2);
        writePixel(difference, x + columns + 1, into, out + 3);
      }
    }
  }

  /** Writes the network's image of a horizontally flipped frame. */
  void writeFlippedImage(byte[] difference, float[] into) {
    int columns = geometry.downsampler().grid().columns();
    for (int upper = 0, out = 0; upper < difference.length; upper += 2 * columns) {
      for (int x = upper + columns - 1; x > upper; x -= 2, out += CHANNELS) {
        writePixel(difference, x, into, out);
        writePixel(difference, x - 1, into, out + 1);
        writePixel(difference, x + columns, into, out + 2);
        writePixel(difference, x + columns - 1, into, out + 3);
      }
    }
  }

  private static void writePixel(byte[] difference, int pixel, float[] into, int out) {
    float value = difference[pixel] * (1 / CONTRAST_SCALE);
    into[out] = value;
    into[out + CHANNELS / 2] = Math.abs(value);
  }
}
