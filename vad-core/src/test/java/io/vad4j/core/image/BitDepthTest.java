package io.vad4j.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Frame;
import io.vad4j.PixelFormat;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BitDepthTest {
  /** A hundred rows of that many levels, and a row of text in all of them. */
  private static Frame frame(int levels) {
    byte[] samples = new byte[101 * 300];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (i < 100 * 300 ? i % levels : i);
    }
    return Frame.of(0, Duration.ZERO, 300, 101, PixelFormat.GRAY8, samples);
  }

  @Test
  void fewLevelsAreSaidWhateverTheRarestPixelsHold() {
    assertThat(BitDepth.warning("thermal", 16, frame(7)))
        .hasValueSatisfying(
            text -> assertThat(text).contains("thermal has 16 bits", "only 7 levels remain"));
  }

  @Test
  void manyLevelsAndEightBitsAreNoLoss() {
    assertThat(BitDepth.warning("thermal", 16, frame(60))).isEmpty();
    assertThat(BitDepth.warning("night", 8, frame(7))).isEmpty();
  }
}
