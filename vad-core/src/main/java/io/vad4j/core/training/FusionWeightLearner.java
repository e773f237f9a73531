package io.vad4j.core.training;

import io.vad4j.AnomalyKind;
import io.vad4j.core.cutpaste.PseudoAnomalyType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Fusion weights learned from pseudo-anomalies, or equal weights where learned ones do not
 * generalize.
 *
 * <p>{@linkplain LogisticRegression Logistic regression} of pseudo-anomalies against held-out
 * normal frames, with class and kind balanced sample weights. Since the kinds of pseudo-anomalies
 * are not those of real ones, learned weights are averaged with equal ones, and a scorer whose kind
 * no pseudo-anomaly has keeps its equal weight; no weight becomes 0.
 *
 * <p>Cross-validated over the parts of the video: learned weights are used only if those learned on
 * the other parts rank the pseudo-anomalies of a part higher than equal weights do, significantly
 * on a one-sided 5 % level.
 */
final class FusionWeightLearner {
  /** Maximum number of scorers; with more the regression overfits. */
  private static final int MAX_SCORERS = 5;

  private static final int MIN_TRIALS = 24;
  private static final int MIN_NORMAL_FRAMES = 300;
  private static final double LEARNED_SHARE = 0.5;

  /** 95 % quantile of the standard normal distribution. */
  private static final double ONE_SIDED_Z_95 = 1.645;

  private final List<AnomalyKind> kinds;
  private final TrialScores trialScores;

  /**
   * A learner for the fused channel.
   *
   * @param kinds the kind of each of its scorers
   */
  FusionWeightLearner(List<AnomalyKind> kinds, TrialScores trialScores) {
    this.kinds = kinds;
    this.trialScores = trialScores;
  }

  /**
   * Fusion weights.
   *
   * @param weights one for each scorer, with mean 1
   * @param source their origin, for {@link io.vad4j.ModelInfo#weightSource()}
   */
  record WeightResult(double[] weights, String source) {}

  /** The learned weights, or equal ones with the reason. */
  WeightResult learn() {
    int parts =
        (int)
            trialScores.trialScores().stream()
                .map(scored -> scored.trial().part())
                .distinct()
                .count();
    if (kinds.size() == 1) {
      return keepEqual("one scorer gives the score");
    }
    if (kinds.size() > MAX_SCORERS) {
      return keepEqual("equal, since weights for more than " + MAX_SCORERS + " fit chance");
    }
    if (trialScores.trialScores().size() < MIN_TRIALS || parts < 2) {
      return keepEqual("equal, since too few moving objects could be segmented to learn from");
    }
    if (trialScores.allNormal().size() < MIN_NORMAL_FRAMES) {
      return keepEqual("equal, since the video is too short to learn from");
    }
    Gain gain = measureGain();
    String comparison =
        String.format(
            Locale.ROOT,
            "learned weights rank anomalies of held-out clips %+.4f ± %.4f against equal ones",
            gain.mean(),
            gain.error());
    return gain.mean() > ONE_SIDED_Z_95 * gain.error()
        ? new WeightResult(
            fitWeights(trialScores.trialScores(), trialScores.allNormal()),
            "learned from %d pseudo-anomalies; %s"
                .formatted(trialScores.trialScores().size(), comparison))
        : keepEqual("equal; " + comparison);
  }

  private WeightResult keepEqual(String source) {
    return new WeightResult(equalWeights(), source);
  }

  private double[] equalWeights() {
    double[] weights = new double[kinds.size()];
    Arrays.fill(weights, 1);
    return weights;
  }

  /** The weights learned from some trials and normal frames. */
  private double[] fitWeights(List<TrialScores.TrialScore> scored, List<double[]> normal) {
    double[] fitted = LogisticRegression.fit(toRows(scored, normal));
    Set<AnomalyKind> coveredKinds =
        scored.stream()
            .map(trialScore -> trialScore.trial().clip().type().anomalyKind())
            .collect(Collectors.toSet());
    double sum = 0;
    int coveredCount = 0;
    for (int i = 0; i < fitted.length; i++) {
      if (coveredKinds.contains(kinds.get(i))) {
        sum += fitted[i];
        coveredCount++;
      }
    }
    double[] weights = equalWeights();
    for (int i = 0; i < fitted.length && sum > 0; i++) {
      if (coveredKinds.contains(kinds.get(i))) {
        weights[i] = 1 - LEARNED_SHARE + LEARNED_SHARE * fitted[i] / sum * coveredCount;
      }
    }
    return weights;
  }

  /** Samples with balanced weights of classes, of kinds of anomaly, and of trials of one kind. */
  private static List<LogisticRegression.Row> toRows(
      List<TrialScores.TrialScore> scored, List<double[]> normal) {
    Map<PseudoAnomalyType, Integer> counts = new EnumMap<>(PseudoAnomalyType.class);
    scored.forEach(trialScore -> counts.merge(trialScore.trial().clip().type(), 1, Integer::sum));
    List<LogisticRegression.Row> rows = new ArrayList<>();
    for (TrialScores.TrialScore trialScore : scored) {
      double weight =
          1.0
              / counts.size()
              / counts.getOrDefault(trialScore.trial().clip().type(), 1)
              / trialScore.frames().size();
      trialScore
          .frames()
          .forEach(terms -> rows.add(new LogisticRegression.Row(terms, true, weight)));
    }
    normal.forEach(
        terms -> rows.add(new LogisticRegression.Row(terms, false, 1.0 / normal.size())));
    return rows;
  }

  /**
   * Difference of the percentile ranks of held-out trials by learned and by equal weights.
   *
   * @param mean the mean over kinds
   * @param error its standard error
   */
  private record Gain(double mean, double error) {}

  private Gain measureGain() {
    Map<PseudoAnomalyType, List<Double>> gains = new EnumMap<>(PseudoAnomalyType.class);
    for (int part = 0; part < trialScores.normal().size(); part++) {
      int heldOutPart = part;
      List<TrialScores.TrialScore> heldOut =
          trialScores.trialScores().stream()
              .filter(trialScore -> trialScore.trial().part() == heldOutPart)
              .toList();
      List<TrialScores.TrialScore> others =
          trialScores.trialScores().stream()
              .filter(trialScore -> trialScore.trial().part() != heldOutPart)
              .toList();
      if (heldOut.isEmpty() || others.isEmpty() || trialScores.normal().get(part).isEmpty()) {
        continue;
      }
      List<double[]> normal = new ArrayList<>();
      for (int other = 0; other < trialScores.normal().size(); other++) {
        if (other != part) {
          normal.addAll(trialScores.normal().get(other));
        }
      }
      PercentileRank learned =
          new PercentileRank(trialScores.normal().get(part), fitWeights(others, normal));
      PercentileRank equal = new PercentileRank(trialScores.normal().get(part), equalWeights());
      for (TrialScores.TrialScore trialScore : heldOut) {
        gains
            .computeIfAbsent(trialScore.trial().clip().type(), any -> new ArrayList<>())
            .add(learned.percentile(trialScore) - equal.percentile(trialScore));
      }
    }
    double mean = 0;
    double variance = 0;
    for (List<Double> kindGains : gains.values()) {
      double average = kindGains.stream().mapToDouble(gain -> gain).average().orElseThrow();
      double squares =
          kindGains.stream().mapToDouble(gain -> (gain - average) * (gain - average)).sum();
      mean += average / gains.size();
      variance +=
          squares
              / Math.max(1, kindGains.size() - 1)
              / kindGains.size()
              / gains.size()
              / gains.size();
    }
    return new Gain(mean, Math.sqrt(variance));
  }
}
