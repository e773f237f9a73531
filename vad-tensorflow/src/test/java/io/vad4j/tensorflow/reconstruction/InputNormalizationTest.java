package io.vad4j.tensorflow.reconstruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import io.vad4j.PixelFormat;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InputNormalizationTest {
  private final InputNormalization normalization = InputNormalization.fullRange(32, 24, 8);

  @Test
  void fullRangeIsEightBits() {
    assertThat(normalization.lookupTable()[0]).isZero();
    assertThat(normalization.lookupTable()[51]).isCloseTo(0.2f, within(1e-6f));
    assertThat(normalization.lookupTable()[255]).isEqualTo(1);
  }

  @Test
  void rangeIsStretchedAndClipped() {
    float[] lookup = normalization.withRange(50, 150).lookupTable();
    assertThat(lookup[100]).isCloseTo(0.5f, within(1e-6f));
    assertThat(lookup[20]).isZero();
    assertThat(lookup[200]).isEqualTo(1);
  }

  @Test
  void emptyRangeIsIgnored() {
    assertThat(normalization.withRange(7, 7)).isEqualTo(normalization);
  }

  @Test
  void resizesFramesToASquare() {
    assertThat(normalization.resize(frame(32, 24))).hasSize(64);
  }

  @Test
  void rejectsFramesOfAnotherSize() {
    assertThatThrownBy(() -> normalization.resize(frame(24, 32)))
        .isInstanceOf(InvalidFrameException.class)
        .hasMessageContaining("trained on 32x24");
  }

  private static Frame frame(int width, int height) {
    return Frame.of(0, Duration.ZERO, width, height, PixelFormat.GRAY8, new byte[width * height]);
  }
}
