package io.vad4j.core.modelfile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;

/** Float arrays as little-endian IEEE 754 binary32 bytes, so that values are restored exactly. */
public final class FloatArrays {
  private FloatArrays() {}

  /** {@return the bytes of the values, four each} */
  public static byte[] encode(float... values) {
    return encode(new float[][] {values});
  }

  /** {@return the bytes of the arrays, one after the other} */
  public static byte[] encode(float[][] arrays) {
    int count = Arrays.stream(arrays).mapToInt(array -> array.length).sum();
    ByteBuffer buffer = ByteBuffer.allocate(Float.BYTES * count).order(ByteOrder.LITTLE_ENDIAN);
    FloatBuffer floats = buffer.asFloatBuffer();
    for (float[] array : arrays) {
      floats.put(array);
    }
    return buffer.array();
  }

  /** {@return the values of bytes that {@link #encode(float...)} gave; a remainder is ignored} */
  public static float[] decode(byte[] bytes) {
    float[] values = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }
}
