package io.vad4j.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PackedBytesTest {
  @Test
  void absoluteDifferencesOfAllPairsOfLevels() {
    byte[] one = new byte[Long.BYTES];
    byte[] other = new byte[Long.BYTES];
    for (int level = 0; level < 256; level++) {
      for (int second = 0; second < 256; second++) {
        one[2] = (byte) level;
        other[2] = (byte) second;
        one[3] = (byte) (255 - level);
        other[3] = (byte) second;
        one[4] = (byte) second;
        other[4] = (byte) level;
        long lanes = PackedBytes.absoluteDifferences(one, other, 0);
        assertThat(PackedBytes.lane(lanes, 1))
            .isEqualTo(Math.abs(level - second) + Math.abs(255 - level - second));
        assertThat(PackedBytes.lane(lanes, 2)).isEqualTo(Math.abs(level - second));
      }
    }
  }
}
