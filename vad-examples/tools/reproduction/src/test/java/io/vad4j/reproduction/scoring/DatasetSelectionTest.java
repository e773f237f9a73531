package io.vad4j.reproduction.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.FrameSourceException;
import io.vad4j.core.dataset.Dataset;
import org.junit.jupiter.api.Test;

class DatasetSelectionTest {

  @Test
  void aSyntheticStreetHasTheRequestedClips() {
    Dataset street =
        DatasetSelection.open("synthetic:street?train=3&test=1&frames=60&width=80&height=64");

    assertThat(street.train()).hasSize(3);
    assertThat(street.test()).hasSize(1);
    assertThat(street.test().get(0).groundTruth().orElseThrow().frameCount()).isEqualTo(60);
  }

  @Test
  void aMissingFolderIsRefused() {
    assertThatThrownBy(() -> DatasetSelection.open("no-such-folder"))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("no-such-folder does not exist");
  }

  @Test
  void anUnknownParameterOfASyntheticStreetIsRefused() {
    assertThatThrownBy(() -> DatasetSelection.open("synthetic:street?clips=3"))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("clips=3")
        .hasMessageContaining("frames, height, seed, test, train, width");
  }

  @Test
  void aSingleTrainingClipIsRefused() {
    assertThatThrownBy(() -> DatasetSelection.open("synthetic:street?train=1&test=1"))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("1 clips to learn from; at least 2");
  }

  @Test
  void testClipsWithoutAnomalyAreRefused() {
    assertThatThrownBy(() -> DatasetSelection.open("synthetic:street?train=2&test=1&frames=2"))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("2 normal and 0 abnormal frames");
  }
}
