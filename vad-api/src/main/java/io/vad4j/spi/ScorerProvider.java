package io.vad4j.spi;

/**
 * Makes scorers of one kind: either an {@link UntrainedScorerProvider}, whose scorers work at once,
 * or a {@link TrainableScorerProvider}, whose scorers learn from normal footage first.
 *
 * @since 0.1.0
 */
public sealed interface ScorerProvider extends NamedProvider
    permits UntrainedScorerProvider, TrainableScorerProvider {

  /**
   * {@return what its scorers declare about themselves} Cheap: no native library is loaded for it.
   */
  ScorerDescriptor descriptor();

  @Override
  default String name() {
    return descriptor().name();
  }
}
