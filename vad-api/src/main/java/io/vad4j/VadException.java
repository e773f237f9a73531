package io.vad4j;

/**
 * The root of all exceptions that this library throws for what it was given: footage, models,
 * options, plugins. The message says what was wrong, where, and what to do.
 *
 * @since 0.1.0
 */
public class VadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * An exception with what was wrong, where, and what to do.
   *
   * @param message what was wrong, where, and what to do
   */
  public VadException(String message) {
    super(message);
  }

  /**
   * The same, with the cause.
   *
   * @param message what was wrong, where, and what to do
   * @param cause what led to it
   */
  public VadException(String message, Throwable cause) {
    super(message, cause);
  }
}
