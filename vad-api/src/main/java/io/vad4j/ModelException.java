package io.vad4j;

/**
 * A model file is missing, damaged, of another format version, requires a scorer that is not
 * available, or cannot be written.
 *
 * @since 0.1.0
 */
public class ModelException extends VadException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param message the problem, its place and the remedy
   */
  public ModelException(String message) {
    super(message);
  }

  /**
   * Creates an exception with a cause.
   *
   * @param message the problem, its place and the remedy
   * @param cause the cause
   */
  public ModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
