package io.vad4j.video;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Detector;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** From the address of a new camera to its first right alarm, without a person. */
@Timeout(600)
class LearnedCameraTest {
  @Test
  void aCameraLearnsItselfKeepsItsFalseAlarmRateAndRaisesARightAlarm() throws InterruptedException {
    try (Detector unfitted =
        Detector.builder().scorer("optical-flow").syntheticAnomalies(0).build()) {
      LearnedCameraTrial.Result result =
          LearnedCameraTrial.run(
              LearnedCameraTrial.scene(1, 5),
              Duration.ofMinutes(2),
              Duration.ofMinutes(2),
              unfitted);

      assertThat(result.model().offeredTime())
          .isBetween(Duration.ofSeconds(119), Duration.ofSeconds(122));
      assertThat(result.isWithinStated()).isTrue();
      assertThat(result.flaggedShare())
          .isLessThanOrEqualTo(result.model().falseAlarms().upperBound());
      assertThat(result.firstAlarm()).isPresent();
    }
  }
}
