package io.vad4j;

/**
 * A plugin is unknown, ambiguous, or failed to load.
 *
 * @since 0.1.0
 */
public class ProviderException extends VadException {
  private static final long serialVersionUID = 1L;

  /**
   * An exception with what was wrong, where, and what to do.
   *
   * @param message what was wrong, where, and what to do
   */
  public ProviderException(String message) {
    super(message);
  }

  /**
   * The same, with the cause.
   *
   * @param message what was wrong, where, and what to do
   * @param cause what led to it
   */
  public ProviderException(String message, Throwable cause) {
    super(message, cause);
  }
}
