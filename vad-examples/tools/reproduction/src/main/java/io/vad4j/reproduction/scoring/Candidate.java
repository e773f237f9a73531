package io.vad4j.reproduction.scoring;

import io.vad4j.Pooling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A network with a way to score, and how well it finds what was pasted into normal clips: what a
 * choice without test labels goes by.
 *
 * @param network the key of the network
 * @param formula the way to score
 * @param pseudoAnomalyAuc the AUC over the frames of the pasted clips
 */
public record Candidate(String network, ScoreFormula formula, double pseudoAnomalyAuc) {
  /** About as long as smoothing may be before it hides what passes quickly. */
  public static final Duration SMOOTHING = Duration.ofMillis(300);

  /** Shares of motion that are tried for each share 1 of the error. */
  static final List<Double> MOTION_COEFFICIENTS = List.of(0.0, 0.5, 1.0, 2.0, 4.0);

  /** All that are tried, the best first; empty where nothing could be pasted. */
  public static List<Candidate> rank(Map<String, NetworkFeatures> networks) {
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

  private static List<ScoreFormula> formulas() {
    List<ScoreFormula> formulas = new ArrayList<>();
    for (MapType mapType : List.of(MapType.ERROR, MapType.WEIGHTED_ERROR)) {
      for (Pooling pooling : NetworkFeatures.POOLINGS) {
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
