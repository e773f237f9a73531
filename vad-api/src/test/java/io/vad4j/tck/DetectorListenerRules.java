package io.vad4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.AnomalyEvent;
import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rules for the calls of detection listeners. */
abstract class DetectorListenerRules extends DetectorInterruptionRules {

  /** Records its calls. */
  private static final class RecordingListener implements DetectionListener {
    final List<Detection> detections = new ArrayList<>();
    final List<AnomalyEvent> started = new ArrayList<>();
    final List<AnomalyEvent> ended = new ArrayList<>();
    boolean inOrder = true;

    @Override
    public void onDetection(Detection detection) {
      detections.add(detection);
    }

    @Override
    public void onEventStart(AnomalyEvent event) {
      started.add(event);
      inOrder &= started.size() == ended.size() + 1;
    }

    @Override
    public void onEventEnd(AnomalyEvent event) {
      ended.add(event);
      inOrder &= started.size() == ended.size();
    }
  }

  private RecordingListener recordEvents(List<Frame> clip) {
    RecordingListener recording = new RecordingListener();
    try (DetectorSession session = detector().newSession(recording)) {
      detectAll(session, clip);
    }
    return recording;
  }

  @Test
  void listenersReceiveEveryDetection() {
    List<Detection> expected = expectedDetections();

    assertThat(recordEvents(anomalousClip()).detections).isEqualTo(expected);
  }

  @Test
  void everyStartedEventEnds() {
    RecordingListener recording = recordEvents(anomalousClip());

    assertThat(recording.started).as("events of a clip whose half is anomalous").isNotEmpty();
    assertThat(recording.ended).as("events that ended").hasSameSizeAs(recording.started);
    assertThat(recording.inOrder).as("each event ended before the next began").isTrue();
    assertThat(recording.ended)
        .extracting(AnomalyEvent::number)
        .isEqualTo(IntStream.rangeClosed(1, recording.ended.size()).boxed().toList());
  }

  @Test
  void eventsLieWithinTheClip() {
    List<Frame> clip = anomalousClip();
    Frame last = clip.get(clip.size() - 1);

    assertThat(recordEvents(clip).ended)
        .allSatisfy(
            event -> {
              assertThat(event.endFrame()).isLessThanOrEqualTo(last.index());
              assertThat(event.end()).isBetween(event.start(), last.timestamp());
              assertThat(event.peak()).isBetween(event.start(), event.end());
            });
  }

  @Test
  void throwingListenerEndsNeitherTheStreamNorOtherListeners() {
    List<Detection> expected = expectedDetections();
    List<Detection> expectedByOther = recordEvents(anomalousClip()).detections;
    DetectionListener throwing =
        DetectionListener.detections(
            detection -> {
              throw new IllegalArgumentException("The listener is broken.");
            });
    RecordingListener other = new RecordingListener();
    List<Detection> detections;
    try (DetectorSession session = detector().newSession(throwing.andThen(other))) {
      detections = detectAll(session, anomalousClip());
    }

    assertThat(detections)
        .as("detections of a stream with a throwing listener")
        .isEqualTo(expected);
    assertThat(other.detections).as("detections of another listener").isEqualTo(expectedByOther);
  }
}
