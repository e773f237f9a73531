package io.vad4j.tensorflow.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.tensorflow.LayerSummary;
import org.junit.jupiter.api.Test;

class MotionArchitectureTest {
  private final MotionArchitecture architecture = new MotionArchitecture(45, 30);

  @Test
  void parameterCountMatchesTheLayers() {
    assertThat(architecture.layers().stream().mapToLong(LayerSummary::parameters).sum())
        .isEqualTo(Weights.parameterCount(architecture.parameters()));
  }

  @Test
  void summaryEndsWithTheTotals() {
    assertThat(LayerSummary.format(architecture.layers()))
        .contains("9,017")
        .endsWith("14,407,200")
        .contains("30x45x16");
  }
}
