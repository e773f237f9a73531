package io.vad4j.tensorflow.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import io.vad4j.PixelFormat;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PictureFormatTest {
  private final PictureFormat format = PictureFormat.constant(32, 24, 8);

  @Test
  void theConstantRangeIsThatOfEightBits() {
    assertThat(format.values()[0]).isZero();
    assertThat(format.values()[51]).isCloseTo(0.2f, within(1e-6f));
    assertThat(format.values()[255]).isEqualTo(1);
  }

  @Test
  void theRangeOfTheFootageIsStretchedAndWhatLiesOutsideIsCutOff() {
    float[] values = format.withRange(50, 150).values();
    assertThat(values[100]).isCloseTo(0.5f, within(1e-6f));
    assertThat(values[20]).isZero();
    assertThat(values[200]).isEqualTo(1);
  }

  @Test
  void footageOfOneGreyLevelLeavesTheRangeAsItIs() {
    assertThat(format.withRange(7, 7)).isEqualTo(format);
  }

  @Test
  void framesAreScaledToASquare() {
    assertThat(format.shrink(frame(32, 24))).hasSize(64);
  }

  @Test
  void framesOfAnotherSizeAreRefused() {
    assertThatThrownBy(() -> format.shrink(frame(24, 32)))
        .isInstanceOf(InvalidFrameException.class)
        .hasMessageContaining("trained on 32x24");
  }

  private static Frame frame(int width, int height) {
    return Frame.of(0, Duration.ZERO, width, height, PixelFormat.GRAY8, new byte[width * height]);
  }
}
