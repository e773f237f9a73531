package io.vad4j.core.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.Detector;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class ClosedWhileInUseTest {
  private final Frame frame = TestClips.frames(1, 1, 0, 0).get(0);

  @Test
  void detectorIsReleasedOnceTheFrameIsProcessed() throws Exception {
    Detector detector = Detector.builder().scorer("gated").build();
    DetectorSession session = detector.newSession();
    FutureTask<Optional<Detection>> processing = new FutureTask<>(() -> session.process(frame));
    new Thread(processing).start();
    GatedScorerProvider.SCORING.await();
    detector.close();
    int closedWhileScoring = GatedScorerProvider.CLOSED.get();
    GatedScorerProvider.GATE.countDown();
    processing.get();

    assertThat(closedWhileScoring).isZero();
    assertThat(GatedScorerProvider.CLOSED).as("scorer and model").hasValue(2);
    assertThatThrownBy(() -> session.process(frame)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void listenerMayCloseTheDetector() {
    Detector detector = TestClips.fit("change");
    List<Detection> detections = new ArrayList<>();
    DetectorSession session =
        detector.newSession(
            DetectionListener.detections(
                detection -> {
                  detections.add(detection);
                  detector.close();
                }));
    List<Frame> frames = TestClips.frames(2, 3, 0, 0);
    session.process(frames.get(0));

    assertThat(session.process(frames.get(1))).contains(detections.get(0));
    assertThatThrownBy(() -> session.process(frames.get(2)))
        .isInstanceOf(IllegalStateException.class);
  }
}
