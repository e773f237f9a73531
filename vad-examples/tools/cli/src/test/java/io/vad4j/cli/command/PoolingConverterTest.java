package io.vad4j.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.Pooling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class PoolingConverterTest {
  private final PoolingConverter converter = new PoolingConverter();

  @Test
  void isTheMeanOrBoxes() {
    assertThat(converter.convert("mean")).isEqualTo(Pooling.mean());
    assertThat(converter.convert("max:3")).isEqualTo(Pooling.max(3));
    assertThat(converter.convert("topk:2,5")).isEqualTo(Pooling.topK(2, 5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "median", "max", "max:", "max:0", "topk:2"})
  void refusesAnythingElse(String text) {
    assertThatThrownBy(() -> converter.convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageStartingWith("'" + text + "' is no pooling");
  }
}
