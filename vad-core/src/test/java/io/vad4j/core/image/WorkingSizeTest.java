package io.vad4j.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WorkingSizeTest {

  @Test
  void keepsPicturesThatAreHardlySmaller() {
    assertThat(WorkingSize.of(360, 240, 360)).isEqualTo(new WorkingSize(360, 240));
    assertThat(WorkingSize.of(321, 239, 360)).isEqualTo(new WorkingSize(321, 239));
  }

  @Test
  void scalesSmallPicturesUp() {
    assertThat(WorkingSize.of(238, 158, 360)).isEqualTo(new WorkingSize(360, 240));
    assertThat(WorkingSize.of(270, 180, 360)).isEqualTo(new WorkingSize(360, 240));
  }

  @Test
  void atMostDoublesThem() {
    assertThat(WorkingSize.of(160, 120, 360)).isEqualTo(new WorkingSize(320, 240));
    assertThat(WorkingSize.of(240, 180, 1920)).isEqualTo(new WorkingSize(480, 360));
  }

  @Test
  void keepsPicturesThatHaveTooLittleInThem() {
    assertThat(WorkingSize.of(127, 95, 360)).isEqualTo(new WorkingSize(127, 95));
  }

  @Test
  void scalesLargerPicturesToMultiplesOfEight() {
    assertThat(WorkingSize.of(1280, 720, 360)).isEqualTo(new WorkingSize(360, 200));
    assertThat(WorkingSize.of(640, 480, 360)).isEqualTo(new WorkingSize(360, 272));
    assertThat(WorkingSize.of(720, 1280, 360)).isEqualTo(new WorkingSize(200, 360));
  }

  @Test
  void neverExceedsTheLongerSide() {
    assertThat(WorkingSize.of(1000, 1000, 103)).isEqualTo(new WorkingSize(96, 96));
  }

  @Test
  void keepsNarrowPicturesAtLeastOneCellWide() {
    assertThat(WorkingSize.of(4000, 10, 360)).isEqualTo(new WorkingSize(360, 8));
  }

  @Test
  void refusesALongerSideBelowOneCell() {
    assertThatThrownBy(() -> WorkingSize.of(100, 100, 7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 8");
  }
}
