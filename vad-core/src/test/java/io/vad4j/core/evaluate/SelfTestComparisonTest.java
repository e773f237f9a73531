package io.vad4j.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vad4j.SelfTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SelfTestComparisonTest {

  /** Trials of two kinds whose ranks scatter about a middle, and differ from clip to clip. */
  private static SelfTest test(double middle, long noiseSeed, int each) {
    Random clips = new Random(1);
    Random noise = new Random(noiseSeed);
    List<SelfTest.Trial> trials = new ArrayList<>();
    for (String kind : List.of("fast", "turned")) {
      for (int i = 0; i < each; i++) {
        double rank = middle + 0.2 * (clips.nextDouble() - 0.5) + 0.01 * noise.nextGaussian();
        trials.add(new SelfTest.Trial(kind, kind + i, rank, rank > 0.8));
      }
    }
    return new SelfTest(trials);
  }

  @Test
  void theRankOfADetectorLiesInItsInterval() {
    SelfTestComparison rank = SelfTestComparison.of(test(0.8, 2, 30), 500);

    assertThat(rank.value()).isCloseTo(0.8, within(0.03));
    assertThat(rank.interval().low()).isLessThan(rank.value());
    assertThat(rank.interval().high()).isGreaterThan(rank.value());
  }

  @Test
  void aSmallGainOnTheSameClipsIsSeenSinceClipsArePaired() {
    SelfTestComparison gain = SelfTestComparison.of(test(0.82, 3, 30), test(0.80, 2, 30), 500);

    assertThat(gain.value()).isCloseTo(0.02, within(0.01));
    assertThat(gain.noise()).isFalse();
    assertThat(gain.interval().high() - gain.interval().low()).isLessThan(0.02);
  }

  @Test
  void aDifferenceThatChanceExplainsIsNoise() {
    assertThat(SelfTestComparison.of(test(0.8, 3, 30), test(0.8, 2, 30), 500).noise()).isTrue();
  }

  @Test
  void otherClipsAreNotPaired() {
    SelfTestComparison gain = SelfTestComparison.of(test(0.82, 3, 30), test(0.80, 2, 29), 500);

    assertThat(gain.interval().high() - gain.interval().low()).isGreaterThan(0.02);
  }

  @Test
  void nothingIsSaidWithoutTrials() {
    assertThatThrownBy(() -> SelfTestComparison.of(SelfTest.none(), 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("without trials");
  }
}
