package io.vad4j.motion;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.Detector;
import io.vad4j.DetectorBuilder;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.core.simulation.Corruption;
import io.vad4j.core.simulation.SyntheticScene;
import io.vad4j.core.simulation.SyntheticVideo;
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
 * False-alarm rate on a normal street under each corruption of the video: at most twice the
 * requested rate.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorruptionRobustnessTest {
  private static final double FALSE_ALARM_RATE = 0.03;
  private static final int CLIPS = 6;
  private static final int FRAMES = 70;

  /** Clips of people not in the training video, longer than {@code min-duration}. */
  private static final int OTHER_SEED = 100;

  private static final int OTHER_CLIPS = 2;
  private static final int LONG_FRAMES = 110;

  private Detector detector;
  private Detector stationaryObject;

  @BeforeAll
  void fitDetectors() {
    detector = fit(Detector.builder());
    stationaryObject = fit(Detector.builder().scorer("stationary-object"));
  }

  private static Detector fit(DetectorBuilder builder) {
    return builder
        .falseAlarmRate(FALSE_ALARM_RATE)
        .seed(1)
        .fit(
            IntStream.range(0, CLIPS)
                .mapToObj(clip -> clip(clip, FRAMES).open())
                .toArray(FrameSource[]::new));
  }

  @AfterAll
  void close() {
    detector.close();
    stationaryObject.close();
  }

  /** The people are those of the training video, so that only the corruption differs. */
  @ParameterizedTest
  @EnumSource(Corruption.class)
  void keepsItsFalseAlarmRateUnderAnUnseenCorruption(Corruption corruption) {
    assertThat(
            alarmRate(
                detector, IntStream.range(0, CLIPS).mapToObj(i -> clip(i, FRAMES, corruption))))
        .isLessThanOrEqualTo(2 * FALSE_ALARM_RATE);
  }

  /** A corruption of the whole frame is no stationary foreground. */
  @ParameterizedTest
  @EnumSource(Corruption.class)
  void corruptionIsNoStationaryObjectThoughOtherPeoplePass(Corruption corruption) {
    assertThat(
            alarmRate(
                stationaryObject,
                IntStream.range(OTHER_SEED, OTHER_SEED + OTHER_CLIPS)
                    .mapToObj(i -> clip(i, LONG_FRAMES, corruption))))
        .isLessThanOrEqualTo(2 * FALSE_ALARM_RATE);
  }

  @ParameterizedTest
  @EnumSource(Corruption.class)
  void reportsCameraShakeOnlyWhereTheCameraShakes(Corruption corruption) {
    List<Duration> shakeTimes = new ArrayList<>();
    DetectionListener listener =
        new DetectionListener() {
          @Override
          public void onCameraShake(Duration time) {
            shakeTimes.add(time);
          }
        };

    detect(detector, clip(0, FRAMES, corruption), listener);

    assertThat(shakeTimes).hasSize(corruption == Corruption.SHAKE ? 1 : 0);
  }

  /** The share of frames that are flagged as anomalous. */
  private static double alarmRate(Detector detector, Stream<SyntheticVideo> clips) {
    int scored = 0;
    int flagged = 0;
    for (SyntheticVideo clip : clips.toList()) {
      List<Detection> detections = detect(detector, clip, DetectionListener.none());
      scored += detections.size();
      flagged +=
          (int) detections.stream().filter(detection -> detection.fused().anomalous()).count();
    }
    return (double) flagged / scored;
  }

  private static List<Detection> detect(
      Detector detector, SyntheticVideo clip, DetectionListener listener) {
    List<Detection> detections = new ArrayList<>();
    try (FrameSource source = clip.open();
        DetectorSession session = detector.newSession(listener)) {
      Optional<Frame> frame = source.next();
      while (frame.isPresent()) {
        session.process(frame.get()).ifPresent(detections::add);
        frame = source.next();
      }
    }
    return detections;
  }

  private static SyntheticVideo clip(int seed, int frames, Corruption... corruptions) {
    return SyntheticScene.builder()
        .seed(1)
        .size(160, 120)
        .colour(false)
        .corruptions(corruptions)
        .build()
        .normalClip(seed, frames);
  }
}
