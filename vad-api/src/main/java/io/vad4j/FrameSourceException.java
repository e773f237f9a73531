package io.vad4j;

/**
 * A source of frames is missing, is not video, is damaged, or stopped answering.
 *
 * @since 0.1.0
 */
public class FrameSourceException extends VadException {
  private static final long serialVersionUID = 1L;

  /**
   * An exception with what was wrong, where, and what to do.
   *
   * @param message what was wrong, where, and what to do
   */
  public FrameSourceException(String message) {
    super(message);
  }

  /**
   * The same, with the cause.
   *
   * @param message what was wrong, where, and what to do
   * @param cause what led to it
   */
  public FrameSourceException(String message, Throwable cause) {
    super(message, cause);
  }
}
