package io.vad4j.core.evaluation.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairedBootstrapTest {

  /** Clips whose scores separate by so much, with noise that depends on the clip and the seed. */
  private static List<ScoredClip> clips(double separation, long seed) {
    List<ScoredClip> clips = new ArrayList<>();
    for (int clip = 0; clip < 12; clip++) {
      Random noise = new Random(clip);
      Random own = new Random(seed * 100 + clip);
      double hard = noise.nextGaussian();
      double[] scores = new double[60];
      boolean[] labels = new boolean[60];
      for (int frame = 0; frame < 60; frame++) {
        labels[frame] = frame >= 30;
        double effect = labels[frame] ? separation + 0.5 * hard : 0;
        scores[frame] = noise.nextGaussian() + 0.05 * own.nextGaussian() + effect;
      }
      clips.add(ScoredClip.of("clip" + clip, scores, labels));
    }
    return clips;
  }

  @Test
  void aSmallGainOnTheSameClipsIsDetected() {
    List<ScoredClip> better = clips(1.2, 1);
    List<ScoredClip> worse = clips(1, 2);

    PairedBootstrap paired = PairedBootstrap.of(List.of(better), List.of(worse), 500);

    Estimate micro = paired.micro().orElseThrow();
    assertThat(micro.value())
        .isCloseTo(
            FrameAuc.of(better).micro().getAsDouble() - FrameAuc.of(worse).micro().getAsDouble(),
            within(1e-12));
    assertThat(micro.isSignificant()).isTrue();
    ConfidenceInterval alone = Bootstrap.of(better, 500, 1).micro().orElseThrow();
    assertThat(micro.interval().upperBound() - micro.interval().lowerBound())
        .isLessThan(alone.upperBound() - alone.lowerBound());
    assertThat(paired.macro().orElseThrow().isSignificant()).isTrue();
  }

  @Test
  void seedsAreAveraged() {
    List<ScoredClip> one = clips(1, 1);
    List<ScoredClip> two = clips(1, 2);

    Estimate micro = PairedBootstrap.of(List.of(one, two), List.of(one), 100).micro().orElseThrow();

    assertThat(micro.value())
        .isCloseTo(
            (FrameAuc.of(two).micro().getAsDouble() - FrameAuc.of(one).micro().getAsDouble()) / 2,
            within(1e-12));
    assertThat(micro.isSignificant()).isFalse();
  }

  @Test
  void otherClipsAreRefused() {
    assertThatThrownBy(
            () -> PairedBootstrap.of(List.of(clips(1, 1)), List.of(clips(1, 1).subList(0, 3)), 10))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
