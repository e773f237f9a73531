package io.vad4j.core.detect;

import io.vad4j.Progress;
import io.vad4j.ProgressListener;
import io.vad4j.spi.TrainingContext;

/**
 * What a scorer is given for training.
 *
 * @param seed the seed of everything random
 * @param listener who is told of progress
 * @param purpose what the training is for, to be put behind the stage's name
 */
record FitContext(long seed, ProgressListener listener, String purpose) implements TrainingContext {

  @Override
  public ProgressListener progress() {
    return progress ->
        listener.progressed(
            new Progress(
                progress.stage() + purpose, progress.done(), progress.total(), progress.detail()));
  }
}
