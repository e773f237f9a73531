package io.vad4j.core.evaluation.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.hipparchus.stat.inference.MannWhitneyUTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RankedScoresTest {
  private static final Offset<Double> EXACT = within(1e-9);

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aucIsTheFractionOfPairsInTheRightOrder(long seed) {
    RandomScores data = RandomScores.of(seed);

    assertThat(data.ranked().rocAuc().getAsDouble()).isCloseTo(data.pairwiseAuc(), EXACT);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aucAgreesWithTheMannWhitneyStatisticOfAnotherLibrary(long seed) {
    RandomScores data = RandomScores.of(seed);
    double[] abnormal = data.ofLabel(true);
    double[] normal = data.ofLabel(false);

    double smaller =
        new MannWhitneyUTest().mannWhitneyU(abnormal, normal) / abnormal.length / normal.length;

    double auc = data.ranked().rocAuc().getAsDouble();
    assertThat(Math.min(auc, 1 - auc)).isCloseTo(smaller, EXACT);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void averagePrecisionAgreesWithASumOverThresholds(long seed) {
    RandomScores data = RandomScores.of(seed);

    double sum = 0;
    double lastRecall = 0;
    for (double threshold : distinctDescending(data)) {
      ConfusionMatrix counts = data.countAt(threshold);
      double recall =
          (double) counts.truePositives() / (counts.truePositives() + counts.falseNegatives());
      double precision =
          (double) counts.truePositives() / (counts.truePositives() + counts.falsePositives());
      sum += (recall - lastRecall) * precision;
      lastRecall = recall;
    }

    assertThat(data.ranked().averagePrecision().getAsDouble()).isCloseTo(sum, EXACT);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void equalErrorRateLiesWhereTheInterpolatedCurveMeetsTheDiagonal(long seed) {
    RandomScores data = RandomScores.of(seed);

    double rate = data.ranked().equalErrorRate().getAsDouble();

    assertThat(truePositiveRateOnTheCurve(data, rate)).isTrue();
  }

  /**
   * Whether some segment of the curve, found by plain counting, passes through (rate, 1 - rate).
   */
  private static boolean truePositiveRateOnTheCurve(RandomScores data, double rate) {
    double lastX = 0;
    double lastY = 0;
    for (double threshold : distinctDescending(data)) {
      ConfusionMatrix counts = data.countAt(threshold);
      double x = counts.falsePositiveRate().getAsDouble();
      double y = counts.truePositiveRate().getAsDouble();
      double cross = (x - lastX) * (1 - rate - lastY) - (y - lastY) * (rate - lastX);
      if (Math.abs(cross) < 1e-12
          && rate >= lastX - 1e-12
          && rate <= x + 1e-12
          && 1 - rate >= lastY - 1e-12
          && 1 - rate <= y + 1e-12) {
        return true;
      }
      lastX = x;
      lastY = y;
    }
    return false;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void confusionMatrixAgreesWithCountingAtAnyThreshold(long seed) {
    RandomScores data = RandomScores.of(seed);
    RankedScores ranked = data.ranked();

    for (double score : data.scores()) {
      assertThat(ranked.confusionAt(score)).isEqualTo(data.countAt(score));
      assertThat(ranked.confusionAt(score + 0.01)).isEqualTo(data.countAt(score + 0.01));
      assertThat(ranked.confusionAt(score - 0.01)).isEqualTo(data.countAt(score - 0.01));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noThresholdHasABetterF1(long seed) {
    RandomScores data = RandomScores.of(seed);

    double best = data.ranked().bestF1().get().confusion().f1().getAsDouble();

    double maximum =
        Arrays.stream(data.scores())
            .map(t -> data.countAt(t).f1().getAsDouble())
            .max()
            .getAsDouble();
    assertThat(best).isCloseTo(maximum, EXACT);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void operatingPointAtAFalsePositiveRateMaximizesTheTruePositives(long seed) {
    RandomScores data = RandomScores.of(seed);

    OperatingPoint point = data.ranked().atFalsePositiveRate(0.1).get();

    long maximum =
        Arrays.stream(data.scores())
            .mapToObj(data::countAt)
            .filter(counts -> counts.falsePositiveRate().getAsDouble() <= 0.1)
            .mapToLong(ConfusionMatrix::truePositives)
            .max()
            .orElse(0);
    assertThat(point.confusion()).isEqualTo(data.countAt(point.threshold()));
    assertThat(point.confusion().falsePositiveRate().getAsDouble()).isLessThanOrEqualTo(0.1);
    assertThat(point.confusion().truePositives()).isEqualTo(maximum);
  }

  private static TreeSet<Double> distinctDescending(RandomScores data) {
    TreeSet<Double> thresholds = new TreeSet<>(Comparator.reverseOrder());
    Arrays.stream(data.scores()).forEach(thresholds::add);
    return thresholds;
  }

  @Test
  void equalErrorRateIsInterpolatedBetweenThePoints() {
    RankedScores ranked =
        RankedScores.of(new double[] {3, 2, 2, 1}, new boolean[] {true, true, false, false});

    // (0, 0.5) to (0.5, 1) meets the diagonal at (0.25, 0.75).
    assertThat(ranked.equalErrorRate()).hasValue(0.25);
  }

  @Test
  void constantScoresHaveAnAucOfOneHalf() {
    RankedScores ranked = RankedScores.of(new double[4], new boolean[] {true, false, false, false});

    assertThat(ranked.rocAuc()).hasValue(0.5);
    assertThat(ranked.equalErrorRate()).hasValue(0.5);
    assertThat(ranked.averagePrecision()).hasValue(0.25);
  }

  @Test
  void metricsThatNeedBothClassesAreUndefinedWithOne() {
    RankedScores normal = RankedScores.of(new double[] {1, 2}, new boolean[2]);
    RankedScores abnormal = RankedScores.of(new double[] {1, 2}, new boolean[] {true, true});
    RankedScores none = RankedScores.of(new double[0], new boolean[0]);

    for (RankedScores ranked : new RankedScores[] {normal, abnormal, none}) {
      assertThat(ranked.rocAuc()).isEmpty();
      assertThat(ranked.averagePrecision()).isEmpty();
      assertThat(ranked.equalErrorRate()).isEmpty();
      assertThat(ranked.bestF1()).isEmpty();
      assertThat(ranked.atFalsePositiveRate(0.1)).isEmpty();
    }
  }

  @Test
  void ratesThatDivideByZeroAreUndefined() {
    ConfusionMatrix noneAbnormal = new ConfusionMatrix(0, 0, 5, 0);

    assertThat(noneAbnormal.truePositiveRate()).isEmpty();
    assertThat(noneAbnormal.falsePositiveRate()).hasValue(0);
    assertThat(noneAbnormal.precision()).isEmpty();
    assertThat(noneAbnormal.f1()).isEmpty();
  }

  @Test
  void aThresholdThatFlagsNoFrameLiesAboveTheHighestScore() {
    RankedScores ranked = RankedScores.of(new double[] {2, 1}, new boolean[] {false, true});

    OperatingPoint point = ranked.atFalsePositiveRate(0.5).get();

    assertThat(point.threshold()).isGreaterThan(2).isLessThan(2.0001);
    assertThat(point.confusion()).isEqualTo(new ConfusionMatrix(0, 0, 1, 1));
  }

  @Test
  void zeroAndMinusZeroAreTheSameScore() {
    RankedScores ranked = RankedScores.of(new double[] {0.0, -0.0}, new boolean[] {true, false});

    assertThat(ranked.rocAuc()).hasValue(0.5);
  }

  @Test
  void refusesScoresThatAreNotFinite() {
    assertThatThrownBy(() -> RankedScores.of(new double[] {1, Double.NaN}, new boolean[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Score 1 is NaN");
  }
}
