package io.vad4j.motion.opencv;

import io.vad4j.ModelException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/** Numbers in the parts of a saved model, as little-endian bytes, so that they are read exactly. */
public final class FloatArrays {
  private FloatArrays() {}

  public static byte[] encode(float... values) {
    ByteBuffer buffer =
        ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(values);
    return buffer.array();
  }

  /**
   * The numbers of a part.
   *
   * @param scorer whose model it is, for messages
   * @throws ModelException if the part is missing or damaged
   */
  public static float[] decode(String scorer, Map<String, byte[]> parts, String name) {
    byte[] bytes = requirePart(scorer, parts, name);
    if (bytes.length % Float.BYTES != 0) {
      throw damagedPart(scorer, name);
    }
    FloatBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw damagedPart(scorer, name);
      }
    }
    return values;
  }

  /** The numbers of a part, of which there must be as many as said. */
  public static float[] decode(String scorer, Map<String, byte[]> parts, String name, int count) {
    float[] values = decode(scorer, parts, name);
    if (values.length != count) {
      throw damagedPart(scorer, name);
    }
    return values;
  }

  /** The bytes of a part. */
  public static byte[] requirePart(String scorer, Map<String, byte[]> parts, String name) {
    byte[] bytes = parts.get(name);
    if (bytes == null) {
      throw new ModelException(
          "The model of %s lacks its part '%s'; take an undamaged copy, or train again."
              .formatted(scorer, name));
    }
    return bytes;
  }

  public static ModelException damagedPart(String scorer, String name) {
    return new ModelException(
        "The part '%s' of the model of %s is damaged; take an undamaged copy, or train again."
            .formatted(name, scorer));
  }
}
