package io.vad4j.spi;

import io.vad4j.Options;

/**
 * Provider of scorers that need no training.
 *
 * @since 0.1.0
 */
public non-sealed interface TrainingFreeScorerProvider extends ScorerProvider {

  /**
   * {@return a model whose scorers use the given options}
   *
   * @param options a value for every option of the descriptor, checked
   */
  ScorerModel create(Options options);
}
