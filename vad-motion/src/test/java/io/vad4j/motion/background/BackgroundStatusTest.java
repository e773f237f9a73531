package io.vad4j.motion.background;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Detector;
import io.vad4j.FrameSource;
import io.vad4j.core.simulation.SyntheticScenario;
import io.vad4j.core.simulation.SyntheticScene;
import io.vad4j.monitor.BackgroundStatus;
import io.vad4j.monitor.Monitor;
import io.vad4j.monitor.StreamConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackgroundStatusTest {
  private static final int FRAMES = 300;

  private static SyntheticScene.Builder scene() {
    return SyntheticScenario.MIXED.builder().seed(5).size(160, 120).frameRate(5).colour(false);
  }

  private static Optional<BackgroundStatus> watch(String scorer, SyntheticScene watched) {
    FrameSource normal = scene().build().normalClip(1, 60).open();
    try (normal;
        Detector fitted =
            Detector.builder().scorer(scorer).folds(1).syntheticAnomalies(0).fit(List.of(normal));
        Monitor monitor =
            Monitor.builder()
                .add(
                    "entrance",
                    StreamConfig.builder()
                        .source("recording", () -> watched.normalClip(2, FRAMES).open())
                        .detector(fitted)
                        .realTime(false)
                        .build())
                .start()) {
      assertThat(monitor.awaitEnd(Duration.ofMinutes(1))).isTrue();
      return monitor.status("entrance").background();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aStreamWithAScorerThatHasABackgroundHasItsStatus() {
    Optional<BackgroundStatus> status = watch("stationary-object", scene().build());

    assertThat(status).isPresent();
    assertThat(status.get().adapted()).isBetween(0.0, 0.2);
    assertThat(status.get().objects()).isBetween(0.0, 0.5);
  }

  @Test
  void aStreamWithoutSuchAScorerHasNone() {
    assertThat(watch("frame-difference", scene().build())).isEmpty();
  }
}
