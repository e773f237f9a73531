package io.vad4j;

/**
 * Training failed: the training set is too small, training diverged, or it was interrupted.
 *
 * @since 0.1.0
 */
public class TrainingException extends VadException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param message the problem, its place and the remedy
   */
  public TrainingException(String message) {
    super(message);
  }

  /**
   * Creates an exception with a cause.
   *
   * @param message the problem, its place and the remedy
   * @param cause the cause
   */
  public TrainingException(String message, Throwable cause) {
    super(message, cause);
  }
}
