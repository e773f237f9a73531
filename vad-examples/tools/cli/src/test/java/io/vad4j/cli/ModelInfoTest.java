package io.vad4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Detector;
import io.vad4j.FrameSource;
import io.vad4j.ModelInfo;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelInfoTest {
  @TempDir private Path folder;

  @Test
  void thePropertiesOfAModelAreReadWithoutItsScorers() {
    Path model = folder.resolve("model.vad");
    try (FrameSource source =
            FrameSource.open(TestFrames.writeNormal(folder.resolve("frames"), 90));
        Detector detector = Detector.builder().scorer("frame-difference").fit(source)) {
      detector.save(model);

      assertThat(ModelInfo.read(model)).isEqualTo(detector.info());
    }
    assertThat(Run.vad("model", "info", model).out()).contains("frame-difference", "Threshold");
  }

  @Test
  void thresholdsThatDifferInTheLastDigitAreShownAsDifferent() {
    double threshold = 2.0000000000000004;
    Path model = folder.resolve("model.vad");
    try (FrameSource source =
            FrameSource.open(TestFrames.writeNormal(folder.resolve("frames"), 90));
        Detector detector = Detector.builder().scorer("frame-difference").fit(source);
        Detector raised = detector.withThreshold("fused", threshold)) {
      raised.save(model);
    }

    assertThat(Run.vad("model", "info", model).out()).contains("threshold 2.0000000000000004:");
    assertThat(Run.vad("model", "info", "--json", "-", model).out()).contains("2.0000000000000004");
  }
}
