package io.vad4j.core.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.FrameSourceException;
import io.vad4j.core.simulation.SyntheticScene;
import java.net.URI;
import org.junit.jupiter.api.Test;

class SyntheticDatasetTest {
  private final SyntheticScene scene = SyntheticScene.builder().seed(4).size(96, 64).build();

  @Test
  void hasNormalTrainingClipsAndLabelledTestClips() {
    Dataset dataset = SyntheticDataset.of(scene, 2, 3, 120);
    assertThat(dataset.train()).hasSize(2).allMatch(clip -> clip.groundTruth().isEmpty());
    assertThat(dataset.test()).hasSize(3);
    for (DatasetClip clip : dataset.test()) {
      GroundTruth labels = clip.groundTruth().orElseThrow();
      assertThat(labels.frameCount()).isEqualTo(120);
      assertThat(labels.abnormalCount()).isBetween(1, 119);
      for (int i = 0; i < 120; i += 10) {
        assertThat(labels.mask(i).orElseThrow().isEmpty()).isEqualTo(!labels.isAbnormal(i));
      }
    }
  }

  @Test
  void isNamedByItsUri() {
    String uri = "synthetic:direction?train=2&test=1&frames=40&width=96&height=64";
    Dataset dataset = Datasets.open(URI.create(uri));
    assertThat(dataset.name()).isEqualTo(uri);
    assertThat(dataset.train()).hasSize(2);
    assertThat(dataset.test()).hasSize(1);
    assertThat(dataset.test().get(0).groundTruth().orElseThrow().abnormalCount()).isPositive();
  }

  @Test
  void namesTheValidScenes() {
    assertThatThrownBy(() -> Datasets.open(URI.create("synthetic:sideways")))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("sideways")
        .hasMessageContaining("direction");
  }

  @Test
  void hasAsManyFramesAsLabels() {
    DatasetClip clip = SyntheticDataset.of(scene, 0, 1, 15).test().get(0);
    assertThat(Fixture.brightness(clip)).hasSize(15);
  }
}
