package io.vad4j.reproduction.scoring;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.FrameSourceException;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.dataset.Datasets;
import java.net.URI;
import org.junit.jupiter.api.Test;

class DatasetRequirementsTest {
  private static Dataset street(String parameters) {
    return Datasets.open(URI.create("synthetic:street?width=80&height=64&" + parameters));
  }

  @Test
  void acceptsTrainingClipsAndLabelledTestClipsOfBothClasses() {
    assertThatCode(() -> DatasetRequirements.validate(street("train=3&test=1&frames=60")))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesASingleTrainingClip() {
    assertThatThrownBy(() -> DatasetRequirements.validate(street("train=1&test=1")))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("1 training clips; at least 2");
  }

  @Test
  void refusesTestClipsWithoutAnomalies() {
    assertThatThrownBy(() -> DatasetRequirements.validate(street("train=2&test=1&frames=2")))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("2 normal and 0 abnormal frames");
  }
}
