package io.vad4j.core.evaluation.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class FrameAucTest {
  private static final ScoredClip LOW =
      ScoredClip.of("low", new double[] {0, 1, 2, 1}, new boolean[] {false, false, true, true});
  private static final ScoredClip HIGH =
      ScoredClip.of("high", new double[] {10, 30, 20}, new boolean[] {false, true, false});
  private static final ScoredClip NORMAL =
      ScoredClip.of("normal", new double[] {4, 5}, new boolean[2]);

  @Test
  void microTakesScoresAsTheyAre() {
    // Abnormal 2, 1, 30 against normal 0, 1, 10, 20, 4, 5: 2 wins 2 of 6, 1 wins 1.5, 30 wins 6.
    assertThat(FrameAuc.of(List.of(LOW, HIGH, NORMAL)).micro().getAsDouble())
        .isCloseTo(9.5 / 18, within(1e-12));
  }

  @Test
  void perClipScalesEachClipFirst() {
    // Abnormal 1, 0.5, 1 against normal 0, 0.5, 0, 0.5, 0, 1: 5.5, 4, 5.5 of 6.
    assertThat(FrameAuc.of(List.of(LOW, HIGH, NORMAL)).perClip().getAsDouble())
        .isCloseTo(15.0 / 18, within(1e-12));
  }

  @Test
  void macroIsTheMeanOverMixedClips() {
    FrameAuc auc = FrameAuc.of(List.of(LOW, HIGH, NORMAL));

    assertThat(auc.macro().getAsDouble()).isCloseTo((3.5 / 4 + 1) / 2, within(1e-12));
    assertThat(auc.mixedClips()).isEqualTo(2);
  }

  @Test
  void paddingGivesEveryClipAnAuc() {
    // low: abnormal 1, .5, 1 against 0, .5, 0: 8.5 of 9. high: 1, 1 against 0, .5, 0: all.
    // normal: 1 against 0, 1, 0: 2.5 of 3.
    assertThat(FrameAuc.of(List.of(LOW, HIGH, NORMAL)).macroPadded().getAsDouble())
        .isCloseTo((8.5 / 9 + 1 + 2.5 / 3) / 3, within(1e-12));
  }

  @Test
  void withOneClassOnlyThePaddedMeanIsDefinedAlone() {
    FrameAuc auc = FrameAuc.of(List.of(NORMAL));

    assertThat(auc.micro()).isEmpty();
    assertThat(auc.perClip()).isEmpty();
    assertThat(auc.macro()).isEmpty();
    assertThat(auc.macroPadded()).isPresent();
  }

  @Test
  void aClipOfConstantScoresIsScaledToZeros() {
    ScoredClip clip = ScoredClip.of("flat", new double[] {7, 7}, new boolean[] {true, false});

    assertThat(clip.normalize().scores()).containsExactly(0, 0);
  }

  @Test
  void normalizingSurvivesTheMaximumDouble() {
    double maximum = Double.MAX_VALUE;
    ScoredClip clip = ScoredClip.of("wide", new double[] {-maximum, 0, maximum}, new boolean[3]);

    assertThat(clip.normalize().scores()).containsExactly(0, 0.5, 1);
  }
}
