package io.vad4j.tck;

import io.vad4j.Frame;
import java.util.Random;
import java.util.function.IntUnaryOperator;

/** Replacements of the image of a frame. */
enum FrameTransform {
  /** All black. */
  BLACK(pixel -> 0),
  /** All white. */
  WHITE(pixel -> 255),
  /** Uniform gray. */
  GRAY(pixel -> 128),
  /** The negative. */
  NEGATIVE(pixel -> 255 - pixel),
  /** Independent random pixels. */
  NOISE(pixel -> pixel) {
    @Override
    Frame apply(Frame frame) {
      Random random = new Random(frame.index());
      return mapPixels(frame, pixel -> random.nextInt(256));
    }
  };

  private final IntUnaryOperator pixelOperator;

  FrameTransform(IntUnaryOperator pixelOperator) {
    this.pixelOperator = pixelOperator;
  }

  /** The frame with another image. */
  Frame apply(Frame frame) {
    return mapPixels(frame, pixelOperator);
  }

  static Frame mapPixels(Frame frame, IntUnaryOperator pixelOperator) {
    byte[] pixels = frame.toByteArray();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) pixelOperator.applyAsInt(pixels[i] & 0xff);
    }
    return Frame.of(
        frame.index(), frame.timestamp(), frame.width(), frame.height(), frame.format(), pixels);
  }
}
