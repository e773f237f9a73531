package io.vad4j.reproduction.scoring;

import io.vad4j.Pooling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A network with a score formula and its AUC on pseudo-anomalies, the criterion of a selection
 * without test labels.
 *
 * @param network the key of the network
 * @param formula the score formula
 * @param pseudoAnomalyAuc AUC over the clips with pseudo-anomalies
 */
public record Candidate(String network, ScoreFormula formula, double pseudoAnomalyAuc) {
  /** Time constant of the smoothing. */
  public static final Duration SMOOTHING = Duration.ofMillis(300);

  /** Coefficients of motion, for a coefficient 1 of the error. */
  static final List<Double> MOTION_COEFFICIENTS = List.of(0.0, 0.5, 1.0, 2.0, 4.0);

  /** {@return all candidates, the best first; empty without pseudo-anomalies} */
  public static List<Candidate> rank(Map<String, ScorerFeatures> networks) {
    List<Candidate> candidates = new ArrayList<>();
    networks.forEach(
        (network, result) -> {
          for (ScoreFormula formula : formulas()) {
            OptionalDouble auc = formula.pseudoAnomalyAuc(result.featureMatrix());
            if (auc.isPresent()) {
              candidates.add(new Candidate(network, formula, auc.getAsDouble()));
            }
          }
        });
    candidates.sort(Comparator.comparingDouble(Candidate::pseudoAnomalyAuc).reversed());
    return candidates;
  }

  /** {@return the best pooling, with or without smoothing, of one map of a network} */
  public static Optional<Candidate> bestOfMap(
      String network, MapType mapType, ScorerFeatures result) {
    List<Candidate> candidates = new ArrayList<>();
    for (ScoreFeature feature : ScorerFeatures.ofMaps(List.of(mapType))) {
      ScoreFormula formula = ScoreFormula.of(feature);
      for (ScoreFormula candidate : List.of(formula, formula.withSmoothing(SMOOTHING))) {
        candidate
            .pseudoAnomalyAuc(result.featureMatrix())
            .ifPresent(auc -> candidates.add(new Candidate(network, candidate, auc)));
      }
    }
    return candidates.stream().max(Comparator.comparingDouble(Candidate::pseudoAnomalyAuc));
  }

  private static List<ScoreFormula> formulas() {
    List<ScoreFormula> formulas = new ArrayList<>();
    for (MapType mapType : List.of(MapType.ERROR, MapType.WEIGHTED_ERROR)) {
      for (Pooling pooling : ScorerFeatures.POOLINGS) {
        for (boolean perspective : List.of(false, true)) {
          ScoreFeature error = new ScoreFeature(mapType, pooling, perspective);
          ScoreFeature motion = new ScoreFeature(MapType.MOTION, pooling, perspective);
          for (double coefficient : MOTION_COEFFICIENTS) {
            ScoreFormula formula = ScoreFormula.of(error, 1, motion, coefficient);
            formulas.add(formula);
            formulas.add(formula.withSmoothing(SMOOTHING));
          }
        }
      }
    }
    return formulas;
  }
}
