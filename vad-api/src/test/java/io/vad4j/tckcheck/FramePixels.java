package io.vad4j.tckcheck;

import io.vad4j.Frame;
import java.lang.reflect.Field;

/** The array behind a frame, which only who breaks in can reach. */
final class FramePixels {
  private FramePixels() {}

  static byte[] of(Frame frame) {
    try {
      Field pixels = Frame.class.getDeclaredField("pixels");
      pixels.setAccessible(true);
      return (byte[]) pixels.get(frame);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Frames no longer have an array of pixels.", e);
    }
  }
}
