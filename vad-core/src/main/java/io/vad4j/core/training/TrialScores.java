package io.vad4j.core.training;

import io.vad4j.core.fusion.FusionTransform;
import io.vad4j.core.scoring.FittedScorer;
import io.vad4j.core.training.ScorerTrainer.TrainedScorer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Fusion terms f(surprisal), one for each scorer of the fused channel, of held-out normal frames
 * and of pseudo-anomalies.
 *
 * @param normal terms of each normal frame, by validation part
 * @param trialScores terms of the frames of each trial
 */
record TrialScores(List<List<double[]>> normal, List<TrialScore> trialScores) {

  /**
   * The terms of a trial.
   *
   * @param trial the trial
   * @param frames terms of each anomalous frame for which all scorers have a score; not empty
   */
  record TrialScore(PseudoAnomalyTrials.Trial trial, List<double[]> frames) {}

  /**
   * Collects the terms.
   *
   * @param parts the numbers of the clips in each part
   */
  static TrialScores collect(
      List<TrainedScorer> scorers,
      List<List<Integer>> parts,
      List<PseudoAnomalyTrials.Trial> trials) {
    List<List<double[]>> normal = new ArrayList<>();
    for (List<Integer> part : parts) {
      List<double[]> frames = new ArrayList<>();
      for (int clip : part) {
        frames.addAll(terms(scorers, trained -> trained.normal().clips().get(clip)));
      }
      normal.add(frames);
    }
    List<TrialScore> trialScores = new ArrayList<>();
    for (int i = 0; i < trials.size(); i++) {
      int number = i;
      List<double[]> frames = terms(scorers, trained -> trained.trials().get(number));
      if (!frames.isEmpty()) {
        trialScores.add(new TrialScore(trials.get(i), frames));
      }
    }
    return new TrialScores(normal, trialScores);
  }

  private static List<double[]> terms(
      List<TrainedScorer> scorers, Function<TrainedScorer, double[]> scores) {
    List<double[]> frames = new ArrayList<>();
    int frameCount = scores.apply(scorers.get(0)).length;
    for (int i = 0; i < frameCount; i++) {
      int frame = i;
      double[] terms =
          scorers.stream()
              .mapToDouble(trained -> term(trained.normal().scorer(), scores.apply(trained)[frame]))
              .toArray();
      if (Arrays.stream(terms).noneMatch(Double::isNaN)) {
        frames.add(terms);
      }
    }
    return frames;
  }

  private static double term(FittedScorer scorer, double score) {
    return Double.isNaN(score)
        ? Double.NaN
        : FusionTransform.apply(scorer.calibration().surprisal(score));
  }

  /** All normal frames. */
  List<double[]> allNormal() {
    return normal.stream().flatMap(List::stream).toList();
  }

  /** The weighted sum of terms. */
  static double weightedSum(double[] terms, double[] weights) {
    double sum = 0;
    for (int i = 0; i < terms.length; i++) {
      sum += weights[i] * terms[i];
    }
    return sum;
  }
}
