package io.vad4j.spi;

import io.vad4j.ProgressListener;
import java.nio.file.Path;
import java.util.Optional;

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

  /**
   * A folder in which a long training may keep its state, so that the same training goes on from
   * there after it was interrupted. It is this training's own; it may not exist yet. Empty, the
   * default, where nothing is to be kept.
   *
   * @return the folder
   */
  default Optional<Path> checkpointDirectory() {
    return Optional.empty();
  }
}
