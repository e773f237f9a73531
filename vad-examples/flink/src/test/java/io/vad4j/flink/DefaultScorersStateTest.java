package io.vad4j.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Detection;
import io.vad4j.Detector;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.Options;
import io.vad4j.SessionOptions;
import io.vad4j.core.simulation.SyntheticScenario;
import io.vad4j.core.simulation.SyntheticScene;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The state of a camera with the default scorers, and what they detect after a cut. */
class DefaultScorersStateTest {
  private static final int MAX_BYTES = 1_000_000;
  private static final int FRAMES = 60;
  private static final int SEGMENT = 13;

  private final SyntheticScene scene =
      SyntheticScenario.MIXED.builder().seed(8).size(360, 240).frameRate(5).colour(false).build();

  private Detector fit() {
    try (FrameSource normal = scene.normalClip(1, 80).open()) {
      return Detector.builder()
          .scorer("masked-autoencoder", Options.none().with("epochs", 1))
          .scorer("direction")
          .scorer("appearance")
          .scorer("stationary-object")
          .folds(1)
          .syntheticAnomalies(0)
          .fit(normal);
    }
  }

  @Test
  void cutsChangeNoScoreAndTheStateIsBelowAMegabyte() {
    SessionOptions options = SessionOptions.builder().resumable(true).build();
    List<Detection> uncut = new ArrayList<>();
    List<Detection> cut = new ArrayList<>();
    int largest = 0;
    try (Detector detector = fit();
        FrameSource clip = scene.testClip(2, FRAMES).open();
        DetectorSession whole = detector.newSession()) {
      DetectorSession part = detector.newSession(options);
      for (int i = 0; i < FRAMES; i++) {
        Frame frame = clip.next().orElseThrow();
        whole.process(frame).ifPresent(uncut::add);
        part.process(frame).ifPresent(cut::add);
        if (i % SEGMENT == SEGMENT - 1) {
          byte[] state = part.suspend();
          largest = Math.max(largest, state.length);
          part = detector.newSession(options.toBuilder().snapshot(state).build());
        }
      }
      part.close();
    }

    assertThat(cut).isEqualTo(uncut).hasSize(FRAMES - 1);
    assertThat(largest).as("bytes of the largest state").isBetween(1, MAX_BYTES);
  }
}
