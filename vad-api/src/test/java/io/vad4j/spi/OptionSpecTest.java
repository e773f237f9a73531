package io.vad4j.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.InvalidOptionException;
import org.junit.jupiter.api.Test;

class OptionSpecTest {
  private final OptionSpec rate = OptionSpec.number("rate", 1, 0, 2, "How fast.").orKeyword("auto");

  @Test
  void keywordBecomesTheDefault() {
    assertThat(rate.defaultValue()).isEqualTo("auto");
    assertThat(rate.range()).isEqualTo("a number from 0.0 to 2.0, or auto");
  }

  @Test
  void acceptsTheKeywordAndNumbersInRange() {
    assertThatCode(() -> rate.check("auto")).doesNotThrowAnyException();
    assertThatCode(() -> rate.check("1.5")).doesNotThrowAnyException();
  }

  @Test
  void rejectsOtherValues() {
    assertThatThrownBy(() -> rate.check("automatic"))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("or auto, not 'automatic'");
    assertThatThrownBy(() -> rate.check("3")).isInstanceOf(InvalidOptionException.class);
  }

  @Test
  void onlyNumericOptionsMayHaveAKeyword() {
    OptionSpec flag = OptionSpec.flag("flip", true, "Whether.");
    assertThatThrownBy(() -> flag.orKeyword("auto")).isInstanceOf(IllegalStateException.class);
  }
}
