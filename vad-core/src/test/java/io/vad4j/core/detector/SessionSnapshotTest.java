package io.vad4j.core.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.AnomalyEvent;
import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.Detector;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import io.vad4j.ModelException;
import io.vad4j.SessionOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionSnapshotTest {
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

  /** In the middle of the run of frames 30 to 49. */
  private static final int CUT = 40;

  private static Detector detector;

  private final List<AnomalyEvent> starts = new ArrayList<>();
  private final List<AnomalyEvent> ends = new ArrayList<>();
  private final SessionOptions options =
      SessionOptions.builder()
          .name("door")
          .start(NOON)
          .resumable(true)
          .listener(DetectionListener.eventStarts(starts::add))
          .listener(DetectionListener.eventEnds(ends::add))
          .build();

  @BeforeAll
  static void fit() {
    detector = fit(1);
  }

  private static Detector fit(long seed) {
    return Detector.builder()
        .scorer("change")
        .syntheticAnomalies(0)
        .seed(seed)
        .fit(LongStream.range(1, 5).mapToObj(clip -> TestClips.normal(seed * clip, 100)).toList());
  }

  @AfterAll
  static void close() {
    detector.close();
  }

  private static List<Frame> running() {
    return TestClips.frames(99, 80, 30, 50);
  }

  private byte[] stateAtTheCut() {
    DetectorSession session = detector.newSession(options);
    running().subList(0, CUT).forEach(session::process);
    return session.suspend();
  }

  private static List<Detection> goOn(Detector other, SessionOptions resumed) {
    List<Detection> detections = new ArrayList<>();
    try (DetectorSession session = other.newSession(resumed)) {
      for (Frame frame : running().subList(CUT, 80)) {
        session.process(frame).ifPresent(detections::add);
      }
    }
    return detections;
  }

  @Test
  void anEventThatIsOpenAtTheCutIsOneEvent() {
    goOn(detector, options.toBuilder().snapshot(stateAtTheCut()).build());

    List<AnomalyEvent> uncut = new ArrayList<>();
    try (DetectorSession session =
        detector.newSession(
            SessionOptions.builder()
                .name("door")
                .start(NOON)
                .listener(DetectionListener.eventEnds(uncut::add))
                .build())) {
      running().forEach(session::process);
    }
    assertThat(starts).hasSize(1);
    assertThat(ends).isEqualTo(uncut).hasSize(1);
    assertThat(ends.get(0).startFrame()).isLessThan(CUT);
    assertThat(ends.get(0).endFrame()).isGreaterThan(CUT);
    assertThat(ends.get(0).track()).isNotEmpty();
  }

  @Test
  void anotherProcessGoesOnFromTheModelFile(@TempDir Path folder) {
    byte[] state = stateAtTheCut();
    List<Detection> expected = goOn(detector, options.toBuilder().snapshot(state).build());
    detector.save(folder.resolve("door.vad"));
    try (Detector loaded = Detector.load(folder.resolve("door.vad"))) {
      assertThat(goOn(loaded, options.toBuilder().snapshot(state).build()))
          .isEqualTo(expected)
          .hasSize(80 - CUT);
    }
  }

  @Test
  void theStartOfTheStreamIsThatOfTheState() {
    List<Detection> detections =
        goOn(detector, SessionOptions.builder().snapshot(stateAtTheCut()).build());

    assertThat(detections.get(0).instant()).contains(NOON.plusMillis(100L * CUT));
  }

  @Test
  void anotherModelGoesOnWithTheOpenEvent() {
    byte[] state = stateAtTheCut();
    try (Detector newer = fit(2)) {
      List<Detection> detections = goOn(newer, options.toBuilder().snapshot(state).build());

      assertThat(detections).hasSize(80 - CUT);
    }
    assertThat(starts).hasSize(1);
    assertThat(ends).singleElement().extracting(AnomalyEvent::id).isEqualTo(starts.get(0).id());
  }

  @Test
  void timeOfTheNextFrameIsComparedWithThatOfTheState() {
    try (DetectorSession session =
        detector.newSession(options.toBuilder().snapshot(stateAtTheCut()).build())) {
      assertThatThrownBy(() -> session.process(running().get(0)))
          .hasMessageContaining("before the frame that came last");
    }
  }

  @Test
  void suspendedSessionIsClosedAndReportsNoEnd() {
    DetectorSession session = detector.newSession(options);
    running().subList(0, CUT).forEach(session::process);
    session.suspend();

    assertThatThrownBy(session::snapshot).isInstanceOf(IllegalStateException.class);
    session.close();
    assertThat(starts).hasSize(1);
    assertThat(ends).isEmpty();
  }

  @Test
  void onlyAResumableSessionHasASnapshot() {
    try (DetectorSession session = detector.newSession()) {
      assertThatThrownBy(session::snapshot)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("resumable");
    }
  }

  @Test
  void sessionThatCalibratesItselfHasNoSnapshot() {
    try (Detector unfitted = Detector.builder().scorer("change").build();
        DetectorSession session = unfitted.newSession(options)) {
      assertThatThrownBy(session::snapshot)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("fit");
    }
  }

  @Test
  void damagedBytesAreRejected() {
    byte[] state = stateAtTheCut();
    state[state.length / 2] ^= 0x55;

    assertThatThrownBy(() -> detector.newSession(SessionOptions.builder().snapshot(state).build()))
        .isInstanceOf(ModelException.class);
  }

  @Test
  void bytesOfSomethingElseAreRejected() {
    assertThatThrownBy(
            () -> detector.newSession(SessionOptions.builder().snapshot(new byte[99]).build()))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("no snapshot");
  }

  @Test
  void anotherVersionIsRejectedByItsNumber() {
    byte[] state = stateAtTheCut();
    state[7] = 42;

    assertThatThrownBy(() -> detector.newSession(SessionOptions.builder().snapshot(state).build()))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("version 42");
  }
}
