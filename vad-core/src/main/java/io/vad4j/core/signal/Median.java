package io.vad4j.core.signal;

/**
 * Median of arrays in linear time: by a histogram of the leading bits, then by quickselect among
 * those that share them.
 */
public final class Median {
  /** Sign, exponent and two bits of the significand. */
  private static final int LEADING_BITS = 11;

  private Median() {}

  /**
   * {@return the median: the upper of the two middle values of an even count}
   *
   * @param values at least one value, none NaN; not changed
   */
  public static float of(float[] values) {
    int shift = Integer.SIZE - LEADING_BITS;
    int[] counts = new int[1 << LEADING_BITS];
    for (float value : values) {
      counts[orderedBits(value) >>> shift]++;
    }
    int rank = values.length / 2;
    int bin = 0;
    while (rank >= counts[bin]) {
      rank -= counts[bin++];
    }
    float[] candidates = new float[counts[bin]];
    int count = 0;
    for (float value : values) {
      if (orderedBits(value) >>> shift == bin) {
        candidates[count++] = value;
      }
    }
    return select(candidates, rank);
  }

  /** Bits whose unsigned order is that of the values. */
  private static int orderedBits(float value) {
    int bits = Float.floatToRawIntBits(value);
    return bits ^ (bits >> Integer.SIZE - 1 | Integer.MIN_VALUE);
  }

  /** The value of a rank in ascending order; changes the order. */
  private static float select(float[] values, int rank) {
    int first = 0;
    int last = values.length - 1;
    while (first < last) {
      float pivot = values[(first + last) >>> 1];
      int low = first;
      int high = last;
      while (low <= high) {
        while (values[low] < pivot) {
          low++;
        }
        while (values[high] > pivot) {
          high--;
        }
        if (low <= high) {
          float swapped = values[low];
          values[low++] = values[high];
          values[high--] = swapped;
        }
      }
      if (rank <= high) {
        last = high;
      } else if (rank >= low) {
        first = low;
      } else {
        break;
      }
    }
    return values[rank];
  }
}
