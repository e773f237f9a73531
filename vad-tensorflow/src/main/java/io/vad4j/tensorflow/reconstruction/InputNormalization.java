package io.vad4j.tensorflow.reconstruction;

import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import io.vad4j.PixelFormat;
import io.vad4j.core.image.GrayscaleResizer;

/**
 * How a frame becomes a picture for the network: scaled to a square, and its grey levels to a range
 * from 0 to 1.
 *
 * @param width width of the frames in pixels
 * @param height height of the frames in pixels
 * @param size rows and columns of the picture
 * @param minLevel the grey level that becomes 0, from 0 to 255
 * @param maxLevel the grey level that becomes 1, larger than {@code low}
 */
public record InputNormalization(int width, int height, int size, int minLevel, int maxLevel) {
  private static final int GRAY_LEVELS = 256;

  /** The format for frames of a size with the full range of grey levels. */
  static InputNormalization fullRange(int width, int height, int size) {
    return new InputNormalization(width, height, size, 0, GRAY_LEVELS - 1);
  }

  /** The same with another range; as it is where the range is empty. */
  InputNormalization withRange(int min, int max) {
    return max > min ? new InputNormalization(width, height, size, min, max) : this;
  }

  /**
   * Scales a frame.
   *
   * @return the picture's grey levels, row by row
   * @throws InvalidFrameException if the frame is of another size or format
   */
  byte[] resize(Frame frame) {
    if (frame.format() != PixelFormat.GRAY8 || frame.width() != width || frame.height() != height) {
      throw new InvalidFrameException(
          "Frame %d is %dx%d %s, but this model was trained on %dx%d GRAY8; convert it first."
              .formatted(
                  frame.index(), frame.width(), frame.height(), frame.format(), width, height));
    }
    byte[] gray = new byte[size * size];
    new GrayscaleResizer(size, size).apply(frame).copyTo(gray);
    return gray;
  }

  /** What each grey level becomes, from 0 to 1. */
  float[] lookupTable() {
    float[] lookup = new float[GRAY_LEVELS];
    for (int level = 0; level < GRAY_LEVELS; level++) {
      lookup[level] = Math.max(0, Math.min(1, (level - minLevel) / (float) (maxLevel - minLevel)));
    }
    return lookup;
  }

  /** Turns grey levels into values from 0 to 1. */
  static void normalize(byte[] gray, float[] lookup, float[] into) {
    for (int i = 0; i < gray.length; i++) {
      into[i] = lookup[gray[i] & 0xff];
    }
  }
}
