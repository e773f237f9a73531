package io.vad4j.tensorflow.picture;

import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import io.vad4j.PixelFormat;
import io.vad4j.core.image.GreyScaler;

/**
 * How a frame becomes a picture for the network: scaled to a square, and its grey levels to a range
 * from 0 to 1.
 *
 * @param width width of the frames in pixels
 * @param height height of the frames in pixels
 * @param size rows and columns of the picture
 * @param low the grey level that becomes 0, from 0 to 255
 * @param high the grey level that becomes 1, larger than {@code low}
 */
public record PictureFormat(int width, int height, int size, int low, int high) {
  private static final int LEVELS = 256;

  /** The format for frames of a size with the full range of grey levels. */
  static PictureFormat constant(int width, int height, int size) {
    return new PictureFormat(width, height, size, 0, LEVELS - 1);
  }

  /** The same with another range; as it is where the range is empty. */
  PictureFormat withRange(int least, int most) {
    return most > least ? new PictureFormat(width, height, size, least, most) : this;
  }

  /**
   * Scales a frame.
   *
   * @return the picture's grey levels, row by row
   * @throws InvalidFrameException if the frame is of another size or format
   */
  byte[] shrink(Frame frame) {
    if (frame.format() != PixelFormat.GRAY8 || frame.width() != width || frame.height() != height) {
      throw new InvalidFrameException(
          "Frame %d is %dx%d %s, but this model was trained on %dx%d GRAY8; convert it first."
              .formatted(
                  frame.index(), frame.width(), frame.height(), frame.format(), width, height));
    }
    byte[] grey = new byte[size * size];
    new GreyScaler(size, size).apply(frame).copyPixels(grey);
    return grey;
  }

  /** What each grey level becomes, from 0 to 1. */
  float[] values() {
    float[] values = new float[LEVELS];
    for (int level = 0; level < LEVELS; level++) {
      values[level] = Math.max(0, Math.min(1, (level - low) / (float) (high - low)));
    }
    return values;
  }

  /** Turns grey levels into values from 0 to 1. */
  static void write(byte[] grey, float[] values, float[] into) {
    for (int i = 0; i < grey.length; i++) {
      into[i] = values[grey[i] & 0xff];
    }
  }
}
