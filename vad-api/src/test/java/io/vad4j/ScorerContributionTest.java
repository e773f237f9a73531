package io.vad4j;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ScorerContributionTest {
  @Test
  void rejectsAnInvalidSurprisal() {
    assertThatThrownBy(
            () -> new ScorerContribution("direction", AnomalyKind.DIRECTION, Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("direction");
  }
}
