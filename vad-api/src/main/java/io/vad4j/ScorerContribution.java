package io.vad4j;

import java.util.Objects;

/**
 * Contribution of one scorer to the score of a channel: its surprisal and fusion weight.
 *
 * @param scorer the name of the scorer
 * @param kind the anomaly kind of the scorer
 * @param surprisal −log10 of the probability that a normal frame scores as high: 2 is reached by
 *     one normal frame in 100, 3 by one in 1,000; at least 0
 * @param weight the fusion weight (α, β) of the scorer; at least 0
 * @since 0.1.0
 */
public record ScorerContribution(String scorer, AnomalyKind kind, double surprisal, double weight) {
  /** Validates that surprisal and weight are at least 0. {@inheritDoc} */
  public ScorerContribution {
    Objects.requireNonNull(scorer, "scorer");
    Objects.requireNonNull(kind, "kind");
    if (!(surprisal >= 0) || !(weight >= 0)) {
      throw new IllegalArgumentException(
          scorer + ": surprisal " + surprisal + " and weight " + weight + " must be at least 0.");
    }
  }
}
