package io.vad4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameMaskTest {
  @Test
  void aPolygonContainsItsInside() {
    FrameMask triangle = FrameMask.parse("0,0 1,0 0,1");

    assertThat(triangle.contains(0.2, 0.2)).isTrue();
    assertThat(triangle.contains(0.6, 0.6)).isFalse();
  }

  @Test
  void aPolygonInPixelsIsThatOfTheFrame() {
    FrameMask mask = FrameMask.parse("640x480: 320,0 640,0 640,480 320,480");

    assertThat(mask).isEqualTo(FrameMask.parse("0.5,0 1,0 1,1 0.5,1"));
  }

  @Test
  void anImageMasksWhatIsNotBlack() {
    Frame image =
        Frame.of(0, Duration.ZERO, 2, 2, PixelFormat.GRAY8, new byte[] {0, (byte) 255, 0, 0});
    FrameMask mask = FrameMask.of(image);

    assertThat(mask.contains(0.75, 0.25)).isTrue();
    assertThat(mask.contains(0.25, 0.25)).isFalse();
    assertThat(mask.contains(1, 1)).isFalse();
  }

  @Test
  void aUnionIsReadFromItsText() {
    Frame image =
        Frame.of(0, Duration.ZERO, 2, 2, PixelFormat.GRAY8, new byte[] {0, (byte) 255, 0, 0});
    FrameMask mask =
        FrameMask.of(image).union(FrameMask.parse("0,0 1,0 0,1; 0.1,0.1 0.2,0.1 0.2,0.9"));

    assertThat(FrameMask.parse(mask.toString())).isEqualTo(mask);
    assertThat(FrameMask.parse("")).isEqualTo(FrameMask.none());
    assertThat(FrameMask.none().contains(0.5, 0.5)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bitmap 0x0 AA==", "bitmap -1x-1 AQ==", "bitmap 2x2 EA==", "bitmap 2x2"})
  void aBitmapThatDoesNotFitItsSizeIsRejected(String text) {
    assertThatThrownBy(() -> FrameMask.parse(text)).isInstanceOf(InvalidOptionException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0,0 1,1", "0,0 1,0 2,1", "0,0 1,0 x,1", "640: 0,0 1,0 1,1", "0,0 1,0 NaN,1"})
  void whatIsNoPolygonOfTheFrameIsRejected(String text) {
    assertThatThrownBy(() -> FrameMask.parse(text))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("640x480: 0,0 640,0 640,90");
  }
}
