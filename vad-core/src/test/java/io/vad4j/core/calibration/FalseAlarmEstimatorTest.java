package io.vad4j.core.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vad4j.FalseAlarmEstimate;
import io.vad4j.FalseAlarmTarget;
import io.vad4j.core.signal.ScoreSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FalseAlarmEstimatorTest {
  /** Clips at ten frames a second of surprisals, each repeated for some frames. */
  private static List<ScoreSeries> clips(long seed, int count, int length, int repeat) {
    Random random = new Random(seed);
    return IntStream.range(0, count)
        .mapToObj(
            clip -> {
              double[] scores = new double[length];
              for (int i = 0; i < length; i++) {
                scores[i] = i % repeat == 0 ? -Math.log10(1 - random.nextDouble()) : scores[i - 1];
              }
              double[] seconds = new double[length];
              Arrays.setAll(seconds, i -> i / 10.0);
              return new ScoreSeries(seconds, scores);
            })
        .toList();
  }

  @Test
  void independentFramesAreCountedAsNearlyAllOfThem() {
    FalseAlarmEstimate estimate = FalseAlarmEstimator.estimate(clips(1, 200, 100, 1), 2);

    assertThat(estimate.effectiveSampleSize()).isBetween(13_000.0, 20_000.0);
    assertThat(estimate.rate()).isCloseTo(0.01, within(0.003));
  }

  @Test
  void framesThatRepeatAreCountedOnce() {
    FalseAlarmEstimate estimate = FalseAlarmEstimator.estimate(clips(1, 200, 100, 10), 2);

    assertThat(estimate.effectiveSampleSize()).isBetween(1_300.0, 2_900.0);
  }

  @Test
  void theIntervalHoldsTheTrueRateNineteenTimesOfTwenty() {
    long holds =
        IntStream.range(0, 400)
            .mapToObj(seed -> FalseAlarmEstimator.estimate(clips(seed, 16, 150, 8), 1.5))
            .filter(
                e -> e.lowerBound() <= Math.pow(10, -1.5) && Math.pow(10, -1.5) <= e.upperBound())
            .count();

    assertThat(holds / 400.0).isBetween(0.9, 1.0);
  }

  @Test
  void oneClipIsCutIntoPieces() {
    FalseAlarmEstimate estimate = FalseAlarmEstimator.estimate(clips(3, 1, 4000, 1), 2);

    assertThat(estimate.effectiveSampleSize()).isGreaterThan(500);
  }

  @Test
  void aTargetPerFrameIsItsSurprisal() {
    assertThat(FalseAlarmEstimator.threshold(FalseAlarmTarget.perFrame(0.001), clips(1, 2, 50, 1)))
        .isCloseTo(3, within(1e-12));
  }

  @Test
  void aRateWithAConfidenceHasAHigherThresholdTheLessVideoThereIs() {
    FalseAlarmTarget kept = FalseAlarmTarget.perFrame(0.01).atConfidence(0.9);

    double few = FalseAlarmEstimator.threshold(kept, clips(1, 8, 100, 10));
    double many = FalseAlarmEstimator.threshold(kept, clips(1, 200, 100, 10));

    assertThat(many).isGreaterThan(2.3);
    assertThat(few).isGreaterThan(many + 0.1);
  }

  @Test
  void littleVideoRestsOnThePrior() {
    assertThat(FalseAlarmEstimator.priorShare(30)).isGreaterThan(0.9);
    assertThat(FalseAlarmEstimator.priorShare(10_000)).isLessThan(0.05);
  }
}
