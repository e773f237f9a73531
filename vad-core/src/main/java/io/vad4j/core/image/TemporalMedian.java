package io.vad4j.core.image;

import java.util.Arrays;
import java.util.List;

/**
 * Temporal median of frames, pixel by pixel: a background image of the scene.
 *
 * @since 0.1.0
 */
public final class TemporalMedian {
  private static final int LEVELS = 256;

  private TemporalMedian() {}

  /**
   * {@return the median of each sample; of an even number of frames the lower middle}
   *
   * @param frames at least one, of one size; unsigned 8-bit samples
   */
  public static byte[] of(List<byte[]> frames) {
    byte[] median = new byte[frames.get(0).length];
    int[] counts = new int[LEVELS];
    for (int i = 0; i < median.length; i++) {
      Arrays.fill(counts, 0);
      for (byte[] frame : frames) {
        counts[frame[i] & 0xff]++;
      }
      median[i] = (byte) medianLevel(counts, frames.size());
    }
    return median;
  }

  private static int medianLevel(int[] counts, int total) {
    int level = 0;
    for (int below = counts[0]; 2 * below < total; below += counts[level]) {
      level++;
    }
    return level;
  }
}
