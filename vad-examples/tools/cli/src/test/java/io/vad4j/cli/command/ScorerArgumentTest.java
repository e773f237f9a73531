package io.vad4j.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ScorerArgumentTest {
  private final ScorerArgument.Converter converter = new ScorerArgument.Converter();

  @Test
  void isANameAlone() {
    assertThat(converter.convert("mog2")).isEqualTo(new ScorerArgument("mog2", Options.none()));
  }

  @Test
  void isANameWithOptions() {
    assertThat(converter.convert("optical-flow:method=dis,preset=fast"))
        .isEqualTo(
            new ScorerArgument(
                "optical-flow", Options.none().with("method", "dis").with("preset", "fast")));
  }

  @Test
  void takesTheFirstEqualsSignForTheSeparator() {
    assertThat(converter.convert("plugin:where=a=b").options().getString("where")).isEqualTo("a=b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mog2:", "mog2:history", "mog2:=5", ":a=b", ""})
  void refusesAnythingElse(String text) {
    assertThatThrownBy(() -> converter.convert(text)).isInstanceOf(TypeConversionException.class);
  }
}
