package io.vad4j.core.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.core.source.SyntheticScene;
import org.junit.jupiter.api.Test;

class SyntheticDatasetTest {
  private final SyntheticScene scene = SyntheticScene.builder().seed(4).size(96, 64).build();

  @Test
  void hasNormalClipsToLearnFromAndLabelledOnesToBeJudgedOn() {
    Dataset dataset = SyntheticDataset.of(scene, 2, 3, 120);
    assertThat(dataset.train()).hasSize(2).allMatch(clip -> clip.labels().isEmpty());
    assertThat(dataset.test()).hasSize(3);
    for (DatasetClip clip : dataset.test()) {
      ClipLabels labels = clip.labels().orElseThrow();
      assertThat(labels.frameCount()).isEqualTo(120);
      assertThat(labels.abnormalCount()).isBetween(1, 119);
      for (int i = 0; i < 120; i += 10) {
        assertThat(labels.mask(i).orElseThrow().isEmpty()).isEqualTo(!labels.abnormal(i));
      }
    }
  }

  @Test
  void hasAsManyFramesAsLabels() {
    DatasetClip clip = SyntheticDataset.of(scene, 0, 1, 15).test().get(0);
    assertThat(Fixture.brightness(clip)).hasSize(15);
  }
}
