package io.vad4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OptionsTest {
  private static final Options OPTIONS =
      Options.none().with("epochs", 3).with("rate", 0.5).with("flip", true).with("method", "dis");

  @Test
  void returnsTypedValues() {
    assertThat(OPTIONS.getInt("epochs")).isEqualTo(3);
    assertThat(OPTIONS.getDouble("rate")).isEqualTo(0.5);
    assertThat(OPTIONS.getBoolean("flip")).isTrue();
    assertThat(OPTIONS.getString("method")).isEqualTo("dis");
  }

  @Test
  void addingAnOptionLeavesTheOriginalAsItIs() {
    OPTIONS.with("epochs", 9);

    assertThat(OPTIONS.getInt("epochs")).isEqualTo(3);
  }

  @Test
  void reportsTheExpectedType() {
    assertThatThrownBy(() -> OPTIONS.getInt("method"))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessage("Option method must be a whole number, not 'dis'.");
  }

  @Test
  void reportsAMissingOption() {
    assertThatThrownBy(() -> OPTIONS.getString("seed"))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("seed");
  }
}
