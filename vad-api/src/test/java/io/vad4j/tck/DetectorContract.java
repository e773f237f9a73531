package io.vad4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.Detection;
import io.vad4j.Detector;
import io.vad4j.DetectorSession;
import io.vad4j.ModelException;
import io.vad4j.ModelInfo;
import io.vad4j.TrainingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Contract of detectors. Extend it, supply a detector, and run the tests.
 *
 * <p>The detector is fitted several times on {@link #normalClips()}; choose scorers and settings
 * that make it fast, with a frame stride of 1. A rule that does not apply is skipped with a reason.
 *
 * @since 0.1.0
 */
public abstract class DetectorContract extends DetectorStreamRules {

  @Test
  void unfittedDetectorCannotReportSaveOrCalibrate(@TempDir Path folder) {
    Path file = folder.resolve("nothing.vad");
    try (Detector unfitted = create(SEED)) {
      assertThat(unfitted.isFitted()).as("fitted before fitting").isFalse();
      assertThatThrownBy(unfitted::info).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> unfitted.save(file)).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> unfitted.calibrate(normalSources()))
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> unfitted.extend(normalSources()))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(file).doesNotExist();
  }

  @Test
  void fittedDetectorReportsItsTrainingSources() {
    ModelInfo info = detector().info();

    assertThat(detector().isFitted()).as("fitted after fitting").isTrue();
    assertThat(info.seed()).isEqualTo(SEED);
    assertThat(info.trainingSources())
        .hasSameSizeAs(normalSources())
        .contains(normalSources().get(0).info().name());
    assertThat(info.calibrationFrames()).isPositive();
    assertThat(info.threshold()).isPositive().isFinite();
  }

  @Test
  void trainingSourcesAreReadToTheEndAndLeftOpen() {
    List<ClipSource> sources = normalSources();
    try (Detector detector = create(SEED)) {
      detector.fit(sources).close();
    }

    assertThat(sources)
        .allMatch(source -> source.info().frameCount().getAsLong() == source.framesRead());
    assertThat(sources).noneMatch(ClipSource::isClosed);
  }

  @Test
  void fittingWithoutSourcesFails() {
    try (Detector detector = create(SEED)) {
      assertThatThrownBy(() -> detector.fit(List.of())).isInstanceOf(TrainingException.class);
      assertThat(detector.isFitted()).isFalse();
    }
  }

  @Test
  void fittingAgainWithTheSameSeedGivesTheSameDetections() {
    List<Detection> expected = expectedDetections();
    try (Detector again = newFittedDetector()) {
      assertThat(detectAll(again, anomalousClip())).isEqualTo(expected);
    }
  }

  @Test
  void calibratingKeepsTheTrainedModel() {
    try (Detector calibrated = detector().calibrate(normalSources())) {
      assertThat(calibrated.isFitted()).as("fitted after calibrating").isTrue();
      assertThat(calibrated.info().trainingFrames()).isEqualTo(detector().info().trainingFrames());
      assertThat(calibrated.info().threshold()).isPositive().isFinite();
    }
  }

  @Test
  void extendingLeavesTheDetectorAsItIs() {
    assumeDeterministic();
    try (Detector original = newFittedDetector()) {
      List<Detection> expected = detectAll(original, anomalousClip());
      ModelInfo info = original.info();
      try (Detector extended = original.extend(normalSources())) {
        assertThat(extended.isFitted()).as("fitted after extending").isTrue();
        assertThat(extended.info().trainingSources())
            .hasSize(info.trainingSources().size() + normalSources().size());
      }

      assertThat(original.info()).isEqualTo(info);
      assertThat(detectAll(original, anomalousClip())).isEqualTo(expected);
    }
  }

  @Test
  void fittingLeavesTheDetectorAsItIs() {
    try (Detector unfitted = create(SEED);
        Detector fitted = unfitted.fit(normalSources())) {
      assertThat(unfitted.isFitted()).as("the detector that fit was called on").isFalse();
      assertThat(fitted.isFitted()).as("the detector that fit returned").isTrue();
    }
  }

  @Test
  void derivedDetectorsAreClosedByThemselves() {
    assumeDeterministic();
    Detector original = newFittedDetector();
    List<Detection> expected = detectAll(original, anomalousClip());
    try (Detector derived = original.withEventsPerHour(7)) {
      assertThat(derived.config().eventsPerHour()).isEqualTo(7);
    }
    try (Detector derived = original.withEventRule(original.config().eventRule())) {
      original.close();
      assertThat(detectAll(derived, anomalousClip())).isEqualTo(expected);
    }
  }

  @Test
  void aLowerFalseAlarmRateRaisesTheThreshold() {
    assumeDeterministic();
    try (Detector strict = detector().withFalseAlarmRate(0.001);
        Detector lenient = detector().withFalseAlarmRate(0.1)) {
      assertThat(strict.info().threshold()).isGreaterThan(lenient.info().threshold());
      assertThat(detectAll(strict, anomalousClip()))
          .extracting(Detection::score)
          .isEqualTo(detectAll(lenient, anomalousClip()).stream().map(Detection::score).toList());
    }
  }

  @Test
  void savedAndLoadedDetectorGivesTheSameDetections(@TempDir Path folder) {
    List<Detection> expected = expectedDetections();
    Path file = folder.resolve("model.vad");
    detector().save(file);
    try (Detector loaded = load(file)) {
      assertThat(loaded.isFitted()).isTrue();
      assertThat(loaded.info()).isEqualTo(detector().info());
      assertThat(detectAll(loaded, anomalousClip())).isEqualTo(expected);
    }
  }

  @Test
  void invalidModelFileIsRejected(@TempDir Path folder) throws IOException {
    Path missing = folder.resolve("missing.vad");
    Path text = Files.writeString(folder.resolve("text.vad"), "Dear diary, nothing moved today.");

    assertThatThrownBy(() -> load(missing)).isInstanceOf(ModelException.class);
    assertThatThrownBy(() -> load(text)).isInstanceOf(ModelException.class);
  }

  @Test
  void closingADetectorTwiceHasNoEffect() {
    Detector detector = newFittedDetector();
    detector.close();
    detector.close();
  }

  @Test
  void closedDetectorRejectsCalls() {
    Detector detector = newFittedDetector();
    detector.close();

    assertThatThrownBy(detector::newSession).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> detector.fit(normalSources()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closingADetectorClosesItsSessions() {
    Detector detector = newFittedDetector();
    DetectorSession session = detector.newSession();
    detector.close();

    assertThatThrownBy(() -> session.process(anomalousClip().get(0)))
        .isInstanceOf(IllegalStateException.class);
  }
}
