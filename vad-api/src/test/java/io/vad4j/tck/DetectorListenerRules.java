package io.vad4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.AnomalyEvent;
import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rules for what a detector tells its listeners. */
abstract class DetectorListenerRules extends DetectorTestBed {

  /** Keeps what it is told. */
  private static final class Diary implements DetectionListener {
    final List<Detection> detections = new ArrayList<>();
    final List<AnomalyEvent> started = new ArrayList<>();
    final List<AnomalyEvent> ended = new ArrayList<>();
    boolean inOrder = true;

    @Override
    public void detected(Detection detection) {
      detections.add(detection);
    }

    @Override
    public void eventStarted(AnomalyEvent event) {
      started.add(event);
      inOrder &= started.size() == ended.size() + 1;
    }

    @Override
    public void eventEnded(AnomalyEvent event) {
      ended.add(event);
      inOrder &= started.size() == ended.size();
    }
  }

  private Diary diaryOf(List<Frame> clip) {
    Diary diary = new Diary();
    try (DetectorSession session = detector().open(diary)) {
      detections(session, clip);
    }
    return diary;
  }

  @Test
  void listenersAreToldEveryDetection() {
    List<Detection> expected = expected();

    assertThat(diaryOf(abnormalClip()).detections).isEqualTo(expected);
  }

  @Test
  void whatBeginsAlsoEnds() {
    Diary diary = diaryOf(abnormalClip());

    assertThat(diary.started).as("events of a clip whose half is unusual").isNotEmpty();
    assertThat(diary.ended).as("events that ended").hasSameSizeAs(diary.started);
    assertThat(diary.inOrder).as("each event ended before the next began").isTrue();
    assertThat(diary.ended)
        .extracting(AnomalyEvent::number)
        .isEqualTo(IntStream.rangeClosed(1, diary.ended.size()).boxed().toList());
  }

  @Test
  void eventsLieWithinTheClip() {
    List<Frame> clip = abnormalClip();
    Frame last = clip.get(clip.size() - 1);

    assertThat(diaryOf(clip).ended)
        .allSatisfy(
            event -> {
              assertThat(event.endFrame()).isLessThanOrEqualTo(last.index());
              assertThat(event.end()).isBetween(event.start(), last.time());
              assertThat(event.peak()).isBetween(event.start(), event.end());
            });
  }

  @Test
  void aListenerThatThrowsEndsItsOwnStreamAlone() {
    List<Detection> expected = expected();
    IllegalArgumentException failure = new IllegalArgumentException("The listener is ill.");
    DetectionListener ill =
        new DetectionListener() {
          @Override
          public void detected(Detection detection) {
            throw failure;
          }
        };
    DetectorSession disturbed = detector().open(ill);
    try (DetectorSession other = detector().open()) {
      List<Frame> clip = abnormalClip();
      int half = clip.size() / 2;
      List<Detection> detections = new ArrayList<>(detections(other, clip.subList(0, half)));
      assertThatThrownBy(() -> detections(disturbed, clip)).isSameAs(failure);
      disturbed.close();
      detections.addAll(detections(other, clip.subList(half, clip.size())));

      assertThat(detections).as("detections of another stream").isEqualTo(expected);
    }
  }
}
