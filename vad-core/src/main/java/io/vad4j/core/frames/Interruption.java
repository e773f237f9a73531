package io.vad4j.core.frames;

import io.vad4j.TrainingException;
import org.jspecify.annotations.Nullable;

/** Ends training on an interrupted thread, which stays interrupted. */
public final class Interruption {
  private Interruption() {}

  /** Throws a {@link TrainingException} if the current thread is interrupted. */
  public static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw exception(null);
    }
  }

  /** {@return the exception of a training that was interrupted} */
  public static TrainingException exception(@Nullable Throwable cause) {
    String message = "Fitting was interrupted, and the detector is as before; call fit again.";
    return cause == null ? new TrainingException(message) : new TrainingException(message, cause);
  }
}
