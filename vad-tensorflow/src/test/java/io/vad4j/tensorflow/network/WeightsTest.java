package io.vad4j.tensorflow.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.core.modelfile.FloatArrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightsTest {
  private final List<Parameter> parameters = new MotionArchitecture(4, 3).parameters();

  @Test
  void bytesRestoreTheWeights() {
    Weights weights = Weights.initial(parameters, 1);
    assertThat(Weights.ofConcatenated(parameters, FloatArrays.decode(weights.toBytes())))
        .isEqualTo(weights);
  }

  @Test
  void initialWeightsDependOnTheSeed() {
    assertThat(Weights.initial(parameters, 1)).isEqualTo(Weights.initial(parameters, 1));
    assertThat(Weights.initial(parameters, 1)).isNotEqualTo(Weights.initial(parameters, 2));
  }

  @Test
  void onlyTheLastKernelAndTheBiasesStartAtZero() {
    Weights weights = Weights.initial(parameters, 1);
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
  void rejectsWrongLengths() {
    assertThatThrownBy(() -> Weights.ofConcatenated(parameters, new float[12]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not 12");
    assertThatThrownBy(() -> Weights.of(parameters, new float[1][1]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void motionNetworkHas9017Parameters() {
    assertThat(Weights.parameterCount(parameters)).isEqualTo(9_017);
  }
}
