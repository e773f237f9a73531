package io.vad4j.core.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyKind;
import io.vad4j.ChannelScore;
import io.vad4j.ChannelThreshold;
import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.Detector;
import io.vad4j.DetectorBuilder;
import io.vad4j.EventRule;
import io.vad4j.FalseAlarmTarget;
import io.vad4j.FrameSource;
import io.vad4j.InvalidOptionException;
import io.vad4j.LoadOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A loaded model at another operating point is the model that training at that point gives. */
class OperatingPointTest {
  private static final String STATIONARY = AnomalyKind.STATIONARY_OBJECT.description();

  @TempDir Path folder;

  private Path file;

  private static DetectorBuilder builder() {
    return Detector.builder().scorer("change").scorer("stay").syntheticAnomalies(0);
  }

  private static List<FrameSource> clips() {
    return LongStream.range(1, 7).mapToObj(seed -> TestClips.normal(seed, 100)).toList();
  }

  @BeforeEach
  void trainAtTheDefault() {
    file = folder.resolve("model.vad");
    try (Detector detector = builder().fit(clips())) {
      detector.save(file);
    }
  }

  private static List<Detection> detections(Detector detector) {
    FrameSource source = TestClips.source("running", TestClips.frames(99, 120, 60, 90));
    try (Stream<Detection> stream = detector.detect(source)) {
      return stream.toList();
    }
  }

  private void assertEquivalent(LoadOptions options, DetectorBuilder training) {
    try (Detector loaded = Detector.load(file, options);
        Detector trained = training.fit(clips())) {
      assertThat(detections(loaded)).isEqualTo(detections(trained));
      assertThat(loaded.info().threshold()).isEqualTo(trained.info().threshold());
      assertThat(loaded.info().falseAlarms()).isEqualTo(trained.info().falseAlarms());
      assertThat(loaded.info().channelThresholds()).isEqualTo(trained.info().channelThresholds());
      assertThat(loaded.config().thresholds()).isEqualTo(trained.config().thresholds());
    }
  }

  @Test
  void aRatePerFrameIsThatOfTraining() {
    assertEquivalent(
        LoadOptions.builder().falseAlarmTarget(FalseAlarmTarget.perFrame(0.05)).build(),
        builder().falseAlarmRate(0.05));
  }

  @Test
  void eventsAnHourAreThoseOfTraining() {
    assertEquivalent(LoadOptions.builder().eventsPerHour(20).build(), builder().eventsPerHour(20));
  }

  @Test
  void aThresholdOfAChannelIsThatOfTraining() {
    assertEquivalent(
        LoadOptions.builder().threshold(STATIONARY, 1.25).build(),
        builder().threshold(STATIONARY, 1.25));
  }

  @Test
  void aFixedThresholdIsUsedSavedAndStated() {
    Path changed = folder.resolve("changed.vad");
    try (Detector loaded =
        Detector.load(file, LoadOptions.builder().threshold(ChannelScore.FUSED, 1.5).build())) {
      loaded.save(changed);
    }
    try (Detector loaded = Detector.load(changed)) {
      ChannelThreshold fused = loaded.info().channelThresholds().get(0);
      assertThat(fused.threshold()).isEqualTo(1.5);
      assertThat(fused.falseAlarms().rate()).isBetween(0.01, 0.1);
      assertThat(loaded.config().thresholds()).containsEntry(ChannelScore.FUSED, 1.5);
      assertThat(detections(loaded)).allMatch(detection -> detection.fused().threshold() == 1.5);
    }
  }

  @Test
  void theOverallThresholdIsThatOfTraining() {
    assertEquivalent(
        LoadOptions.builder().threshold(ChannelThreshold.OVERALL, 2.5).build(),
        builder().threshold(ChannelThreshold.OVERALL, 2.5));
    try (Detector loaded =
        Detector.load(
            file, LoadOptions.builder().threshold(ChannelThreshold.OVERALL, 2.5).build())) {
      assertThat(loaded.info().threshold()).isEqualTo(2.5);
    }
  }

  @Test
  void calibrationKeepsAFixedThreshold() {
    try (Detector loaded =
            Detector.load(file, LoadOptions.builder().threshold(STATIONARY, 3.5).build());
        Detector calibrated = loaded.calibrate(TestClips.normal(20, 100))) {
      assertThat(calibrated.info().channelThresholds().get(1).threshold()).isEqualTo(3.5);
    }
  }

  @Test
  void anotherFalseAlarmTargetReplacesFixedThresholds() {
    try (Detector loaded =
            Detector.load(file, LoadOptions.builder().threshold(STATIONARY, 3.5).build());
        Detector changed = loaded.withFalseAlarmRate(0.1);
        Detector trained = builder().falseAlarmRate(0.1).fit(clips())) {
      assertThat(changed.config().thresholds()).isEmpty();
      assertThat(changed.info().channelThresholds()).isEqualTo(trained.info().channelThresholds());
      assertThat(changed.info().channelThresholds().get(1).threshold()).isNotEqualTo(3.5);
    }
  }

  @Test
  void theEventRuleAndListenersAreThoseOfTheOptions() {
    List<AnomalyEvent> events = new ArrayList<>();
    LoadOptions options =
        LoadOptions.builder()
            .eventRule(new EventRule(1, Duration.ofMinutes(1), Duration.ZERO))
            .listener(DetectionListener.eventStarts(events::add))
            .build();
    try (Detector loaded = Detector.load(file, options)) {
      assertThat(detections(loaded)).anyMatch(Detection::anomalous);
      assertThat(loaded.config().eventRule().minDuration()).isEqualTo(Duration.ofMinutes(1));
    }
    assertThat(events).isEmpty();
    try (Detector loaded =
        Detector.load(
            file,
            LoadOptions.builder().listener(DetectionListener.eventStarts(events::add)).build())) {
      detections(loaded);
    }
    assertThat(events).isNotEmpty();
  }

  @Test
  void aThresholdForAChannelThatIsMissingIsRejected() {
    LoadOptions options = LoadOptions.builder().threshold("stay", 3).build();
    DetectorBuilder training = builder().threshold("stay", 3);

    assertThatThrownBy(() -> Detector.load(file, options))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining(
            "the channels of this detector are: overall, fused, stationary object");
    assertThatThrownBy(training::build).isInstanceOf(InvalidOptionException.class);
    assertThatThrownBy(() -> Detector.builder().threshold("fused", Double.NaN))
        .isInstanceOf(InvalidOptionException.class);
  }
}
