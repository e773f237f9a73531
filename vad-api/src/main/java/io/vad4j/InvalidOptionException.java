package io.vad4j;

/**
 * An option has an unknown name or a value out of range.
 *
 * @since 0.1.0
 */
public class InvalidOptionException extends VadException {
  private static final long serialVersionUID = 1L;

  /**
   * An exception with what was wrong, where, and what to do.
   *
   * @param message what was wrong, where, and what to do
   */
  public InvalidOptionException(String message) {
    super(message);
  }

  /**
   * The same, with the cause.
   *
   * @param message what was wrong, where, and what to do
   * @param cause what led to it
   */
  public InvalidOptionException(String message, Throwable cause) {
    super(message, cause);
  }
}
