package io.vad4j.core.image;

import io.vad4j.Frame;
import java.util.Arrays;
import java.util.Optional;

/**
 * Samples of more than 8 bits that are cut to 8.
 *
 * @since 0.1.0
 */
public final class BitDepth {
  private static final int MIN_LEVELS = 32;
  private static final double COVERED = 0.98;

  private BitDepth() {}

  /**
   * {@return the warning about a source whose pixels keep few levels when they are cut to 8 bits}
   * Rare levels, such as those of inserted text or a hot spot, do not count.
   *
   * @param name name of the source
   * @param bits bits per sample of the source
   * @param frame its first frame, cut to 8 bits
   */
  public static Optional<String> warning(String name, int bits, Frame frame) {
    if (bits <= Byte.SIZE) {
      return Optional.empty();
    }
    int levels = commonLevels(frame.toByteArray());
    return levels >= MIN_LEVELS
        ? Optional.empty()
        : Optional.of(
            ("%s has %d bits per sample, which are cut to 8: only %s for %.0f %% of"
                    + " the pixels. Stretch the range of the recording to 8 bits, in the same way"
                    + " for training and detection.")
                .formatted(
                    name,
                    bits,
                    levels == 1 ? "1 level remains" : levels + " levels remain",
                    100 * COVERED));
  }

  /** The number of the most frequent levels that cover almost all samples. */
  private static int commonLevels(byte[] samples) {
    int[] counts = new int[1 << Byte.SIZE];
    for (byte sample : samples) {
      counts[sample & 0xFF]++;
    }
    Arrays.sort(counts);
    int levels = 0;
    long covered = 0;
    for (int i = counts.length - 1; covered < COVERED * samples.length; i--) {
      covered += counts[i];
      levels++;
    }
    return levels;
  }
}
