package io.vad4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ContributionTest {
  private static double evidence(double surprise) {
    return new Contribution("direction", AnomalyKind.DIRECTION, surprise, 1).evidence();
  }

  @Test
  void oneScorerThatFindsMuchCountsForMoreThanThreeThatFindALittle() {
    assertThat(evidence(3)).isGreaterThan(3 * evidence(1));
  }

  @Test
  void evidenceRisesStrictlyWithSurpriseAlsoWhereItTurnsIntoALogarithm() {
    double last = -1;
    for (double surprise = 0; surprise < 12; surprise += 0.01) {
      assertThat(evidence(surprise)).isGreaterThan(last);
      last = evidence(surprise);
    }
    assertThat(evidence(6)).isCloseTo(evidence(6 + 1e-9), within(1e-6));
  }

  @Test
  void whatNoFootageCanShowHardlyCountsForMore() {
    assertThat(evidence(600)).isLessThan(2.1 * evidence(6));
  }

  @Test
  void isWeighedByItsWeight() {
    Contribution contribution = new Contribution("direction", AnomalyKind.DIRECTION, 2, 0.5);

    assertThat(contribution.weighted()).isEqualTo(contribution.evidence() / 2);
  }

  @Test
  void refusesWhatIsNoSurprise() {
    assertThatThrownBy(() -> evidence(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("direction");
  }
}
