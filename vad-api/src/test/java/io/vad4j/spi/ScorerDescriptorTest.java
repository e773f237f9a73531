package io.vad4j.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.InvalidOptionException;
import io.vad4j.Options;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScorerDescriptorTest {
  private static final ScorerDescriptor DESCRIPTOR =
      ScorerDescriptor.builder("flow", "Finds speed.")
          .option(OptionSpec.choice("method", List.of("dis", "farneback"), "The algorithm."))
          .option(OptionSpec.integer("levels", 3, 1, 8, "Pyramid levels."))
          .build();

  @Test
  void fillsInTheDefaultsOfOptionsThatAreNotGiven() {
    Options resolved = DESCRIPTOR.resolve(Options.none().with("levels", 5));

    assertThat(resolved.asMap()).containsEntry("method", "dis").containsEntry("levels", "5");
  }

  @Test
  void rejectsAnUnknownOptionAndListsTheValidOnes() {
    assertThatThrownBy(() -> DESCRIPTOR.resolve(Options.none().with("level", 5)))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessage("Scorer flow has no option 'level'; it has levels, method.");
  }

  @Test
  void rejectsANumberOutOfRangeAndReportsTheRange() {
    assertThatThrownBy(() -> DESCRIPTOR.resolve(Options.none().with("levels", 9)))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessage("Option levels must be a whole number from 1 to 8, not '9'.");
  }

  @Test
  void rejectsAnInvalidChoice() {
    assertThatThrownBy(() -> DESCRIPTOR.resolve(Options.none().with("method", "tvl1")))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("one of dis, farneback");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Flow", "optical flow", "-flow", "flow-"})
  void rejectsInvalidScorerNames(String name) {
    assertThatThrownBy(() -> ScorerDescriptor.builder(name, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anOptionWhoseDefaultIsOutOfRangeCannotBeDeclared() {
    assertThatThrownBy(() -> OptionSpec.integer("levels", 0, 1, 8, "Pyramid levels."))
        .isInstanceOf(InvalidOptionException.class);
  }

  @Test
  void isNeitherDefaultNorStandaloneUnlessDeclared() {
    assertThat(DESCRIPTOR.isDefault()).isFalse();
    assertThat(DESCRIPTOR.standalone()).isFalse();
    assertThat(DESCRIPTOR.rank()).isZero();
  }

  @Test
  void reportsTheDeclaredRankAndChannel() {
    ScorerDescriptor scorer =
        ScorerDescriptor.builder("a", "Finds a.").isDefault(true).rank(3).standalone(true).build();

    assertThat(scorer.isDefault()).isTrue();
    assertThat(scorer.standalone()).isTrue();
    assertThat(scorer.rank()).isEqualTo(3);
  }

  @Test
  void reportsTheDeclaredMillisPerFrame() {
    assertThat(
            ScorerDescriptor.builder("a", "Finds a.").millisPerFrame(1.5).build().millisPerFrame())
        .hasValue(1.5);
    assertThat(ScorerDescriptor.builder("a", "Finds a.").build().millisPerFrame()).isEmpty();
    assertThatThrownBy(() -> ScorerDescriptor.builder("a", "Finds a.").millisPerFrame(0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
