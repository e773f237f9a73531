package io.vad4j.tensorflow.motion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Short video is not learned from for as long as a long one. */
class DefaultEpochsTest {
  @ParameterizedTest
  @CsvSource({"10, 75", "93, 9", "125, 8", "187, 8", "375, 8", "1000, 3", "3000, 1", "9000, 1"})
  void stepsFollowTheLengthOfTheVideo(int batches, int epochs) {
    assertThat(MotionAutoencoderTrainer.defaultEpochs(batches)).isEqualTo(epochs);
  }
}
