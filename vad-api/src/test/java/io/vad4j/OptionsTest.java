package io.vad4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OptionsTest {
  private static final Options OPTIONS =
      Options.none().with("epochs", 3).with("rate", 0.5).with("flip", true).with("method", "dis");

  @Test
  void givesValuesInTheirTypes() {
    assertThat(OPTIONS.integer("epochs")).isEqualTo(3);
    assertThat(OPTIONS.number("rate")).isEqualTo(0.5);
    assertThat(OPTIONS.flag("flip")).isTrue();
    assertThat(OPTIONS.text("method")).isEqualTo("dis");
  }

  @Test
  void addingAnOptionLeavesTheOriginalAsItIs() {
    OPTIONS.with("epochs", 9);

    assertThat(OPTIONS.integer("epochs")).isEqualTo(3);
  }

  @Test
  void saysWhatAnOptionMustBe() {
    assertThatThrownBy(() -> OPTIONS.integer("method"))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessage("Option method must be a whole number, not 'dis'.");
  }

  @Test
  void saysWhichOptionIsNotGiven() {
    assertThatThrownBy(() -> OPTIONS.text("seed"))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("seed");
  }
}
