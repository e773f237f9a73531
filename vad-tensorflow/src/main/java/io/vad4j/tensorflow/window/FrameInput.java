package io.vad4j.tensorflow.window;

import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import io.vad4j.PixelFormat;
import io.vad4j.core.image.GrayscaleResizer;

/**
 * Preprocessing of frames for a network: resized to its input, with gray levels scaled to [−1, 1].
 *
 * @param width width of the frames in pixels
 * @param height height of the frames in pixels
 * @param rows rows of the input
 * @param columns columns of the input
 */
public record FrameInput(int width, int height, int rows, int columns) {
  private static final float HALF_RANGE = 127.5f;

  /**
   * {@return the input whose longer side has about the given length, in the aspect ratio of the
   * frames}
   *
   * @param multiple rows and columns are multiples of it
   */
  public static FrameInput of(int width, int height, int longerSide, int multiple) {
    double scale = longerSide / (double) Math.max(width, height);
    return new FrameInput(
        width, height, round(height * scale, multiple), round(width * scale, multiple));
  }

  private static int round(double length, int multiple) {
    return Math.max(1, (int) Math.round(length / multiple)) * multiple;
  }

  /**
   * {@return gray levels of the resized frame, row by row}
   *
   * @throws InvalidFrameException if the frame has another size or format
   */
  public byte[] resize(Frame frame) {
    if (frame.format() != PixelFormat.GRAY8 || frame.width() != width || frame.height() != height) {
      throw new InvalidFrameException(
          "Frame %d is %dx%d %s, but this model was trained on %dx%d GRAY8; convert it first."
              .formatted(
                  frame.index(), frame.width(), frame.height(), frame.format(), width, height));
    }
    byte[] gray = new byte[rows * columns];
    new GrayscaleResizer(columns, rows).apply(frame).copyTo(gray);
    return gray;
  }

  /** {@return a gray level scaled to [−1, 1]} */
  public static float scale(byte gray) {
    return ((gray & 0xff) - HALF_RANGE) / HALF_RANGE;
  }
}
