package io.vad4j.tensorflow.reconstruction;

import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import io.vad4j.PixelFormat;
import io.vad4j.core.image.GrayscaleResizer;

/**
 * Preprocessing of frames for the network: resized to a square, gray levels normalized to [0, 1].
 *
 * @param width width of the frames in pixels
 * @param height height of the frames in pixels
 * @param size rows and columns of the network's input
 * @param minLevel gray level that becomes 0, in [0, 255]
 * @param maxLevel gray level that becomes 1, larger than {@code minLevel}
 */
record InputNormalization(int width, int height, int size, int minLevel, int maxLevel) {
  private static final int GRAY_LEVELS = 256;

  /** {@return the normalization of the full range of gray levels} */
  static InputNormalization fullRange(int width, int height, int size) {
    return new InputNormalization(width, height, size, 0, GRAY_LEVELS - 1);
  }

  /** {@return the same with another range; unchanged if the range is empty} */
  InputNormalization withRange(int min, int max) {
    return max > min ? new InputNormalization(width, height, size, min, max) : this;
  }

  /**
   * {@return gray levels of the resized frame, row by row}
   *
   * @throws InvalidFrameException if the frame has another size or format
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

  /** {@return normalized value of each gray level} */
  float[] lookupTable() {
    float[] lookup = new float[GRAY_LEVELS];
    for (int level = 0; level < GRAY_LEVELS; level++) {
      lookup[level] = Math.max(0, Math.min(1, (level - minLevel) / (float) (maxLevel - minLevel)));
    }
    return lookup;
  }

  /** Writes a frame as one channel of an image of several. */
  static void writeChannel(float[] frame, int channel, int channels, float[] image) {
    for (int i = 0; i < frame.length; i++) {
      image[i * channels + channel] = frame[i];
    }
  }

  /** Normalizes gray levels. */
  static void normalize(byte[] gray, float[] lookup, float[] into) {
    for (int i = 0; i < gray.length; i++) {
      into[i] = lookup[gray[i] & 0xff];
    }
  }
}
