package io.vad4j;

/**
 * The size, pixel format or timestamp of a frame is invalid.
 *
 * @since 0.1.0
 */
public class InvalidFrameException extends VadException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param message the problem, its place and the remedy
   */
  public InvalidFrameException(String message) {
    super(message);
  }

  /**
   * Creates an exception with a cause.
   *
   * @param message the problem, its place and the remedy
   * @param cause the cause
   */
  public InvalidFrameException(String message, Throwable cause) {
    super(message, cause);
  }
}
