package io.vad4j.core.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.ModelException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelPartsTest {
  @Test
  void returnsThePart() {
    assertThat(ModelParts.floats("flow", Map.of("mean", FloatArrays.encode(1, 2)), "mean", 2))
        .containsExactly(1, 2);
  }

  @Test
  void namesAMissingPart() {
    assertThatThrownBy(() -> ModelParts.floats("flow", Map.of(), "mean"))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("flow lacks its part 'mean'");
  }

  @Test
  void refusesAnotherLength() {
    assertThatThrownBy(
            () -> ModelParts.floats("flow", Map.of("mean", FloatArrays.encode(1)), "mean", 2))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("'mean'");
  }

  @Test
  void refusesValuesThatAreNotFinite() {
    assertThatThrownBy(
            () -> ModelParts.floats("flow", Map.of("m", FloatArrays.encode(Float.NaN)), "m"))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("is damaged");
  }
}
