package io.vad4j.core.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyMap;
import io.vad4j.DetectorConfig;
import io.vad4j.FalseAlarmTarget;
import io.vad4j.ScorerContribution;
import io.vad4j.core.scoring.FittedScorer;
import io.vad4j.core.scoring.ScorerPipeline.ScorerOutput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoreChannelTest {
  private static final FittedScorer MOTION = FixedScorer.fitted("motion", AnomalyKind.MOTION);
  private static final FittedScorer DIRECTION =
      FixedScorer.fitted("direction", AnomalyKind.DIRECTION);
  private static final FittedScorer STATIONARY =
      FixedScorer.fitted("stationary", AnomalyKind.STATIONARY_OBJECT);

  private static List<Optional<AnomalyKind>> kinds(FittedScorer... scorers) {
    return ScoreChannel.partition(List.of(scorers), FittedScorer::config).stream()
        .map(ScoreChannel.Group::kind)
        .toList();
  }

  private static CalibrationScores.Series series(FittedScorer scorer, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new CalibrationScores.Series(
        scorer,
        List.of(
            IntStream.range(0, 1000)
                .mapToDouble(i -> i < 2 ? Double.NaN : random.nextDouble())
                .toArray()));
  }

  private static ScoreChannel channel() {
    double[] seconds = IntStream.range(0, 1000).mapToDouble(i -> i / 25.0).toArray();
    return ScoreChannel.fit(
        Optional.empty(),
        DetectorConfig.defaults(),
        new CalibrationScores(List.of(seconds), List.of(series(MOTION, 1), series(DIRECTION, 2))));
  }

  private static ScorerOutput output(double score) {
    return new ScorerOutput(AnomalyMap.of(1, 1, new float[] {(float) score}), score);
  }

  @Test
  void scorersOfFusedKindsShareTheFirstChannel() {
    assertThat(ScoreChannel.partition(List.of(STATIONARY, MOTION, DIRECTION), FittedScorer::config))
        .extracting(ScoreChannel.Group::scorers)
        .containsExactly(List.of(MOTION, DIRECTION), List.of(STATIONARY));
  }

  @Test
  void onlyStandaloneChannelsHaveAKind() {
    assertThat(kinds(STATIONARY, MOTION))
        .containsExactly(Optional.empty(), Optional.of(AnomalyKind.STATIONARY_OBJECT));
  }

  @Test
  void aStandaloneKindIsFirstWhereNothingIsFused() {
    assertThat(kinds(STATIONARY)).containsExactly(Optional.empty());
  }

  @Test
  void framesOfTheWarmUpDoNotCalibrate() {
    assertThat(channel().falseAlarms().frameCount()).isEqualTo(998);
  }

  @Test
  void thresholdFollowsFromTheFalseAlarmTarget() {
    assertThat(channel().threshold()).isCloseTo(2, within(1e-12));
  }

  @Test
  void anotherTargetHasItsOwnThresholdAndEstimate() {
    ScoreChannel changed = channel().withFalseAlarmTarget(FalseAlarmTarget.perFrame(0.1));

    assertThat(changed.threshold()).isCloseTo(1, within(1e-12));
    assertThat(changed.falseAlarms().rate()).isGreaterThan(channel().falseAlarms().rate());
  }

  @Test
  void thereIsNoDecisionWhileAScorerWarmsUp() {
    assertThat(channel().decide(Map.of("motion", output(1)))).isEmpty();
  }

  @Test
  void aDecisionHasTheContributionOfEachScorer() {
    assertThat(channel().decide(Map.of("direction", output(0.5), "motion", output(0.2))))
        .hasValueSatisfying(
            decision ->
                assertThat(decision.contributions())
                    .extracting(ScorerContribution::scorer)
                    .containsExactly("motion", "direction"));
  }

  @Test
  void highScoresReachTheThreshold() {
    assertThat(channel().decide(Map.of("motion", output(3), "direction", output(3))))
        .hasValueSatisfying(
            decision -> assertThat(decision.score()).isGreaterThan(channel().threshold()));
  }

  @Test
  void normalScoresAreBelowTheThreshold() {
    assertThat(channel().decide(Map.of("motion", output(0.5), "direction", output(0.5))))
        .hasValueSatisfying(
            decision -> assertThat(decision.score()).isLessThan(channel().threshold()));
  }
}
