package io.vad4j.motion.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PromisedLengthTest {
  private static final OptionalDouble RATE = OptionalDouble.of(25);

  private final PromisedLength thousandFrames =
      new PromisedLength(OptionalLong.of(1000), OptionalDouble.of(40), RATE);
  private final PromisedLength fortySeconds =
      new PromisedLength(OptionalLong.empty(), OptionalDouble.of(40), RATE);

  @Test
  void aWholeFileIsNotCutOff() {
    assertThat(thousandFrames.isCutOff(1000, 40)).isFalse();
  }

  @Test
  void aFileThatLacksTwoPercentIsTolerated() {
    assertThat(thousandFrames.isCutOff(980, 39.2)).isFalse();
  }

  @Test
  void aFileThatLacksMoreIsCutOff() {
    assertThat(thousandFrames.isCutOff(970, 38.8)).isTrue();
  }

  @Test
  void aFileWithFewerFramesThatLastAsLongAsPromisedIsNotCutOff() {
    assertThat(thousandFrames.isCutOff(500, 40)).isFalse();
  }

  @Test
  void aShortFileMayLackTwoFrames() {
    PromisedLength tenFrames =
        new PromisedLength(OptionalLong.of(10), OptionalDouble.of(0.4), RATE);

    assertThat(tenFrames.isCutOff(8, 0.32)).isFalse();
    assertThat(tenFrames.isCutOff(7, 0.28)).isTrue();
  }

  @Test
  void whereOnlyTheDurationIsPromisedItCounts() {
    assertThat(fortySeconds.isCutOff(975, 39.1)).isFalse();
    assertThat(fortySeconds.isCutOff(500, 20)).isTrue();
    assertThat(fortySeconds.expectedFrames()).isEqualTo(1000);
  }

  @Test
  void nothingPromisedIsNothingBroken() {
    assertThat(PromisedLength.none().isCutOff(1, 0.04)).isFalse();
  }
}
