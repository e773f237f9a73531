package io.vad4j.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class InputSizeTest {

  @Test
  void keepsImagesThatAreHardlySmaller() {
    assertThat(InputSize.of(360, 240, 360)).isEqualTo(new InputSize(360, 240));
    assertThat(InputSize.of(321, 239, 360)).isEqualTo(new InputSize(321, 239));
  }

  @Test
  void scalesSmallImagesUp() {
    assertThat(InputSize.of(238, 158, 360)).isEqualTo(new InputSize(360, 240));
    assertThat(InputSize.of(270, 180, 360)).isEqualTo(new InputSize(360, 240));
  }

  @Test
  void atMostDoublesThem() {
    assertThat(InputSize.of(160, 120, 360)).isEqualTo(new InputSize(320, 240));
    assertThat(InputSize.of(240, 180, 1920)).isEqualTo(new InputSize(480, 360));
  }

  @Test
  void keepsTinyImages() {
    assertThat(InputSize.of(127, 95, 360)).isEqualTo(new InputSize(127, 95));
  }

  @Test
  void scalesLargerImagesToMultiplesOfEight() {
    assertThat(InputSize.of(1280, 720, 360)).isEqualTo(new InputSize(360, 200));
    assertThat(InputSize.of(640, 480, 360)).isEqualTo(new InputSize(360, 272));
    assertThat(InputSize.of(720, 1280, 360)).isEqualTo(new InputSize(200, 360));
  }

  @Test
  void neverExceedsTheLongerSide() {
    assertThat(InputSize.of(1000, 1000, 103)).isEqualTo(new InputSize(96, 96));
  }

  @Test
  void keepsNarrowImagesAtLeastOneCellWide() {
    assertThat(InputSize.of(4000, 10, 360)).isEqualTo(new InputSize(360, 8));
  }

  @Test
  void refusesALongerSideBelowOneCell() {
    assertThatThrownBy(() -> InputSize.of(100, 100, 7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 8");
  }
}
