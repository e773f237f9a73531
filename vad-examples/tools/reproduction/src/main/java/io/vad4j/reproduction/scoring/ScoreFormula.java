package io.vad4j.reproduction.scoring;

import io.vad4j.core.evaluation.frame.RankedScores;
import io.vad4j.core.evaluation.frame.ScoredClip;
import io.vad4j.core.signal.ExponentialSmoother;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * A frame score as a linear combination of features, each divided by its standard deviation on
 * held-out normal video, then smoothed causally.
 *
 * @param coefficients the coefficient of each feature; a single feature keeps its unit
 * @param smoothing time constant, zero for none
 */
public record ScoreFormula(Map<ScoreFeature, Double> coefficients, Duration smoothing) {

  /** The paper's hybrid score: frame means of error and motion, each of unit deviation. */
  public static final ScoreFormula HYBRID =
      of(ScoreFeature.mean(MapType.ERROR), 1, ScoreFeature.mean(MapType.MOTION), 1);

  /** Keeps the order of the map. */
  public ScoreFormula {
    coefficients = Collections.unmodifiableMap(new LinkedHashMap<>(coefficients));
  }

  /** {@return one feature as it is} */
  public static ScoreFormula of(ScoreFeature feature) {
    return new ScoreFormula(Map.of(feature, 1.0), Duration.ZERO);
  }

  /** {@return two features with coefficients; one of coefficient 0 is left out} */
  public static ScoreFormula of(
      ScoreFeature one, double coefficient, ScoreFeature other, double otherCoefficient) {
    Map<ScoreFeature, Double> coefficients = new LinkedHashMap<>();
    if (coefficient > 0) {
      coefficients.put(one, coefficient);
    }
    if (otherCoefficient > 0) {
      coefficients.put(other, otherCoefficient);
    }
    return new ScoreFormula(coefficients, Duration.ZERO);
  }

  public ScoreFormula withSmoothing(Duration timeConstant) {
    return new ScoreFormula(coefficients, timeConstant);
  }

  /** {@return the factor of each feature: α and β where there are two} */
  public Map<ScoreFeature, Double> weights(FeatureMatrix featureMatrix) {
    Map<ScoreFeature, Double> weights = new LinkedHashMap<>();
    coefficients.forEach(
        (feature, coefficient) -> {
          double standardDeviation =
              coefficients.size() == 1 ? 1 : featureMatrix.standardDeviation(feature);
          weights.put(feature, standardDeviation > 0 ? coefficient / standardDeviation : 0);
        });
    return weights;
  }

  private double[] scores(
      FeatureMatrix featureMatrix, EvaluationClip clip, Map<ScoreFeature, Double> weights) {
    double[] sums = new double[clip.size()];
    weights.forEach(
        (feature, weight) -> {
          double[] values = featureMatrix.values(feature, clip);
          Arrays.setAll(sums, i -> sums[i] + weight * values[i]);
        });
    if (!smoothing.isZero()) {
      ExponentialSmoother smoother = new ExponentialSmoother(smoothing);
      Arrays.setAll(sums, i -> smoother.update(clip.times().get(i), sums[i]));
    }
    return sums;
  }

  /** {@return the scores of all clips of a role} */
  public List<ScoredClip> scoreClips(FeatureMatrix featureMatrix, EvaluationClip.Role role) {
    Map<ScoreFeature, Double> weights = weights(featureMatrix);
    List<ScoredClip> scoredClips = new ArrayList<>();
    for (EvaluationClip clip : featureMatrix.clips(role)) {
      scoredClips.add(
          ScoredClip.of(clip.name(), scores(featureMatrix, clip, weights), clip.abnormal()));
    }
    return scoredClips;
  }

  /** {@return the scores of all held-out normal frames} */
  public double[] normalScores(FeatureMatrix featureMatrix) {
    return scoreClips(featureMatrix, EvaluationClip.Role.NORMAL).stream()
        .flatMapToDouble(clip -> Arrays.stream(clip.scores()))
        .toArray();
  }

  /** {@return the AUC over the clips with pseudo-anomalies; needs no label of a test clip} */
  public OptionalDouble pseudoAnomalyAuc(FeatureMatrix featureMatrix) {
    List<ScoredClip> pseudoAnomalies =
        scoreClips(featureMatrix, EvaluationClip.Role.PSEUDO_ANOMALY);
    return pseudoAnomalies.isEmpty()
        ? OptionalDouble.empty()
        : RankedScores.of(pseudoAnomalies).rocAuc();
  }

  /** {@return the formula as text} */
  public String description() {
    String sum =
        coefficients.entrySet().stream()
            .map(
                entry ->
                    coefficients.size() == 1
                        ? entry.getKey().description()
                        : format(entry.getValue()) + " × " + entry.getKey().description())
            .collect(Collectors.joining(" + "));
    return smoothing.isZero()
        ? sum
        : "%s, smoothed over %s s".formatted(sum, smoothing.toMillis() / 1000.0);
  }

  private static String format(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
