package io.vad4j;

import java.util.Objects;

/**
 * What one scorer had to say about one frame.
 *
 * @param scorer the scorer's name
 * @param kind what that scorer finds unusual
 * @param surprisal how rare the scorer's evidence is on normal footage, as −log10 of its tail
 *     probability: 2 is seen in one normal frame of 100, 3 in one of 1,000; at least 0
 * @param weight the scorer's weight in the fusion; the paper's α and β; at least 0
 * @since 0.1.0
 */
public record ScorerContribution(String scorer, AnomalyKind kind, double surprisal, double weight) {
  /**
   * Checks that surprise and weight are numbers of at least 0.
   *
   * @param scorer the scorer's name
   * @param kind what that scorer finds unusual
   * @param surprisal how rare the scorer's evidence is on normal footage
   * @param weight the scorer's weight in the fusion
   */
  public ScorerContribution {
    Objects.requireNonNull(scorer, "scorer");
    Objects.requireNonNull(kind, "kind");
    if (!(surprisal >= 0) || !(weight >= 0)) {
      throw new IllegalArgumentException(
          scorer + ": surprise " + surprisal + " and weight " + weight + " must be at least 0.");
    }
  }
}
