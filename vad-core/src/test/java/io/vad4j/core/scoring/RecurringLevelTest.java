package io.vad4j.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vad4j.AnomalyMap;
import io.vad4j.core.calibration.SurprisalCalibration;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class RecurringLevelTest {
  private static final int COLUMNS = 5;
  private static final int ROWS = 5;
  private static final int CELL = COLUMNS + 1;
  private static final double MINUTE = 60;

  /** Surprisals are the scores themselves. */
  private static final SurprisalCalibration CALIBRATION = SurprisalCalibration.identity();

  private static final double HIGH = CALIBRATION.value(2);

  private final RecurringLevel level = new RecurringLevel(CALIBRATION);
  private double time;

  /** Scores 10 times a high score for a second of every three. */
  private static double swaying(double seconds) {
    return seconds % 3 < 1 ? 10 * HIGH : 0;
  }

  private float[] scores(double score) {
    float[] values = new float[COLUMNS * ROWS];
    values[CELL] = (float) score;
    time += 0.2;
    return level
        .apply(Duration.ofMillis(Math.round(1000 * time)), AnomalyMap.of(COLUMNS, ROWS, values))
        .values();
  }

  private double score(double score) {
    return scores(score)[CELL];
  }

  private void run(double seconds, DoubleUnaryOperator score) {
    for (double end = time + seconds; time < end; ) {
      score(score.applyAsDouble(time));
    }
  }

  @Test
  void scoresOfOneFrameStay() {
    assertThat(score(10 * HIGH)).isCloseTo(10 * HIGH, within(1e-6));
  }

  @Test
  void whatRecursForMinutesScoresNothing() {
    run(5 * MINUTE, RecurringLevelTest::swaying);

    assertThat(score(10 * HIGH)).isZero();
    assertThat(level.share()).isEqualTo(9.0 / 25);
  }

  @Test
  void whatStandsOutFromWhatRecursStillScores() {
    run(5 * MINUTE, RecurringLevelTest::swaying);

    assertThat(score(40 * HIGH)).isGreaterThan(20 * HIGH);
  }

  @Test
  void scoresNextToWhatRecursAreReduced() {
    run(5 * MINUTE, RecurringLevelTest::swaying);
    float[] values = new float[COLUMNS * ROWS];
    values[CELL + 1] = (float) (5 * HIGH);
    values[CELL + 2] = (float) (5 * HIGH);

    float[] reduced =
        level
            .apply(Duration.ofMillis(Math.round(1000 * time)), AnomalyMap.of(COLUMNS, ROWS, values))
            .values();

    assertThat(reduced[CELL + 1]).isZero();
    assertThat(reduced[CELL + 2]).isEqualTo(values[CELL + 2]);
  }

  @Test
  void anAnomalyThatStaysForHalfAMinuteKeepsItsScore() {
    run(MINUTE, seconds -> 0);
    run(30, seconds -> 10 * HIGH);

    assertThat(score(10 * HIGH)).isCloseTo(10 * HIGH, within(1e-6));
  }

  @Test
  void whatPassesNowAndThenKeepsItsScore() {
    run(30 * MINUTE, seconds -> seconds % 120 < 2 ? 10 * HIGH : 0);

    assertThat(score(10 * HIGH)).isCloseTo(10 * HIGH, within(1e-6));
  }

  @Test
  void scoresThatRecurInMostOfThePictureStay() {
    float[] values = new float[COLUMNS * ROWS];
    Arrays.fill(values, (float) (10 * HIGH));
    AnomalyMap map = AnomalyMap.of(COLUMNS, ROWS, values);
    for (int second = 0; second < 5 * MINUTE; second++) {
      level.apply(Duration.ofSeconds(second), map);
    }

    assertThat(level.apply(Duration.ofMinutes(5), map)).isEqualTo(map);
    assertThat(level.share()).isZero();
  }

  @Test
  void normalScoresThatRecurStay() {
    run(5 * MINUTE, seconds -> seconds % 10 < 1 ? HIGH : 0);

    assertThat(score(HIGH)).isCloseTo(HIGH, within(1e-6));
    assertThat(level.share()).isZero();
  }

  @Test
  void whatNoLongerRecursIsForgotten() {
    run(5 * MINUTE, RecurringLevelTest::swaying);
    run(10 * MINUTE, seconds -> 0);

    assertThat(score(10 * HIGH)).isCloseTo(10 * HIGH, within(1e-6));
  }

  @Test
  void aGapCountsAsOneSecond() {
    for (int frame = 0; frame < 30; frame++) {
      time += MINUTE;
      score(10 * HIGH);
    }

    assertThat(score(10 * HIGH)).isCloseTo(10 * HIGH, within(1e-6));
  }

  @Test
  void resetForgetsWhatRecurs() {
    run(5 * MINUTE, RecurringLevelTest::swaying);
    level.reset();

    assertThat(score(10 * HIGH)).isCloseTo(10 * HIGH, within(1e-6));
  }
}
