package io.vad4j.tck;

import io.vad4j.Frame;
import java.util.Random;
import java.util.function.IntUnaryOperator;

/** Pictures that take the place of another, to see what comes of it. */
enum FrameTransform {
  /** No light at all. */
  BLACK(pixel -> 0),
  /** Nothing but light. */
  WHITE(pixel -> 255),
  /** One shade of grey. */
  GRAY(pixel -> 128),
  /** Light where it was dark. */
  NEGATIVE(pixel -> 255 - pixel),
  /** Pixels that have nothing to do with each other. */
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

  /** The picture in the place of a frame. */
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
