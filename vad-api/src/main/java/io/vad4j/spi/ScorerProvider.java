package io.vad4j.spi;

import io.vad4j.InvalidOptionException;
import io.vad4j.Options;

/**
 * Makes scorers of one kind: either an {@link TrainingFreeScorerProvider}, whose scorers work at
 * once, or a {@link TrainableScorerProvider}, whose scorers learn from normal footage first.
 *
 * @since 0.1.0
 */
public sealed interface ScorerProvider extends NamedProvider
    permits TrainingFreeScorerProvider, TrainableScorerProvider {

  /**
   * {@return what its scorers declare about themselves} Cheap: no native library is loaded for it.
   */
  ScorerDescriptor descriptor();

  /**
   * Checks options against one another, beyond what the descriptor says of each alone, so that what
   * cannot work is refused at once and not after an hour. The default finds nothing wrong.
   *
   * @param options a value for every option of the descriptor, each valid by itself
   * @throws InvalidOptionException if they do not fit together
   */
  default void check(Options options) {}

  @Override
  default String name() {
    return descriptor().name();
  }
}
