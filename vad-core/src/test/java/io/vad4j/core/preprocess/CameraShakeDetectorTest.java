package io.vad4j.core.preprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CameraShakeDetectorTest {
  private final CameraShakeDetector detector = new CameraShakeDetector();

  /** How often shaking begins within ten seconds. */
  private long countStarts(IntFunction<Translation> translations) {
    return IntStream.range(0, 100)
        .filter(
            frame -> {
              detector.update(Duration.ofMillis(100L * frame), translations.apply(frame));
              return detector.hasStarted();
            })
        .count();
  }

  @Test
  void aCameraThatShakesIsNoticedOnce() {
    assertThat(countStarts(frame -> new Translation(2 * Math.sin(frame), 0))).isEqualTo(1);
  }

  @Test
  void aCameraThatWasMovedDoesNotShake() {
    assertThat(countStarts(frame -> frame < 30 ? Translation.NONE : new Translation(4, 1)))
        .isZero();
  }

  @Test
  void aKnockIsNoShaking() {
    assertThat(
            countStarts(
                frame -> frame >= 30 && frame < 35 ? new Translation(frame, 0) : Translation.NONE))
        .isZero();
  }

  @Test
  void isNoticedAnewAfterTheCameraStoodStill() {
    assertThat(
            countStarts(
                frame ->
                    frame >= 40 && frame < 75
                        ? Translation.NONE
                        : new Translation(3 * (frame % 2), 0)))
        .isEqualTo(2);
  }
}
