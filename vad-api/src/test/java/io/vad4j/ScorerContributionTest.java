package io.vad4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScorerContributionTest {
  private static double fusionScore(double surprisal) {
    return new ScorerContribution("direction", AnomalyKind.DIRECTION, surprisal, 1).fusionScore();
  }

  @Test
  void oneHighSurprisalOutweighsThreeLowOnes() {
    assertThat(fusionScore(3)).isGreaterThan(3 * fusionScore(1));
  }

  @Test
  void fusionScoreIncreasesStrictlyWithSurprisal() {
    double last = -1;
    for (double surprisal = 0; surprisal < 12; surprisal += 0.01) {
      assertThat(fusionScore(surprisal)).isGreaterThan(last);
      last = fusionScore(surprisal);
    }
    assertThat(fusionScore(6)).isCloseTo(fusionScore(6 + 1e-9), within(1e-6));
  }

  @Test
  void extremeSurprisalIsCompressed() {
    assertThat(fusionScore(600)).isLessThan(2.1 * fusionScore(6));
  }

  @Test
  void isMultipliedByItsWeight() {
    ScorerContribution contribution =
        new ScorerContribution("direction", AnomalyKind.DIRECTION, 2, 0.5);

    assertThat(contribution.weightedScore()).isEqualTo(contribution.fusionScore() / 2);
  }

  @Test
  void rejectsAnInvalidSurprisal() {
    assertThatThrownBy(() -> fusionScore(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("direction");
  }
}
