package io.vad4j.core.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.Detector;
import io.vad4j.DetectorBuilder;
import io.vad4j.spi.ScorerModel;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointDirectoriesTest {
  @TempDir Path folder;

  private static Detector fitted(DetectorBuilder builder) {
    return builder
        .scorer("brightness")
        .fit(LongStream.range(1, 7).mapToObj(seed -> TestClips.normal(seed, 30)).toList());
  }

  @Test
  void everyTrainingRunHasItsOwnDirectory() {
    fitted(Detector.builder().checkpointDirectory(folder)).close();
    assertThat(folder)
        .isDirectoryRecursivelyContaining("glob:**brightness/state")
        .isDirectoryRecursivelyContaining("glob:**brightness-held-out-1/state")
        .isDirectoryRecursivelyContaining("glob:**brightness-held-out-2/state")
        .isDirectoryRecursivelyContaining("glob:**brightness-held-out-3/state");
  }

  @Test
  void nothingIsWrittenWithoutACheckpointDirectory() {
    fitted(Detector.builder()).close();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFittedDetectorShowsItsModels() {
    try (Detector detector = fitted(Detector.builder())) {
      assertThat(detector.unwrap("brightness", ScorerModel.class))
          .map(ScorerModel::summary)
          .hasValue("48 cells");
      assertThat(detector.unwrap("brightness", Runnable.class)).isEmpty();
      assertThat(detector.unwrap("change", ScorerModel.class)).isEmpty();
    }
  }

  @Test
  void aDetectorThatIsNotFittedHasNoModelsToShow() {
    try (Detector detector = Detector.builder().scorer("brightness").build()) {
      assertThatThrownBy(() -> detector.unwrap("brightness", ScorerModel.class))
          .isInstanceOf(IllegalStateException.class);
    }
  }
}
