package io.vad4j.tensorflow.motion;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** SIMD within a register: arithmetic on eight unsigned bytes in lanes of 16 bits. */
final class PackedBytes {
  private static final VarHandle LONG_VIEW =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BYTES = 0x00ff00ff00ff00ffL;
  private static final long CARRIES = 0x0100010001000100L;
  private static final long ONES = 0x0001000100010001L;

  private PackedBytes() {}

  /**
   * {@return absolute differences of eight bytes of two arrays, in four lanes of two each}
   *
   * <p>Up to 32 such values may be added before {@link #sumLanes}.
   */
  static long absoluteDifferences(byte[] a, byte[] b, int offset) {
    long x = (long) LONG_VIEW.get(a, offset);
    long y = (long) LONG_VIEW.get(b, offset);
    return laneDifferences(x & LOW_BYTES, y & LOW_BYTES)
        + laneDifferences(x >>> 8 & LOW_BYTES, y >>> 8 & LOW_BYTES);
  }

  private static long laneDifferences(long x, long y) {
    long raised = (x | CARRIES) - y;
    long negative = (~raised & CARRIES) >>> 8;
    return ((raised & LOW_BYTES) ^ ((negative << 8) - negative)) + negative;
  }

  /** {@return the sum of the four lanes, which must be less than 65,536} */
  static long sumLanes(long lanes) {
    return (lanes * ONES) >>> 48;
  }
}
