package io.vad4j.motion;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Detection;
import io.vad4j.Detector;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.core.source.SyntheticClip;
import io.vad4j.core.source.SyntheticDisturbance;
import io.vad4j.core.source.SyntheticScene;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A street in which nothing unusual happens, under each disturbance of the camera: no more frames
 * are flagged than twice as many as were asked for.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DisturbanceTest {
  private static final double RATE = 0.03;
  private static final int CLIPS = 6;
  private static final int FRAMES = 70;

  private Detector detector;

  @BeforeAll
  void learn() {
    detector = Detector.builder().falseAlarmRate(RATE).learnWeights(false).seed(1).build();
    detector.fit(
        IntStream.range(0, CLIPS).mapToObj(clip -> clip(clip).open()).toArray(FrameSource[]::new));
  }

  @AfterAll
  void close() {
    detector.close();
  }

  /** The people are those that were learned from, so that only the camera differs. */
  @ParameterizedTest
  @EnumSource(SyntheticDisturbance.class)
  void keepsItsFalseAlarmRateUnderADisturbanceThatItDoesNotKnow(SyntheticDisturbance disturbance) {
    assertThat(flagged(disturbance)).isLessThanOrEqualTo(2 * RATE);
  }

  /** The share of the frames that are called abnormal. */
  private double flagged(SyntheticDisturbance... disturbances) {
    int scored = 0;
    int flagged = 0;
    for (int i = 0; i < CLIPS; i++) {
      try (FrameSource source = clip(i, disturbances).open();
          DetectorSession session = detector.open()) {
        Optional<Frame> frame = source.next();
        while (frame.isPresent()) {
          Optional<Detection> detection = session.process(frame.get());
          scored += detection.isPresent() ? 1 : 0;
          flagged += detection.filter(Detection::abnormal).isPresent() ? 1 : 0;
          frame = source.next();
        }
      }
    }
    return (double) flagged / scored;
  }

  private static SyntheticClip clip(int seed, SyntheticDisturbance... disturbances) {
    return SyntheticScene.builder()
        .seed(1)
        .size(160, 120)
        .colour(false)
        .disturbances(disturbances)
        .build()
        .normalClip(seed, FRAMES);
  }
}
