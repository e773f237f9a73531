package io.vad4j;

/**
 * A frame has a size, format or time that does not fit.
 *
 * @since 0.1.0
 */
public class InvalidFrameException extends VadException {
  private static final long serialVersionUID = 1L;

  /**
   * An exception with what was wrong, where, and what to do.
   *
   * @param message what was wrong, where, and what to do
   */
  public InvalidFrameException(String message) {
    super(message);
  }

  /**
   * The same, with the cause.
   *
   * @param message what was wrong, where, and what to do
   * @param cause what led to it
   */
  public InvalidFrameException(String message, Throwable cause) {
    super(message, cause);
  }
}
