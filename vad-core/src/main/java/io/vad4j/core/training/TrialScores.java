package io.vad4j.core.training;

import io.vad4j.core.scoring.FittedScorer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the scorers of a panel said of held-out normal frames and of pasted anomalies, as terms of
 * the fusion.
 *
 * @param normal terms of each normal frame, by parts of the footage
 * @param trialScores terms of each frame of each trial
 */
record TrialScores(List<List<double[]>> normal, List<TrialScore> trialScores) {

  /**
   * A trial with what was said of the frames in which the thing is seen.
   *
   * @param trial the trial
   * @param frames terms of each such frame for which all scorers had evidence
   */
  record TrialScore(PseudoAnomalyTrial trial, List<double[]> frames) {}

  /**
   * Collects the evidence.
   *
   * @param scorers the panel's
   * @param clips for each clip a series of each scorer
   * @param parts which clips are in which part
   * @param trials the trials
   * @param values for each scorer a series for each trial, of the frames in which the thing is seen
   */
  static TrialScores collect(
      List<FittedScorer> scorers,
      List<List<double[]>> clips,
      List<List<Integer>> parts,
      List<PseudoAnomalyTrial> trials,
      List<List<double[]>> values) {
    List<List<double[]>> normal = new ArrayList<>();
    for (List<Integer> part : parts) {
      List<double[]> frames = new ArrayList<>();
      part.forEach(clip -> frames.addAll(terms(scorers, clips.get(clip))));
      normal.add(frames);
    }
    List<TrialScore> trialScores = new ArrayList<>();
    for (int i = 0; i < trials.size(); i++) {
      int number = i;
      List<double[]> frames =
          terms(scorers, values.stream().map(series -> series.get(number)).toList());
      if (!frames.isEmpty()) {
        trialScores.add(new TrialScore(trials.get(i), frames));
      }
    }
    return new TrialScores(normal, trialScores);
  }

  private static List<double[]> terms(List<FittedScorer> scorers, List<double[]> series) {
    List<double[]> frames = new ArrayList<>();
    for (int frame = 0; frame < series.get(0).length; frame++) {
      double[] terms = new double[scorers.size()];
      for (int i = 0; i < terms.length; i++) {
        double value = series.get(i)[frame];
        terms[i] =
            Double.isNaN(value) ? Double.NaN : scorers.get(i).contribution(value).fusionScore();
      }
      if (Arrays.stream(terms).noneMatch(Double::isNaN)) {
        frames.add(terms);
      }
    }
    return frames;
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
