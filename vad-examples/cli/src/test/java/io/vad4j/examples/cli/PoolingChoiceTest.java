package io.vad4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.Pooling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class PoolingChoiceTest {
  private final PoolingChoice converter = new PoolingChoice();

  @Test
  void isTheMeanOrBoxes() {
    assertThat(converter.convert("mean")).isEqualTo(Pooling.mean());
    assertThat(converter.convert("box:3")).isEqualTo(Pooling.largestBox(3));
    assertThat(converter.convert("boxes:2,5")).isEqualTo(Pooling.largestBoxes(2, 5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "median", "box", "box:", "box:0", "boxes:2"})
  void refusesAnythingElse(String text) {
    assertThatThrownBy(() -> converter.convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageStartingWith("'" + text + "' is no pooling");
  }
}
