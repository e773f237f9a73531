package io.vad4j.core.training;

import io.vad4j.ScorerContribution;
import io.vad4j.SyntheticValidation;
import io.vad4j.core.fusion.ScoreChannel;
import io.vad4j.core.signal.ScoreSeries;
import io.vad4j.core.training.ScorerTrainer.TrainedScorer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Validation of the fused channel on pseudo-anomalies, against its held-out normal frames. */
final class SyntheticValidator {
  private SyntheticValidator() {}

  /**
   * The result for each trial in which all scorers have a score.
   *
   * @param channel the fused channel
   * @param scorers its scorers, in its order, with their scores of the trials
   */
  static SyntheticValidation validate(
      ScoreChannel channel, List<TrainedScorer> scorers, List<PseudoAnomalyTrials.Trial> trials) {
    double[] normal =
        channel.heldOut().stream()
            .map(ScoreSeries::scores)
            .flatMapToDouble(Arrays::stream)
            .sorted()
            .toArray();
    List<SyntheticValidation.Case> cases = new ArrayList<>();
    for (int i = 0; i < trials.size(); i++) {
      double[] scores = surprisals(channel, scorers, i);
      if (scores.length > 0) {
        cases.add(
            SyntheticValidation.Case.of(
                trials.get(i).clip().type().description(),
                trials.get(i).clip().name(),
                Arrays.stream(scores).map(score -> rank(normal, score)).average().orElseThrow(),
                Arrays.stream(scores).anyMatch(score -> score >= channel.threshold())));
      }
    }
    return SyntheticValidation.of(cases);
  }

  /** The surprisals of the anomalous frames of a trial, without those of a warm-up. */
  private static double[] surprisals(ScoreChannel channel, List<TrainedScorer> scorers, int trial) {
    return IntStream.range(0, scorers.get(0).trials().get(trial).length)
        .mapToObj(frame -> contributions(scorers, trial, frame))
        .filter(contributions -> !contributions.isEmpty())
        .mapToDouble(channel::surprisal)
        .toArray();
  }

  private static List<ScorerContribution> contributions(
      List<TrainedScorer> scorers, int trial, int frame) {
    List<ScorerContribution> contributions = new ArrayList<>();
    for (TrainedScorer scorer : scorers) {
      double score = scorer.trials().get(trial)[frame];
      if (Double.isNaN(score)) {
        return List.of();
      }
      contributions.add(scorer.normal().scorer().contribution(score));
    }
    return contributions;
  }

  /** The share of normal scores below a score; ties count half. */
  private static double rank(double[] sorted, double score) {
    return (countBelow(sorted, score) + countBelow(sorted, Math.nextUp(score)))
        / 2.0
        / sorted.length;
  }

  private static int countBelow(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
