package io.vad4j.core.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyKind;
import io.vad4j.ChannelScore;
import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.Detector;
import io.vad4j.DetectorBuilder;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.PixelFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandaloneChannelTest {
  @TempDir Path folder;

  private final List<AnomalyEvent> events = new ArrayList<>();

  private static Detector fitted(String... scorers) {
    DetectorBuilder builder = Detector.builder().stationaryAfter(Duration.ofSeconds(2));
    for (String scorer : scorers) {
      builder.scorer(scorer);
    }
    return builder.fit(
        LongStream.range(1, 7).mapToObj(seed -> TestClips.normal(seed, 100)).toList());
  }

  /** The block runs in frames 30 to 50, and from frame 80 on something bright lies there. */
  private static FrameSource runnerAndBag() {
    List<Frame> frames = new ArrayList<>();
    for (Frame frame : TestClips.frames(99, 140, 30, 50)) {
      byte[] pixels = frame.toByteArray();
      for (int y = 36; y < 48 && frame.index() >= 80; y++) {
        Arrays.fill(pixels, y * 64 + 40, y * 64 + 56, (byte) 220);
      }
      frames.add(Frame.of(frame.index(), frame.timestamp(), 64, 48, PixelFormat.GRAY8, pixels));
    }
    return TestClips.source("runner and bag", frames);
  }

  private List<Detection> detections(Detector detector) {
    events.clear();
    DetectionListener listener =
        new DetectionListener() {
          @Override
          public void onEventEnd(AnomalyEvent event) {
            events.add(event);
          }
        };
    try (Stream<Detection> stream = detector.detect(runnerAndBag(), listener)) {
      return stream.toList();
    }
  }

  @Test
  void fusedScoresAreUnaffectedByAStandaloneChannel() {
    try (Detector alone = fitted("change");
        Detector both = fitted("stay", "change")) {
      List<Detection> expected = detections(alone);

      assertThat(detections(both))
          .extracting(Detection::index, d -> d.fused().score())
          .isEqualTo(expected.stream().map(d -> tuple(d.index(), d.fused().score())).toList());
      assertThat(both.info().threshold()).isEqualTo(alone.info().threshold());
    }
  }

  @Test
  void channelsShareTheFalseAlarmsThatAreAllowed() {
    try (Detector alone = fitted("change");
        Detector both = fitted("stay", "change")) {
      assertThat(alone.info().channelThresholds().get(0).threshold())
          .isCloseTo(-Math.log10(0.01), within(1e-9));
      assertThat(both.info().channelThresholds().get(0).threshold())
          .isCloseTo(-Math.log10(0.005), within(1e-9));
      assertThat(both.info().threshold()).isEqualTo(alone.info().threshold());
    }
  }

  @Test
  void aStationaryObjectIsAnEventOfItsOwnKind() {
    try (Detector detector = fitted("change", "stay")) {
      detections(detector);
    }

    assertThat(events)
        .extracting(AnomalyEvent::kind)
        .contains(AnomalyKind.MOTION, AnomalyKind.STATIONARY_OBJECT);
    AnomalyEvent last = events.get(events.size() - 1);
    assertThat(last.kind()).isEqualTo(AnomalyKind.STATIONARY_OBJECT);
    assertThat(last.endFrame()).isEqualTo(139);
    assertThat(last.region().x()).isBetween(0.55, 0.7);
  }

  @Test
  void eventsOfAllKindsAreNumberedTogether() {
    try (Detector detector = fitted("change", "stay")) {
      detections(detector);
    }

    assertThat(events)
        .extracting(AnomalyEvent::number)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, events.size()).boxed().toList());
  }

  @Test
  void aDetectionReportsTheStandaloneChannel() {
    try (Detector detector = fitted("change", "stay")) {
      List<Detection> detections = detections(detector);
      Detection last = detections.get(detections.size() - 1);

      assertThat(last.channels())
          .extracting(ChannelScore::kind)
          .containsExactly(AnomalyKind.MOTION, AnomalyKind.STATIONARY_OBJECT);
      assertThat(last.channels())
          .extracting(ChannelScore::name)
          .containsExactly("fused", AnomalyKind.STATIONARY_OBJECT.description());
      assertThat(last.channels().get(1).anomalous()).isTrue();
      assertThat(last.anomalous()).isTrue();
      assertThat(last.fused().anomalous()).isFalse();
      assertThat(last.kind()).isEqualTo(AnomalyKind.STATIONARY_OBJECT);
      assertThat(last.contributions()).hasSize(1);
    }
  }

  @Test
  void theFusedScoreDoesNotWaitForTheWarmUpOfAStandaloneScorer() {
    try (Detector detector = fitted("change", "stay")) {
      List<Detection> detections = detections(detector);

      assertThat(detections.get(0).index()).isEqualTo(1);
      assertThat(detections.get(0).channels()).hasSize(1);
      assertThat(detections.get(4).channels()).hasSize(2);
    }
  }

  @Test
  void itsThresholdHasAFalseAlarmRateOfItsOwnAndIsThatOfTheDurationForAnyTarget() {
    try (Detector detector = fitted("change", "stay")) {
      assertThat(detector.info().channelThresholds()).hasSize(2);
      try (Detector strict = detector.withFalseAlarmRate(0.0001)) {
        assertThat(strict.info().channelThresholds().get(1).threshold())
            .isEqualTo(detector.info().channelThresholds().get(1).threshold());
      }
      assertThat(detector.info().channelThresholds().get(1).falseAlarms().frameCount())
          .isEqualTo(6 * 95);
    }
  }

  @Test
  void theOverallDecisionHasTheRequestedRateOverAllChannels() {
    try (Detector detector = fitted("change", "stay")) {
      assertThat(detector.info().threshold()).isCloseTo(2, within(1e-9));
      assertThat(detector.info().falseAlarms().frameCount())
          .isEqualTo(detector.info().channelThresholds().get(0).falseAlarms().frameCount());
      assertThat(detector.info().falseAlarms().rate()).isLessThan(0.03);
    }
  }

  @Test
  void theOverallScoreOfOneChannelIsItsScore() {
    try (Detector detector = fitted("change")) {
      assertThat(detections(detector))
          .allMatch(d -> d.score() == d.fused().score() && d.threshold() == d.fused().threshold());
    }
  }

  @Test
  void detectionsAreEqualAfterSavingAndLoading() {
    Path file = folder.resolve("model.vad");
    try (Detector detector = fitted("change", "stay")) {
      detector.save(file);
      try (Detector loaded = Detector.load(file)) {
        assertThat(detections(loaded)).isEqualTo(detections(detector));
        assertThat(loaded.info()).isEqualTo(detector.info());
      }
    }
  }

  @Test
  void aSingleStandaloneScorerGivesTheScore() {
    try (Detector detector = fitted("stay")) {
      List<Detection> detections = detections(detector);

      assertThat(detections.get(detections.size() - 1).anomalous()).isTrue();
      assertThat(detections).allMatch(detection -> detection.channels().size() == 1);
      assertThat(events).extracting(AnomalyEvent::kind).containsOnly(AnomalyKind.STATIONARY_OBJECT);
    }
  }

  @Test
  void anUnfittedDetectorCalibratesTheStandaloneChannel() {
    try (Detector detector =
        Detector.builder()
            .scorer("change")
            .scorer("stay")
            .stationaryAfter(Duration.ofSeconds(2))
            .calibrationFrames(30)
            .build()) {
      List<Detection> detections = detections(detector);

      assertThat(detections.get(detections.size() - 1).channels().get(1).anomalous()).isTrue();
    }
  }
}
