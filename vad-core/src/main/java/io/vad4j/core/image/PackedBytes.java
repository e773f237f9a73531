package io.vad4j.core.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** SIMD within a register: arithmetic on eight unsigned bytes in lanes of 16 bits. */
final class PackedBytes {
  /** Up to so many values may be added before lanes are read. */
  static final int MAX_SUMMANDS = 32;

  private static final VarHandle LONG_VIEW =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BYTES = 0x00ff00ff00ff00ffL;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long ONES = 0x0001000100010001L;
  private static final int LANE_MASK = 0xffff;

  private PackedBytes() {}

  /** Eight bytes, in four lanes the sums of two neighbours each. */
  static long pairSums(byte[] a, int offset) {
    long x = (long) LONG_VIEW.get(a, offset);
    return (x & LOW_BYTES) + (x >>> 8 & LOW_BYTES);
  }

  /** Absolute differences of eight bytes of two arrays, in four lanes the sums of two each. */
  static long absoluteDifferences(byte[] a, byte[] b, int offset) {
    long x = (long) LONG_VIEW.get(a, offset);
    long y = (long) LONG_VIEW.get(b, offset);
    long differences = ((x | HIGH_BITS) - (y & ~HIGH_BITS)) ^ ((x ^ ~y) & HIGH_BITS);
    long negative = ((~x & y | ~(x ^ y) & differences) & HIGH_BITS) >>> 7;
    long magnitudes = (differences ^ ((negative << 8) - negative)) + negative;
    return (magnitudes & LOW_BYTES) + (magnitudes >>> 8 & LOW_BYTES);
  }

  /**
   * A lane.
   *
   * @param lane 0 to 3, in the order of the bytes
   */
  static int lane(long lanes, int lane) {
    return (int) (lanes >>> 16 * lane) & LANE_MASK;
  }

  /** The sum of the four lanes, which must be less than 65,536. */
  static int sumLanes(long lanes) {
    return (int) ((lanes * ONES) >>> 48);
  }
}
