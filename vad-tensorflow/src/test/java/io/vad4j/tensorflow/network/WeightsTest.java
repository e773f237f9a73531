package io.vad4j.tensorflow.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class WeightsTest {
  private final List<Parameter> parameters = new MotionArchitecture(4, 3).parameters();

  @Test
  void bytesGiveTheSameWeights() {
    Weights weights = Weights.heNormal(parameters, 1);
    assertThat(Weights.fromBytes(parameters, weights.toBytes())).isEqualTo(weights);
  }

  @Test
  void bytesAreLittleEndianFloats() {
    List<Parameter> one = List.of(Parameter.bias("a", 1));
    byte[] bytes = Weights.of(one, new float[][] {{1}}).toBytes();
    assertThat(bytes).containsExactly(0, 0, (byte) 0x80, 0x3f);
  }

  @Test
  void aSeedGivesTheSameStartAndAnotherSeedAnother() {
    assertThat(Weights.heNormal(parameters, 1)).isEqualTo(Weights.heNormal(parameters, 1));
    assertThat(Weights.heNormal(parameters, 1)).isNotEqualTo(Weights.heNormal(parameters, 2));
  }

  @Test
  void onlyTheLastKernelAndTheBiasesStartAtZero() {
    Weights weights = Weights.heNormal(parameters, 1);
    for (int i = 0; i < parameters.size(); i++) {
      String name = parameters.get(i).name();
      boolean zero = name.endsWith("bias") || name.equals("expectation/kernel");
      if (zero) {
        assertThat(weights.values(i)).containsOnly(0);
      } else {
        assertThat(weights.values(i)).doesNotContain(0);
      }
    }
  }

  @Test
  void wrongLengthsAreRejected() {
    assertThatThrownBy(() -> Weights.fromBytes(parameters, new byte[12]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not 12");
    assertThatThrownBy(() -> Weights.of(parameters, new float[1][1]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theMotionNetworkHasAsManyParametersAsDocumented() {
    assertThat(Weights.parameterCount(parameters)).isEqualTo(9_017);
  }
}
