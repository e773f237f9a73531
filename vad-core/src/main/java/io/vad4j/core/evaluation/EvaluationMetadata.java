package io.vad4j.core.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What scores cannot tell about themselves, as whoever asked for the evaluation stated it.
 *
 * @param dataset name of the data
 * @param scorers names of the scorers behind the scores
 * @param seed seed of their training
 * @param causal whether no score uses later frames
 * @param framesPerSecond speed of decoding and scoring
 * @param threshold the threshold in use, in the unit of the scores
 * @since 0.1.0
 */
public record EvaluationMetadata(
    Optional<String> dataset,
    List<String> scorers,
    OptionalLong seed,
    Optional<Boolean> causal,
    OptionalDouble framesPerSecond,
    OptionalDouble threshold) {

  /**
   * Keeps a copy of the list.
   *
   * @param dataset name of the data
   * @param scorers names of the scorers behind the scores
   * @param seed seed of their training
   * @param causal whether no score uses later frames
   * @param framesPerSecond speed of decoding and scoring
   * @param threshold the threshold in use
   */
  public EvaluationMetadata {
    scorers = List.copyOf(scorers);
  }
}
