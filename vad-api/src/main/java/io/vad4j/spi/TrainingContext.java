package io.vad4j.spi;

import io.vad4j.ProgressListener;

/**
 * What a scorer is given for training beside the footage.
 *
 * @since 0.1.0
 */
public interface TrainingContext {

  /** {@return the seed of everything random} */
  long seed();

  /**
   * To be told how far training has come.
   *
   * @return a listener that may be called from any thread
   */
  ProgressListener progress();
}
