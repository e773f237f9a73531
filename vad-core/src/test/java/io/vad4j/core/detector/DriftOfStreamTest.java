package io.vad4j.core.detector;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.DetectionListener;
import io.vad4j.Detector;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import io.vad4j.ScoreDrift;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DriftOfStreamTest {
  private static final int FRAMES_PER_MINUTE = 600;
  private static final int MINUTES = 20;

  private static Detector detector;

  private final List<ScoreDrift> drifts = new ArrayList<>();
  private final List<Duration> ends = new ArrayList<>();
  private final DetectionListener listener =
      new DetectionListener() {
        @Override
        public void onDrift(ScoreDrift drift) {
          drifts.add(drift);
        }

        @Override
        public void onDriftEnd(Duration timestamp) {
          ends.add(timestamp);
        }
      };

  @BeforeAll
  static void fit() {
    detector = TestClips.fit("change");
  }

  @AfterAll
  static void close() {
    detector.close();
  }

  /** The block runs all the time, with a gap after each minute. */
  private void run(DetectorSession session) {
    List<Frame> minute = TestClips.frames(9, FRAMES_PER_MINUTE, 0, FRAMES_PER_MINUTE);
    for (int i = 0; i < MINUTES; i++) {
      Duration start = Duration.ofSeconds(70).multipliedBy(i);
      minute.forEach(
          frame ->
              session.process(frame.withPosition(frame.index(), frame.timestamp().plus(start))));
    }
  }

  @Test
  void isReportedThoughTheStreamHasGaps() {
    try (DetectorSession session = detector.newSession(listener)) {
      run(session);
    }

    assertThat(drifts).hasSize(1);
    assertThat(ends).isEmpty();
  }

  @Test
  void endsWithAReset() {
    try (DetectorSession session = detector.newSession(listener)) {
      run(session);
      session.reset();
    }

    assertThat(drifts).hasSize(1);
    assertThat(ends).hasSize(1);
  }
}
