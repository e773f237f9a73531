package io.vad4j.core.detect;

import io.vad4j.AnomalyKind;
import io.vad4j.core.synthetic.PastedKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Learns how much each scorer counts from pasted anomalies, if that is worth it.
 *
 * <p>Weights come from a {@linkplain LogisticRegression regression} of pasted against held-out
 * normal frames, in which every kind of anomaly counts the same. The kinds pasted decide what is
 * found best, so they must not decide alone: learned weights are drawn half way to equal ones, and
 * a scorer whose kind of evidence no pasted anomaly shows (direction, say) keeps its equal share.
 * Nothing that a user has put into the pool is ever weighed down to nothing.
 *
 * <p>They are used only if weights learned in the same way on the other parts of the footage rank
 * the anomalies of a part higher than equal weights do, by more than chance explains.
 */
final class WeightLearning {
  /** In large pools the regression fits chance. */
  private static final int LARGEST_POOL = 5;

  private static final int FEWEST_TRIALS = 24;
  private static final int FEWEST_NORMAL = 300;
  private static final double LEARNED_SHARE = 0.5;

  /** One-sided, 95 %. */
  private static final double BEYOND_CHANCE = 1.645;

  private final List<AnomalyKind> kinds;
  private final TrialEvidence evidence;

  /**
   * Learning for one panel.
   *
   * @param kinds the kind of each of its scorers
   */
  WeightLearning(List<AnomalyKind> kinds, TrialEvidence evidence) {
    this.kinds = kinds;
    this.evidence = evidence;
  }

  /**
   * What was learned.
   *
   * @param weights one for each scorer, 1 on average
   * @param why where they come from, in words
   */
  record Learned(double[] weights, String why) {}

  /** Learns, or keeps equal weights and says why. */
  Learned learn() {
    int parts =
        (int) evidence.tried().stream().map(tried -> tried.trial().part()).distinct().count();
    if (kinds.size() == 1) {
      return equal("one scorer gives the score");
    }
    if (kinds.size() > LARGEST_POOL) {
      return equal("equal, since weights for more than " + LARGEST_POOL + " fit chance");
    }
    if (evidence.tried().size() < FEWEST_TRIALS || parts < 2) {
      return equal("equal, since too few moving things could be cut out to learn from");
    }
    if (evidence.allNormal().size() < FEWEST_NORMAL) {
      return equal("equal, since the footage is too short to learn from");
    }
    Gain gain = gain();
    String found =
        String.format(
            Locale.ROOT,
            "learned ones rank anomalies pasted into clips that they were not learned on %+.4f ± %.4f"
                + " against equal ones",
            gain.mean(),
            gain.error());
    return gain.mean() > BEYOND_CHANCE * gain.error()
        ? new Learned(
            weights(evidence.tried(), evidence.allNormal()),
            "learned from %d pasted anomalies; %s".formatted(evidence.tried().size(), found))
        : equal("equal; " + found);
  }

  private Learned equal(String why) {
    return new Learned(equalWeights(), why);
  }

  private double[] equalWeights() {
    double[] weights = new double[kinds.size()];
    Arrays.fill(weights, 1);
    return weights;
  }

  /** The weights by some trials and normal frames. */
  private double[] weights(List<TrialEvidence.Tried> tried, List<double[]> normal) {
    double[] fitted = LogisticRegression.fit(rows(tried, normal));
    Set<AnomalyKind> shown =
        tried.stream().map(one -> one.trial().clip().kind().shows()).collect(Collectors.toSet());
    double sum = 0;
    int taught = 0;
    for (int i = 0; i < fitted.length; i++) {
      if (shown.contains(kinds.get(i))) {
        sum += fitted[i];
        taught++;
      }
    }
    double[] weights = equalWeights();
    for (int i = 0; i < fitted.length && sum > 0; i++) {
      if (shown.contains(kinds.get(i))) {
        weights[i] = 1 - LEARNED_SHARE + LEARNED_SHARE * fitted[i] / sum * taught;
      }
    }
    return weights;
  }

  /** Both classes count the same; so does every kind among the anomalies, and in it every trial. */
  private static List<LogisticRegression.Row> rows(
      List<TrialEvidence.Tried> tried, List<double[]> normal) {
    Map<PastedKind, Integer> counts = new EnumMap<>(PastedKind.class);
    tried.forEach(one -> counts.merge(one.trial().clip().kind(), 1, Integer::sum));
    List<LogisticRegression.Row> rows = new ArrayList<>();
    for (TrialEvidence.Tried one : tried) {
      double weight =
          1.0
              / counts.size()
              / counts.getOrDefault(one.trial().clip().kind(), 1)
              / one.frames().size();
      one.frames().forEach(terms -> rows.add(new LogisticRegression.Row(terms, true, weight)));
    }
    normal.forEach(
        terms -> rows.add(new LogisticRegression.Row(terms, false, 1.0 / normal.size())));
    return rows;
  }

  /**
   * By how much learned weights rank unknown trials higher than equal ones.
   *
   * @param mean over the kinds
   * @param error its standard error
   */
  private record Gain(double mean, double error) {}

  private Gain gain() {
    Map<PastedKind, List<Double>> gains = new EnumMap<>(PastedKind.class);
    for (int part = 0; part < evidence.normal().size(); part++) {
      int left = part;
      List<TrialEvidence.Tried> here =
          evidence.tried().stream().filter(one -> one.trial().part() == left).toList();
      List<TrialEvidence.Tried> others =
          evidence.tried().stream().filter(one -> one.trial().part() != left).toList();
      if (here.isEmpty() || others.isEmpty() || evidence.normal().get(part).isEmpty()) {
        continue;
      }
      List<double[]> normal = new ArrayList<>();
      for (int other = 0; other < evidence.normal().size(); other++) {
        if (other != part) {
          normal.addAll(evidence.normal().get(other));
        }
      }
      NormalRanks learned = new NormalRanks(evidence.normal().get(part), weights(others, normal));
      NormalRanks equal = new NormalRanks(evidence.normal().get(part), equalWeights());
      for (TrialEvidence.Tried one : here) {
        gains
            .computeIfAbsent(one.trial().clip().kind(), any -> new ArrayList<>())
            .add(learned.rank(one) - equal.rank(one));
      }
    }
    double mean = 0;
    double variance = 0;
    for (List<Double> ofKind : gains.values()) {
      double average = ofKind.stream().mapToDouble(gain -> gain).average().orElseThrow();
      double squares =
          ofKind.stream().mapToDouble(gain -> (gain - average) * (gain - average)).sum();
      mean += average / gains.size();
      variance +=
          squares / Math.max(1, ofKind.size() - 1) / ofKind.size() / gains.size() / gains.size();
    }
    return new Gain(mean, Math.sqrt(variance));
  }
}
