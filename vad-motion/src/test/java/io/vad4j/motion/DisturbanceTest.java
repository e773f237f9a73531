package io.vad4j.motion;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.Detector;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.core.source.SyntheticClip;
import io.vad4j.core.source.SyntheticDisturbance;
import io.vad4j.core.source.SyntheticScene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

  /** Clips whose people nobody has learned from, long enough for something to stand still. */
  private static final int OTHERS = 100;

  private static final int OTHER_CLIPS = 2;
  private static final int LONG = 110;

  private Detector detector;
  private Detector stillness;

  @BeforeAll
  void learn() {
    detector = learned(Detector.builder());
    stillness = learned(Detector.builder().scorer("stillness"));
  }

  private static Detector learned(Detector.Builder builder) {
    Detector detector = builder.falseAlarmRate(RATE).learnWeights(false).seed(1).build();
    detector.fit(
        IntStream.range(0, CLIPS)
            .mapToObj(clip -> clip(clip, FRAMES).open())
            .toArray(FrameSource[]::new));
    return detector;
  }

  @AfterAll
  void close() {
    detector.close();
    stillness.close();
  }

  /** The people are those that were learned from, so that only the camera differs. */
  @ParameterizedTest
  @EnumSource(SyntheticDisturbance.class)
  void keepsItsFalseAlarmRateUnderADisturbanceThatItDoesNotKnow(SyntheticDisturbance disturbance) {
    assertThat(
            flagged(
                detector, IntStream.range(0, CLIPS).mapToObj(i -> clip(i, FRAMES, disturbance))))
        .isLessThanOrEqualTo(2 * RATE);
  }

  /** Neither the light nor the camera stands still in front of the scene, and nobody else does. */
  @ParameterizedTest
  @EnumSource(SyntheticDisturbance.class)
  void takesNoDisturbanceForSomethingThatStandsStillThoughOtherPeoplePass(
      SyntheticDisturbance disturbance) {
    assertThat(
            flagged(
                stillness,
                IntStream.range(OTHERS, OTHERS + OTHER_CLIPS)
                    .mapToObj(i -> clip(i, LONG, disturbance))))
        .isLessThanOrEqualTo(2 * RATE);
  }

  @ParameterizedTest
  @EnumSource(SyntheticDisturbance.class)
  void saysThatTheCameraShakesIfItDoesAndOnlyThen(SyntheticDisturbance disturbance) {
    List<Duration> told = new ArrayList<>();
    DetectionListener listener =
        new DetectionListener() {
          @Override
          public void shaking(Duration time) {
            told.add(time);
          }
        };

    watch(detector, clip(0, FRAMES, disturbance), listener);

    assertThat(told).hasSize(disturbance == SyntheticDisturbance.SHAKE ? 1 : 0);
  }

  /** The share of the frames that are called abnormal. */
  private static double flagged(Detector detector, Stream<SyntheticClip> clips) {
    int scored = 0;
    int flagged = 0;
    for (SyntheticClip clip : clips.toList()) {
      List<Detection> detections = watch(detector, clip, new DetectionListener() {});
      scored += detections.size();
      flagged += (int) detections.stream().filter(Detection::abnormal).count();
    }
    return (double) flagged / scored;
  }

  private static List<Detection> watch(
      Detector detector, SyntheticClip clip, DetectionListener listener) {
    List<Detection> detections = new ArrayList<>();
    try (FrameSource source = clip.open();
        DetectorSession session = detector.open(listener)) {
      Optional<Frame> frame = source.next();
      while (frame.isPresent()) {
        session.process(frame.get()).ifPresent(detections::add);
        frame = source.next();
      }
    }
    return detections;
  }

  private static SyntheticClip clip(int seed, int frames, SyntheticDisturbance... disturbances) {
    return SyntheticScene.builder()
        .seed(1)
        .size(160, 120)
        .colour(false)
        .disturbances(disturbances)
        .build()
        .normalClip(seed, frames);
  }
}
