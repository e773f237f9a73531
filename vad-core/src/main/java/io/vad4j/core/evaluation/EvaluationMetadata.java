package io.vad4j.core.evaluation;

import io.vad4j.core.evaluation.frame.Coverage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Stated metadata of the evaluated scores.
 *
 * @param dataset name of the data set
 * @param scorers names of the scorers
 * @param seed seed of their training
 * @param causal whether no score depends on later frames
 * @param framesPerSecond speed of decoding and scoring
 * @param threshold decision threshold, in the unit of the scores
 * @param coverage which part of the data set has scores; empty if all of it has
 * @since 0.1.0
 */
public record EvaluationMetadata(
    Optional<String> dataset,
    List<String> scorers,
    OptionalLong seed,
    Optional<Boolean> causal,
    OptionalDouble framesPerSecond,
    OptionalDouble threshold,
    Optional<Coverage> coverage) {

  /** Copies the list. {@inheritDoc} */
  public EvaluationMetadata {
    scorers = List.copyOf(scorers);
  }

  /** {@return what titles add if not all of the data set has scores; otherwise empty} */
  public String titleSuffix() {
    return coverage.map(part -> " (partial: " + part + ")").orElse("");
  }
}
