package io.vad4j;

/**
 * A provider is unknown, ambiguous, or failed to load.
 *
 * @since 0.1.0
 */
public class ProviderException extends VadException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param message the problem, its place and the remedy
   */
  public ProviderException(String message) {
    super(message);
  }

  /**
   * Creates an exception with a cause.
   *
   * @param message the problem, its place and the remedy
   * @param cause the cause
   */
  public ProviderException(String message, Throwable cause) {
    super(message, cause);
  }
}
