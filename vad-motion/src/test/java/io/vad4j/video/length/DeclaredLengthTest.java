package io.vad4j.video.length;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DeclaredLengthTest {
  private static final OptionalDouble RATE = OptionalDouble.of(25);

  private final DeclaredLength thousandFrames =
      new DeclaredLength(OptionalLong.of(1000), OptionalDouble.of(40), RATE);
  private final DeclaredLength fortySeconds =
      new DeclaredLength(OptionalLong.empty(), OptionalDouble.of(40), RATE);

  @Test
  void completeFileIsNotTruncated() {
    assertThat(thousandFrames.isTruncated(1000, 40, false)).isFalse();
  }

  @Test
  void twoPercentMissingIsTolerated() {
    assertThat(thousandFrames.isTruncated(980, 39.2, false)).isFalse();
  }

  @Test
  void moreMissingIsTruncated() {
    assertThat(thousandFrames.isTruncated(970, 38.8, false)).isTrue();
  }

  @Test
  void fewerFramesOfTheDeclaredDurationAreNotTruncated() {
    assertThat(thousandFrames.isTruncated(500, 40, false)).isFalse();
  }

  @Test
  void aShortFileMayLackTwoFrames() {
    DeclaredLength tenFrames =
        new DeclaredLength(OptionalLong.of(10), OptionalDouble.of(0.4), RATE);

    assertThat(tenFrames.isTruncated(8, 0.32, false)).isFalse();
    assertThat(tenFrames.isTruncated(7, 0.28, false)).isTrue();
  }

  @Test
  void durationCountsWhereOnlyItIsDeclared() {
    assertThat(fortySeconds.isTruncated(975, 39.1, true)).isFalse();
    assertThat(fortySeconds.isTruncated(500, 20, true)).isTrue();
    assertThat(fortySeconds.expectedFrames()).isEqualTo(1000);
  }

  @Test
  void aCompleteFileMayShowItsLastFrameForLong() {
    assertThat(fortySeconds.isTruncated(500, 20, false)).isFalse();
  }

  @Test
  void framesAreMissingWhereTheEndOfTheFileIs() {
    assertThat(thousandFrames.isTruncated(500, 40, true)).isTrue();
    assertThat(thousandFrames.isTruncated(1000, 40, true)).isFalse();
  }

  @Test
  void undeclaredLengthIsNeverTruncated() {
    assertThat(DeclaredLength.none().isTruncated(1, 0.04, false)).isFalse();
  }
}
