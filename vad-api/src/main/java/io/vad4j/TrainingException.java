package io.vad4j;

/**
 * Learning what is normal failed: too little footage, or training that diverged.
 *
 * @since 0.1.0
 */
public class TrainingException extends VadException {
  private static final long serialVersionUID = 1L;

  /**
   * An exception with what was wrong, where, and what to do.
   *
   * @param message what was wrong, where, and what to do
   */
  public TrainingException(String message) {
    super(message);
  }

  /**
   * The same, with the cause.
   *
   * @param message what was wrong, where, and what to do
   * @param cause what led to it
   */
  public TrainingException(String message, Throwable cause) {
    super(message, cause);
  }
}
