package io.vad4j;

/**
 * A model file is missing, damaged, of a newer format, or needs a scorer that is not there, or it
 * cannot be written.
 *
 * @since 0.1.0
 */
public class ModelException extends VadException {
  private static final long serialVersionUID = 1L;

  /**
   * An exception with what was wrong, where, and what to do.
   *
   * @param message what was wrong, where, and what to do
   */
  public ModelException(String message) {
    super(message);
  }

  /**
   * The same, with the cause.
   *
   * @param message what was wrong, where, and what to do
   * @param cause what led to it
   */
  public ModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
