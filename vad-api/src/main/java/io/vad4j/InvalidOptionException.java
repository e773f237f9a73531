package io.vad4j;

/**
 * An option has an unknown name or an invalid value.
 *
 * @since 0.1.0
 */
public class InvalidOptionException extends VadException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param message the problem, its place and the remedy
   */
  public InvalidOptionException(String message) {
    super(message);
  }

  /**
   * Creates an exception with a cause.
   *
   * @param message the problem, its place and the remedy
   * @param cause the cause
   */
  public InvalidOptionException(String message, Throwable cause) {
    super(message, cause);
  }
}
