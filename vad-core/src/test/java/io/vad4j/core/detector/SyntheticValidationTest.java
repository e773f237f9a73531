package io.vad4j.core.detector;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Detector;
import io.vad4j.DetectorBuilder;
import io.vad4j.FrameSource;
import io.vad4j.ModelInfo;
import io.vad4j.SyntheticValidation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticValidationTest {
  @TempDir Path folder;

  private static ModelInfo fitted(DetectorBuilder builder) {
    try (Detector detector = fit(builder)) {
      return detector.info();
    }
  }

  private static Detector fit(DetectorBuilder builder) {
    return builder.fit(
        LongStream.range(1, 13).mapToObj(seed -> TestClips.normal(seed, 120)).toList());
  }

  private static DetectorBuilder twoScorers() {
    return Detector.builder().scorer("change").scorer("brightness").seed(1);
  }

  @Test
  void isTheSameForTheSameSeed() {
    ModelInfo once = fitted(twoScorers());
    ModelInfo again = fitted(twoScorers());

    assertThat(again.syntheticValidation()).isEqualTo(once.syntheticValidation());
  }

  @Test
  void hasNoCasesWithoutPseudoAnomalies() {
    ModelInfo info = fitted(twoScorers().syntheticAnomalies(0));

    assertThat(info.syntheticValidation().cases()).isEmpty();
  }

  @Test
  void detectsFastObjectsWithAScorerOfChange() {
    SyntheticValidation validation =
        fitted(Detector.builder().scorer("change")).syntheticValidation();

    assertThat(validation.kinds()).contains("three times as fast", "rotated");
    assertThat(validation.caseCount("three times as fast")).isEqualTo(12);
    assertThat(validation.auc("three times as fast").orElseThrow()).isGreaterThan(0.9);
    assertThat(validation.recall("three times as fast").orElseThrow()).isGreaterThan(0.8);
  }

  @Test
  void reloadsExactly() {
    Path file = folder.resolve("model.vad");
    try (Detector detector = fit(twoScorers())) {
      detector.save(file);
      try (Detector loaded = Detector.load(file)) {
        assertThat(loaded.info()).isEqualTo(detector.info());
        assertThat(loaded.info().syntheticValidation().cases()).isNotEmpty();
      }
    }
  }

  @Test
  void aSingleHoldOutTrainsOnTheRestOnly() {
    ModelInfo info = fitted(twoScorers().folds(1));

    assertThat(info.trainingFrames()).isEqualTo(8 * 120);
    assertThat(info.calibrationFrames()).isEqualTo(4 * 119);
    assertThat(info.syntheticValidation().cases()).isNotEmpty();
  }

  @Test
  void warnsOfVideoThatIsTooShortForTheRequestedRate() {
    ModelInfo info = fitted(Detector.builder().scorer("change").falseAlarmRate(0.0001));

    assertThat(info.warnings()).anyMatch(warning -> warning.contains("too short"));
  }

  @Test
  void warnsOfAnAtypicalClip() {
    List<FrameSource> clips =
        new ArrayList<>(
            LongStream.range(1, 13).mapToObj(seed -> TestClips.normal(seed, 120)).toList());
    clips.add(TestClips.source("rush hour", TestClips.frames(50, 120, 0, 120)));
    try (Detector detector = Detector.builder().scorer("change").fit(clips)) {
      assertThat(detector.info().warnings()).anyMatch(warning -> warning.contains("rush hour"));
    }
  }

  @Test
  void warnsOfVideoInWhichNothingMoves() {
    try (Detector detector =
        Detector.builder()
            .scorer("change")
            .fit(
                LongStream.range(1, 5)
                    .mapToObj(seed -> TestClips.source("empty " + seed, TestClips.empty(seed, 60)))
                    .toList())) {

      assertThat(detector.info().warnings()).anyMatch(warning -> warning.contains("too uniform"));
    }
  }

  @Test
  void doesNotWarnOfEnoughHomogeneousVideo() {
    ModelInfo info = fitted(Detector.builder().scorer("change").falseAlarmRate(0.1));

    assertThat(info.warnings()).isEmpty();
  }
}
