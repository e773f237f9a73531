package io.vad4j;

/**
 * Root of the exceptions for invalid input: videos, models, options, plugins. The message names the
 * problem, its place and the remedy.
 *
 * @since 0.1.0
 */
public class VadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param message the problem, its place and the remedy
   */
  public VadException(String message) {
    super(message);
  }

  /**
   * Creates an exception with a cause.
   *
   * @param message the problem, its place and the remedy
   * @param cause the cause
   */
  public VadException(String message, Throwable cause) {
    super(message, cause);
  }
}
