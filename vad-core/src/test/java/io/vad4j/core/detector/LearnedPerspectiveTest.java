package io.vad4j.core.detector;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Detector;
import io.vad4j.DetectorBuilder;
import io.vad4j.FrameSource;
import io.vad4j.PerspectiveMode;
import io.vad4j.core.modelfile.ModelFile;
import io.vad4j.core.scoring.PerspectiveNormalization;
import io.vad4j.core.simulation.SyntheticScene;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnedPerspectiveTest {
  private static final SyntheticScene STREET = SyntheticScene.of(1);
  private static final SyntheticScene EMPTY = SyntheticScene.builder().seed(1).crowd(0).build();

  @TempDir Path folder;

  private static List<FrameSource> street() {
    return LongStream.range(0, 6).mapToObj(seed -> STREET.normalClip(seed, 150).open()).toList();
  }

  private static List<FrameSource> flatScene() {
    return LongStream.range(0, 12).mapToObj(seed -> TestClips.normal(seed, 120)).toList();
  }

  private static DetectorBuilder builder() {
    return Detector.builder().scorer("change").seed(1);
  }

  private static String fittedPerspective(DetectorBuilder builder, List<FrameSource> normal) {
    try (Detector detector = builder.fit(normal)) {
      return perspective(detector);
    }
  }

  private static String perspective(Detector detector) {
    return detector.info().environment().getOrDefault("perspective", "");
  }

  @Test
  void isUsedWhereNearObjectsAreLarger() {
    assertThat(fittedPerspective(builder(), street())).contains("height");
  }

  @Test
  void isUsedWithoutSyntheticValidationToo() {
    assertThat(fittedPerspective(builder().syntheticAnomalies(0), street())).contains("height");
  }

  @Test
  void isNotUsedWhereAllObjectsAreOfOneSize() {
    assertThat(fittedPerspective(builder(), flatScene())).isEqualTo("none");
  }

  @Test
  void isNotUsedIfSwitchedOff() {
    assertThat(fittedPerspective(builder().perspectiveMode(PerspectiveMode.OFF), street()))
        .isEqualTo("none");
  }

  @Test
  void isUsedIfSwitchedOnWhateverTheVideoShows() {
    assertThat(fittedPerspective(builder().perspectiveMode(PerspectiveMode.ON), flatScene()))
        .contains("height");
  }

  @Test
  void isKeptOnRecalibration() {
    try (Detector detector = builder().fit(street())) {
      String before = saved(detector);
      try (Detector calibrated = detector.calibrate(EMPTY.normalClip(1, 150).open())) {
        assertThat(before).isNotEqualTo(saved(PerspectiveNormalization.NONE));
        assertThat(saved(calibrated)).isEqualTo(before);
      }
    }
  }

  private String saved(Detector detector) {
    Path file = folder.resolve("model.vad");
    detector.save(file);
    return ModelFile.read(file).entry("scorer-0.perspective");
  }

  private static String saved(PerspectiveNormalization perspective) {
    return perspective.top() + " " + perspective.bottom();
  }
}
