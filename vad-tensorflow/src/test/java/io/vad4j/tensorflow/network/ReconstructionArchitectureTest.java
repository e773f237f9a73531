package io.vad4j.tensorflow.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.tensorflow.LayerSummary;
import org.junit.jupiter.api.Test;

class ReconstructionArchitectureTest {

  @Test
  void hasTheLayersOfTable1() {
    assertThat(new ReconstructionArchitecture(200).layers())
        .containsExactly(
            new LayerSummary("Input", 200, 200, 1, 0, 0),
            new LayerSummary("Conv 3x3 32, ReLU", 200, 200, 32, 320, 11_520_000),
            new LayerSummary("MaxPooling 2x2", 100, 100, 32, 0, 0),
            new LayerSummary("Conv 3x3 64, ReLU", 100, 100, 64, 18_496, 184_320_000),
            new LayerSummary("MaxPooling 2x2", 50, 50, 64, 0, 0),
            new LayerSummary("Conv 3x3 128, ReLU", 50, 50, 128, 73_856, 184_320_000),
            new LayerSummary("MaxPooling 2x2", 25, 25, 128, 0, 0),
            new LayerSummary("Conv 3x3 128, ReLU", 25, 25, 128, 147_584, 92_160_000),
            new LayerSummary("UpSampling 2x2", 50, 50, 128, 0, 0),
            new LayerSummary("Conv 3x3 64, ReLU", 50, 50, 64, 73_792, 184_320_000),
            new LayerSummary("UpSampling 2x2", 100, 100, 64, 0, 0),
            new LayerSummary("Conv 3x3 32, ReLU", 100, 100, 32, 18_464, 184_320_000),
            new LayerSummary("UpSampling 2x2", 200, 200, 32, 0, 0),
            new LayerSummary("Conv 3x3 1, sigmoid", 200, 200, 1, 289, 11_520_000));
  }

  @Test
  void hasTheParametersOfTable1() {
    assertThat(
            new ReconstructionArchitecture(200)
                .layers().stream().mapToLong(LayerSummary::parameters).sum())
        .isEqualTo(332_801);
  }

  @Test
  void parameterCountMatchesTheLayers() {
    assertThat(Weights.parameterCount(new ReconstructionArchitecture(200).parameters()))
        .isEqualTo(332_801);
  }

  @Test
  void parameterCountDoesNotDependOnTheSize() {
    assertThat(Weights.parameterCount(new ReconstructionArchitecture(128).parameters()))
        .isEqualTo(332_801);
  }

  @Test
  void rejectsSizesNotDivisibleByEight() {
    assertThatThrownBy(() -> new ReconstructionArchitecture(100))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("multiple of 8");
  }

  @Test
  void severalFramesAddTemporalAttentionAndCodeEachFrame() {
    ReconstructionArchitecture temporal = new ReconstructionArchitecture(200, 3);
    assertThat(Weights.parameterCount(temporal.parameters()))
        .isEqualTo(332_801 + 2 * (128 * 32 + 32) + 128 * 128 + 128 + 3 * 32)
        .isEqualTo((int) temporal.layers().stream().mapToLong(LayerSummary::parameters).sum());
    assertThat(temporal.layers())
        .contains(new LayerSummary("Conv 3x3 32, ReLU", 200, 200, 32, 320, 3 * 11_520_000))
        .anyMatch(layer -> layer.name().equals("Temporal attention, 3 frames"));
  }
}
