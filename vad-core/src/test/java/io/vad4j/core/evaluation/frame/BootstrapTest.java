package io.vad4j.core.evaluation.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vad4j.core.evaluation.EvaluationTest;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  private static final List<ScoredClip> CLIPS =
      IntStream.range(0, 12).mapToObj(i -> EvaluationTest.mixed("clip" + i, i)).toList();

  @Test
  void oneSeedGivesOneResult() {
    assertThat(Bootstrap.of(CLIPS, 200, 5)).isEqualTo(Bootstrap.of(CLIPS, 200, 5));
  }

  @Test
  void anotherSeedGivesAnother() {
    assertThat(Bootstrap.of(CLIPS, 200, 5).micro())
        .isNotEqualTo(Bootstrap.of(CLIPS, 200, 6).micro());
  }

  @Test
  void intervalsContainTheMetrics() {
    Bootstrap bootstrap = Bootstrap.of(CLIPS, 500, 1);
    FrameMetrics metrics = FrameMetrics.of(CLIPS, OptionalDouble.empty());

    assertHolds(bootstrap.micro().get(), metrics.auc().micro());
    assertHolds(bootstrap.perClip().get(), metrics.auc().perClip());
    assertHolds(bootstrap.macro().get(), metrics.auc().macro());
    assertHolds(bootstrap.averagePrecision().get(), metrics.averagePrecision());
    assertHolds(bootstrap.equalErrorRate().get(), metrics.equalErrorRate());
  }

  private static void assertHolds(ConfidenceInterval interval, OptionalDouble metric) {
    assertThat(interval.lowerBound()).isLessThan(interval.upperBound());
    assertThat(metric.getAsDouble()).isBetween(interval.lowerBound(), interval.upperBound());
  }

  @Test
  void equalClipsHaveAnIntervalOfNoWidth() {
    List<ScoredClip> twins = List.of(EvaluationTest.mixed("a", 3), EvaluationTest.mixed("b", 3));

    ConfidenceInterval micro = Bootstrap.of(twins, 50, 1).micro().get();

    assertThat(micro.upperBound()).isCloseTo(micro.lowerBound(), within(1e-12));
    assertThat(micro.lowerBound())
        .isCloseTo(FrameAuc.of(twins).micro().getAsDouble(), within(1e-12));
  }

  @Test
  void countingAClipTwiceEqualsHavingItTwice() {
    List<ScoredClip> twice = new ArrayList<>(CLIPS.subList(0, 2));
    twice.add(CLIPS.get(1));

    RankedScores weighted = new ClipResampler(CLIPS.subList(0, 3)).rank(new int[] {1, 2, 0});

    assertThat(weighted.rocAuc()).isEqualTo(RankedScores.of(twice).rocAuc());
    assertThat(weighted.averagePrecision()).isEqualTo(RankedScores.of(twice).averagePrecision());
  }

  @Test
  void undefinedResamplesAreSkippedAndCounted() {
    List<ScoredClip> clips = new ArrayList<>(CLIPS.subList(0, 2));
    clips.add(ScoredClip.of("normal", new double[] {0, 1}, new boolean[2]));

    ConfidenceInterval micro = Bootstrap.of(clips, 300, 1).micro().get();

    // All three resamples take the normal clip once in 27 times.
    assertThat(micro.validResamples()).isBetween(270, 299);
  }

  @Test
  void oneClipHasNoInterval() {
    assertThat(Bootstrap.of(CLIPS.subList(0, 1), 100, 1).micro()).isEmpty();
  }
}
