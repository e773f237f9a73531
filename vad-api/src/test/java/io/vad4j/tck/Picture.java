package io.vad4j.tck;

import io.vad4j.Frame;
import java.util.Random;
import java.util.function.IntUnaryOperator;

/** Pictures that take the place of another, to see what comes of it. */
enum Picture {
  /** No light at all. */
  BLACK(pixel -> 0),
  /** Nothing but light. */
  WHITE(pixel -> 255),
  /** One shade of grey. */
  GREY(pixel -> 128),
  /** Light where it was dark. */
  NEGATIVE(pixel -> 255 - pixel),
  /** Pixels that have nothing to do with each other. */
  NOISE(pixel -> pixel) {
    @Override
    Frame of(Frame frame) {
      Random random = new Random(frame.index());
      return with(frame, pixel -> random.nextInt(256));
    }
  };

  private final IntUnaryOperator shade;

  Picture(IntUnaryOperator shade) {
    this.shade = shade;
  }

  /** The picture in the place of a frame. */
  Frame of(Frame frame) {
    return with(frame, shade);
  }

  static Frame with(Frame frame, IntUnaryOperator shade) {
    byte[] pixels = new byte[frame.byteCount()];
    frame.copyPixels(pixels);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) shade.applyAsInt(pixels[i] & 0xff);
    }
    return Frame.of(
        frame.index(), frame.time(), frame.width(), frame.height(), frame.format(), pixels);
  }
}
