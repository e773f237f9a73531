package io.vad4j.core.detector;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Detection;
import io.vad4j.Detector;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import io.vad4j.SessionOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RecurringScoresTest {
  private static final List<Frame> SWAYING = TestClips.swaying(1, 2400);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static Detector detector;

  @BeforeAll
  static void fit() {
    detector = TestClips.fit("change");
  }

  @AfterAll
  static void close() {
    detector.close();
  }

  private static List<Detection> detect(DetectorSession session, List<Frame> frames) {
    List<Detection> detections = new ArrayList<>();
    frames.forEach(frame -> session.process(frame).ifPresent(detections::add));
    return detections;
  }

  private static double[] scores(List<Detection> detections) {
    return detections.stream().mapToDouble(Detection::score).toArray();
  }

  private static long anomalous(List<Detection> detections, Duration from, Duration to) {
    return detections.stream()
        .filter(detection -> detection.timestamp().compareTo(from) >= 0)
        .filter(detection -> detection.timestamp().compareTo(to) < 0)
        .filter(Detection::anomalous)
        .count();
  }

  @Test
  void whatSwaysForMinutesIsAnomalousInNoMoreThanOneFrameInAHundred() {
    try (DetectorSession session = detector.newSession()) {
      List<Detection> detections = detect(session, SWAYING);

      assertThat(anomalous(detections, Duration.ZERO, MINUTE.dividedBy(2))).isGreaterThan(200);
      assertThat(anomalous(detections, MINUTE.multipliedBy(3), MINUTE.multipliedBy(4)))
          .isLessThanOrEqualTo(6);
    }
  }

  @Test
  void theShareOfThePictureInWhichScoresAreReducedIsKnown() {
    try (DetectorSession session = detector.newSession()) {
      detect(session, SWAYING.subList(0, 50));
      assertThat(StreamAdaptation.recurringShare(session)).isZero();

      detect(session, SWAYING.subList(50, 2400));
      assertThat(StreamAdaptation.recurringShare(session)).isBetween(0.05, 0.5);
    }
  }

  @Test
  void aSnapshotKeepsWhatRecurs() {
    SessionOptions options = SessionOptions.builder().resumable(true).build();
    List<Detection> uncut;
    try (DetectorSession session = detector.newSession(options)) {
      uncut = detect(session, SWAYING);
    }
    List<Detection> cut = new ArrayList<>();
    byte[] snapshot;
    try (DetectorSession session = detector.newSession(options)) {
      cut.addAll(detect(session, SWAYING.subList(0, 777)));
      snapshot = session.suspend();
    }
    try (DetectorSession session =
        detector.newSession(options.toBuilder().snapshot(snapshot).build())) {
      cut.addAll(detect(session, SWAYING.subList(777, 2400)));
    }

    assertThat(cut).isEqualTo(uncut);
  }

  @Test
  void anotherClipBeginsWithoutWhatRecurred() {
    try (DetectorSession session = detector.newSession()) {
      double[] first = scores(detect(session, SWAYING.subList(0, 300)));
      detect(session, SWAYING.subList(300, 2400));
      session.reset();

      assertThat(scores(detect(session, SWAYING.subList(0, 300)))).isEqualTo(first);
    }
  }
}
