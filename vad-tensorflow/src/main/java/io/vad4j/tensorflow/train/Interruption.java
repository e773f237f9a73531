package io.vad4j.tensorflow.train;

import io.vad4j.TrainingException;
import io.vad4j.tensorflow.MaskedAutoencoder;

/** Cooperative cancellation of a training by {@link Thread#interrupt()}. */
public final class Interruption {
  private Interruption() {}

  /**
   * Checks the interrupt status of the current thread.
   *
   * @throws TrainingException if the thread is interrupted; its interrupt status is kept
   */
  public static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new TrainingException(
          "Training of %s was interrupted; train again, which resumes from the last whole epoch where checkpoints are kept."
              .formatted(MaskedAutoencoder.NAME));
    }
  }
}
