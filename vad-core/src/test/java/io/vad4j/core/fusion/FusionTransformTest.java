package io.vad4j.core.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vad4j.AnomalyKind;
import io.vad4j.ScorerContribution;
import java.util.List;
import org.junit.jupiter.api.Test;

class FusionTransformTest {
  private static ScorerContribution contribution(double surprisal, double weight) {
    return new ScorerContribution("direction", AnomalyKind.DIRECTION, surprisal, weight);
  }

  @Test
  void oneHighSurprisalOutweighsThreeLowOnes() {
    assertThat(FusionTransform.apply(3)).isGreaterThan(3 * FusionTransform.apply(1));
  }

  @Test
  void increasesStrictlyWithSurprisal() {
    double last = -1;
    for (double surprisal = 0; surprisal < 12; surprisal += 0.01) {
      assertThat(FusionTransform.apply(surprisal)).isGreaterThan(last);
      last = FusionTransform.apply(surprisal);
    }
  }

  @Test
  void isContinuous() {
    assertThat(FusionTransform.apply(6)).isCloseTo(FusionTransform.apply(6 + 1e-9), within(1e-6));
  }

  @Test
  void extremeSurprisalIsCompressed() {
    assertThat(FusionTransform.apply(600)).isLessThan(2.1 * FusionTransform.apply(6));
  }

  @Test
  void multipliesByTheWeight() {
    assertThat(FusionTransform.weightedScore(contribution(2, 0.5)))
        .isEqualTo(FusionTransform.apply(2) / 2);
  }

  @Test
  void fusesByTheWeightedSum() {
    assertThat(FusionTransform.fuse(List.of(contribution(2, 0.5), contribution(3, 2))))
        .isEqualTo(FusionTransform.apply(2) / 2 + 2 * FusionTransform.apply(3));
  }

  @Test
  void aSingleSurprisalIsTheFusedScore() {
    assertThat(FusionTransform.fuse(List.of(contribution(2, 0.5)))).isEqualTo(2);
  }
}
