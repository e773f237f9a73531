package io.vad4j.core.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vad4j.core.signal.ScoreSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StayCalibrationTest {
  private static final double FRAMES_PER_SECOND = 10;

  /** A clip in which something stays now and then for the given numbers of seconds. */
  private static ScoreSeries clip(int seconds, double... stays) {
    int frames = (int) (seconds * FRAMES_PER_SECOND);
    double[] scores = new double[frames + 1];
    for (int i = 0; i < stays.length; i++) {
      int start = frames * i / stays.length;
      for (int frame = 0; frame < stays[i] * FRAMES_PER_SECOND && start + frame < frames; frame++) {
        scores[start + frame] = (frame + 1) / FRAMES_PER_SECOND;
      }
    }
    double[] times = new double[frames + 1];
    Arrays.setAll(times, frame -> frame / FRAMES_PER_SECOND);
    return new ScoreSeries(times, scores);
  }

  /** Stays of 4 seconds in the mean, most of them shorter and some much longer. */
  private static double[] stays(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] stays = new double[count];
    Arrays.setAll(stays, i -> 4 * 0.8 * (Math.pow(1 - random.nextDouble(), -0.2) - 1) / 0.2);
    return stays;
  }

  @Test
  void aStayIsARunOfScoresWithItsLongestDuration() {
    assertThat(StayCalibration.stays(List.of(clip(60, 3, 7, 5))))
        .containsExactly(
            new StayCalibration.Stay(3, true),
            new StayCalibration.Stay(7, true),
            new StayCalibration.Stay(5, true));
  }

  @Test
  void aStayThatLastsUntilTheEndOfItsClipHasNotEnded() {
    assertThat(StayCalibration.stays(List.of(clip(60, 3, 40).slice(0, 600))))
        .containsExactly(new StayCalibration.Stay(3, true), new StayCalibration.Stay(30, false));
  }

  @Test
  void staysThatAreCutOffByTheEndOfShortClipsCountForLongerOnes() {
    List<ScoreSeries> cut = new ArrayList<>();
    for (double stay : stays(1, 200)) {
      cut.add(clip(5, stay).slice(0, 50));
    }
    StayCalibration whole = StayCalibration.fit(List.of(clip(1_000, stays(1, 200))));

    assertThat(StayCalibration.fit(cut).calibration().value(3))
        .isBetween(0.7 * whole.calibration().value(3), 1.4 * whole.calibration().value(3));
  }

  @Test
  void theShareOfFutureFramesBeyondAThresholdIsThePromisedOne() {
    StayCalibration fitted = StayCalibration.fit(List.of(clip(6_000, stays(1, 200))));
    ScoreSeries future = clip(60_000, stays(2, 2_000));

    double threshold = fitted.calibration().value(2);

    assertThat((double) future.countReaching(threshold) / future.scores().length)
        .isBetween(0.005, 0.02);
  }

  @Test
  void theFewerStaysTheLongerAThingMayStay() {
    StayCalibration few = StayCalibration.fit(List.of(clip(300, stays(1, 10))));
    StayCalibration many = StayCalibration.fit(List.of(clip(9_000, stays(1, 300))));

    assertThat(few.calibration().value(3)).isGreaterThan(1.1 * many.calibration().value(3));
  }

  @Test
  void withTooFewStaysTheDefaultDurationHolds() {
    StayCalibration fitted = StayCalibration.fit(List.of(clip(3_600, 1)));

    double threshold = fitted.thresholds(OptionalDouble.empty()).clamp(2);

    assertThat(fitted.calibration().value(threshold))
        .isCloseTo(StayCalibration.DEFAULT_SECONDS, within(1e-6));
  }

  @Test
  void afterOneLongStayAnotherMayBeFiveTimesAsLong() {
    StayCalibration fitted = StayCalibration.fit(List.of(clip(3_600, 20)));

    double threshold = fitted.thresholds(OptionalDouble.empty()).clamp(2);

    assertThat(fitted.calibration().value(threshold)).isCloseTo(100, within(1e-6));
  }

  @Test
  void aGivenDurationHoldsForAnyTarget() {
    StayCalibration fitted = StayCalibration.fit(List.of(clip(600, stays(1, 30))));
    ThresholdRange range = fitted.thresholds(OptionalDouble.of(60));

    assertThat(fitted.calibration().value(range.clamp(1))).isCloseTo(60, within(1e-6));
    assertThat(fitted.calibration().value(range.clamp(5))).isCloseTo(60, within(1e-6));
  }
}
