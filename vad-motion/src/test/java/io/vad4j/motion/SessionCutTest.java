package io.vad4j.motion;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.AnomalyEvent;
import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.Detector;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.SessionOptions;
import io.vad4j.core.simulation.Disturbance;
import io.vad4j.core.simulation.SyntheticScenario;
import io.vad4j.core.simulation.SyntheticScene;
import io.vad4j.core.simulation.SyntheticVideo;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A stream that is cut into sessions gives what the uncut one gives, with all motion scorers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionCutTest {
  private static final int FRAMES = 240;
  private static final int SEGMENT = 37;

  private final SyntheticScene scene =
      SyntheticScenario.MIXED
          .builder()
          .seed(5)
          .size(360, 240)
          .frameRate(5)
          .colour(false)
          .disturbances(Disturbance.MOVED_FURNITURE)
          .build();
  private final SyntheticVideo clip = scene.testClip(3, FRAMES);

  private Detector detector;

  @BeforeAll
  void fit() {
    List<FrameSource> clips =
        IntStream.range(0, 4).mapToObj(seed -> scene.normalClip(seed, 40).open()).toList();
    detector =
        Detector.builder()
            .scorer("direction")
            .scorer("appearance")
            .scorer("stationary-object")
            .folds(1)
            .syntheticAnomalies(0)
            .eventsPerHour(100)
            .fit(clips);
    clips.forEach(FrameSource::close);
  }

  @AfterAll
  void close() {
    detector.close();
  }

  private static SessionOptions recording(List<Object> reports) {
    return SessionOptions.builder()
        .resumable(true)
        .listener(
            new DetectionListener() {
              @Override
              public void onDetection(Detection detection) {
                reports.add(detection);
              }

              @Override
              public void onEventStart(AnomalyEvent event) {
                reports.add(event);
              }

              @Override
              public void onEventEnd(AnomalyEvent event) {
                reports.add(event);
              }
            })
        .build();
  }

  @Test
  void cutsChangeNeitherDetectionsNorEvents() {
    List<Object> uncut = new ArrayList<>();
    List<Object> cut = new ArrayList<>();
    int largest = 0;
    try (FrameSource source = clip.open();
        DetectorSession whole = detector.newSession(recording(uncut))) {
      DetectorSession part = detector.newSession(recording(cut));
      for (int i = 0; i < FRAMES; i++) {
        Frame frame = source.next().orElseThrow();
        whole.process(frame);
        if (i % SEGMENT == SEGMENT - 1) {
          byte[] state = part.suspend();
          largest = Math.max(largest, state.length);
          part = detector.newSession(recording(cut).toBuilder().snapshot(state).build());
        }
        part.process(frame);
      }
      part.close();
    }

    assertThat(uncut).hasAtLeastOneElementOfType(AnomalyEvent.class);
    assertThat(cut).isEqualTo(uncut);
  }
}
