package io.vad4j.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vad4j.FrameSource;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.dataset.DatasetClip;
import io.vad4j.core.dataset.Datasets;
import io.vad4j.core.dataset.GroundTruth;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Reads the real UCSD Ped2, where the environment variable {@code VAD_DATASETS} names its folder.
 */
class RealPed2Test {
  private Dataset dataset;

  @BeforeEach
  void findTheDataset() {
    String datasets = System.getenv("VAD_DATASETS");
    assumeTrue(datasets != null, "VAD_DATASETS does not name the folder that holds UCSDped2");
    Path folder = Path.of(datasets, "UCSDped2");
    assumeTrue(Files.isDirectory(folder), folder + " does not exist");
    dataset = Datasets.open(folder);
  }

  @Test
  void hasThePublishedCounts() {
    assertThat(dataset.name()).isEqualTo("UCSD Ped2");
    assertThat(dataset.train()).hasSize(16);
    assertThat(dataset.test()).hasSize(12);
    assertThat(dataset.train().stream().mapToLong(RealPed2Test::frames).sum()).isEqualTo(2550);
    assertThat(dataset.test().stream().mapToLong(RealPed2Test::frames).sum()).isEqualTo(2010);
    assertThat(dataset.test().stream().mapToInt(clip -> labels(clip).frameCount()).sum())
        .isEqualTo(2010);
    assertThat(dataset.test().stream().mapToInt(clip -> labels(clip).abnormalCount()).sum())
        .isEqualTo(1648);
  }

  @Test
  void hasMasksThatAgreeWithTheRanges() {
    for (DatasetClip clip : dataset.test()) {
      GroundTruth labels = labels(clip);
      for (int i = 0; i < labels.frameCount(); i++) {
        assertThat(labels.mask(i).orElseThrow().isEmpty())
            .as("frame %d of %s", i, clip)
            .isEqualTo(!labels.isAbnormal(i));
      }
    }
  }

  private static long frames(DatasetClip clip) {
    try (FrameSource source = clip.open()) {
      assertThat(source.info().width()).isEqualTo(360);
      assertThat(source.info().height()).isEqualTo(240);
      return source.info().frameCount().orElseThrow();
    }
  }

  private static GroundTruth labels(DatasetClip clip) {
    return clip.groundTruth().orElseThrow();
  }
}
