package io.vad4j.spi;

import io.vad4j.ProgressListener;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Context of a training: seed, progress and checkpoints.
 *
 * @since 0.1.0
 */
public interface TrainingContext {

  /** {@return the random seed} */
  long seed();

  /** {@return the listener to report progress to, from any thread} */
  ProgressListener progress();

  /**
   * {@return the directory for checkpoints, from which the same training resumes after it was
   * interrupted; used by this training only, and possibly not existing yet} Empty, the default, if
   * no checkpoints are to be written.
   */
  default Optional<Path> checkpointDirectory() {
    return Optional.empty();
  }
}
