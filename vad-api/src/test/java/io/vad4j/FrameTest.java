package io.vad4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FrameTest {
  private static Frame frame(byte... pixels) {
    return Frame.of(3, Duration.ofMillis(120), 2, 1, PixelFormat.GRAY8, pixels);
  }

  @Test
  void keepsACopyOfItsPixels() {
    byte[] pixels = {1, 2};
    Frame frame = frame(pixels);
    pixels[0] = 9;

    assertThat(frame.pixels().get(0)).isEqualTo((byte) 1);
  }

  @Test
  void givesAReadOnlyView() {
    assertThat(frame((byte) 1, (byte) 2).pixels().isReadOnly()).isTrue();
  }

  @Test
  void copiesItsPixelsToAnArray() {
    byte[] target = new byte[3];
    frame((byte) 5, (byte) 6).copyTo(target);

    assertThat(target).containsExactly(5, 6, 0);
  }

  @Test
  void rejectsPixelsOfAnotherLengthAndReportsTheExpectedSize() {
    assertThatThrownBy(() -> Frame.of(7, Duration.ZERO, 2, 2, PixelFormat.BGR24, new byte[4]))
        .isInstanceOf(InvalidFrameException.class)
        .hasMessageContaining("Frame 7")
        .hasMessageContaining("12 bytes")
        .hasMessageContaining("4");
  }

  @Test
  void rejectsANegativeTimestamp() {
    assertThatThrownBy(
            () -> Frame.of(0, Duration.ofMillis(-1), 1, 1, PixelFormat.GRAY8, new byte[1]))
        .isInstanceOf(InvalidFrameException.class);
  }

  @Test
  void canBeGivenAnotherPosition() {
    Frame repositioned = frame((byte) 1, (byte) 2).withPosition(10, Duration.ofSeconds(4));

    assertThat(repositioned.index()).isEqualTo(10);
    assertThat(repositioned.timestamp()).isEqualTo(Duration.ofSeconds(4));
    assertThat(repositioned.pixels().get(1)).isEqualTo((byte) 2);
  }
}
