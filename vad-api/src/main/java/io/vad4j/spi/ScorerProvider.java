package io.vad4j.spi;

import io.vad4j.InvalidOptionException;
import io.vad4j.Options;

/**
 * Provider of scorers: either a {@link TrainingFreeScorerProvider}, or a {@link
 * TrainableScorerProvider} whose scorers are trained on normal video.
 *
 * @since 0.1.0
 */
public sealed interface ScorerProvider extends NamedProvider
    permits TrainingFreeScorerProvider, TrainableScorerProvider {

  /** {@return the descriptor of its scorers} Must not load native libraries. */
  ScorerDescriptor descriptor();

  /**
   * Validates combinations of options, before any training. The default accepts all.
   *
   * @param options a value for every option of the descriptor, each valid by itself
   * @throws InvalidOptionException if the values are not valid together
   */
  default void check(Options options) {}

  @Override
  default String name() {
    return descriptor().name();
  }
}
