package io.vad4j.tensorflow.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MotionArchitectureTest {
  private final MotionArchitecture architecture = new MotionArchitecture(45, 30);

  @Test
  void learnsAsManyParametersAsItsLayersSay() {
    assertThat(architecture.layers().stream().mapToLong(LayerForm::parameters).sum())
        .isEqualTo(Weights.count(architecture.parameters()));
  }

  @Test
  void theTableEndsWithTheSumOfParameters() {
    assertThat(LayerTable.of(architecture.layers())).endsWith("9,017").contains("30x45x16");
  }
}
