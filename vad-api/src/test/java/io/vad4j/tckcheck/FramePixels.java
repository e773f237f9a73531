package io.vad4j.tckcheck;

import io.vad4j.Frame;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.util.function.Supplier;

/** The array behind a frame, by reflection. */
final class FramePixels {
  private FramePixels() {}

  static byte[] of(Frame frame) {
    try {
      Field samples = Frame.class.getDeclaredField("samples");
      samples.setAccessible(true);
      return ((ByteBuffer) ((Supplier<?>) samples.get(frame)).get()).array();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Frames no longer have a buffer of samples.", e);
    }
  }
}
