package io.vad4j.tensorflow.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PaperArchitectureTest {

  @Test
  void hasTheLayersOfTheTableInThePaper() {
    assertThat(new PaperArchitecture(200).layers())
        .containsExactly(
            new LayerForm("Input", 200, 200, 1, 0),
            new LayerForm("Conv 3x3 32, ReLU", 200, 200, 32, 320),
            new LayerForm("MaxPooling 2x2", 100, 100, 32, 0),
            new LayerForm("Conv 3x3 64, ReLU", 100, 100, 64, 18_496),
            new LayerForm("MaxPooling 2x2", 50, 50, 64, 0),
            new LayerForm("Conv 3x3 128, ReLU", 50, 50, 128, 73_856),
            new LayerForm("MaxPooling 2x2", 25, 25, 128, 0),
            new LayerForm("Conv 3x3 128, ReLU", 25, 25, 128, 147_584),
            new LayerForm("UpSampling 2x2", 50, 50, 128, 0),
            new LayerForm("Conv 3x3 64, ReLU", 50, 50, 64, 73_792),
            new LayerForm("UpSampling 2x2", 100, 100, 64, 0),
            new LayerForm("Conv 3x3 32, ReLU", 100, 100, 32, 18_464),
            new LayerForm("UpSampling 2x2", 200, 200, 32, 0),
            new LayerForm("Conv 3x3 1, sigmoid", 200, 200, 1, 289));
  }

  @Test
  void hasTheParametersOfTheTableInThePaper() {
    assertThat(new PaperArchitecture(200).layers().stream().mapToLong(LayerForm::parameters).sum())
        .isEqualTo(332_801);
  }

  @Test
  void learnsAsManyParametersAsItsLayersSay() {
    assertThat(Weights.count(new PaperArchitecture(200).parameters())).isEqualTo(332_801);
  }

  @Test
  void hasAsManyParametersAtTheSmallerSize() {
    assertThat(Weights.count(new PaperArchitecture(128).parameters())).isEqualTo(332_801);
  }

  @Test
  void aSizeThatCannotBeHalvedThreeTimesIsRefused() {
    assertThatThrownBy(() -> new PaperArchitecture(100))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("multiple of 8");
  }
}
