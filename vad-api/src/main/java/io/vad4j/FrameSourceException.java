package io.vad4j;

/**
 * A frame source is missing, is no video, is damaged, or timed out.
 *
 * @since 0.1.0
 */
public class FrameSourceException extends VadException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param message the problem, its place and the remedy
   */
  public FrameSourceException(String message) {
    super(message);
  }

  /**
   * Creates an exception with a cause.
   *
   * @param message the problem, its place and the remedy
   * @param cause the cause
   */
  public FrameSourceException(String message, Throwable cause) {
    super(message, cause);
  }
}
