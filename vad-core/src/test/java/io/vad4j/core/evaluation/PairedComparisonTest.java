package io.vad4j.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vad4j.SyntheticValidation;
import io.vad4j.core.evaluation.frame.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairedComparisonTest {

  /** Cases of two kinds whose AUCs scatter about a mean, and differ from clip to clip. */
  private static SyntheticValidation test(double middle, long noiseSeed, int each) {
    Random clips = new Random(1);
    Random noise = new Random(noiseSeed);
    List<SyntheticValidation.Case> cases = new ArrayList<>();
    for (String kind : List.of("fast", "rotated")) {
      for (int i = 0; i < each; i++) {
        double rank = middle + 0.2 * (clips.nextDouble() - 0.5) + 0.01 * noise.nextGaussian();
        cases.add(SyntheticValidation.Case.of(kind, kind + i, rank, rank > 0.8));
      }
    }
    return SyntheticValidation.of(cases);
  }

  @Test
  void theAucOfADetectorLiesInItsInterval() {
    Estimate rank = PairedComparison.auc(test(0.8, 2, 30), 500);

    assertThat(rank.value()).isCloseTo(0.8, within(0.03));
    assertThat(rank.interval().lowerBound()).isLessThan(rank.value());
    assertThat(rank.interval().upperBound()).isGreaterThan(rank.value());
  }

  @Test
  void aSmallGainOnTheSameClipsIsDetectedSinceClipsArePaired() {
    Estimate gain = PairedComparison.difference(test(0.82, 3, 30), test(0.80, 2, 30), 500);

    assertThat(gain.value()).isCloseTo(0.02, within(0.01));
    assertThat(gain.isSignificant()).isTrue();
    assertThat(gain.interval().upperBound() - gain.interval().lowerBound()).isLessThan(0.02);
  }

  @Test
  void aDifferenceWithinSamplingNoiseIsNotSignificant() {
    assertThat(PairedComparison.difference(test(0.8, 3, 30), test(0.8, 2, 30), 500).isSignificant())
        .isFalse();
  }

  @Test
  void otherClipsAreNotPaired() {
    Estimate gain = PairedComparison.difference(test(0.82, 3, 30), test(0.80, 2, 29), 500);

    assertThat(gain.interval().upperBound() - gain.interval().lowerBound()).isGreaterThan(0.02);
  }

  @Test
  void refusesToCompareWithoutCases() {
    assertThatThrownBy(() -> PairedComparison.auc(SyntheticValidation.none(), 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("without cases");
  }
}
