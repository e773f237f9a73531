package io.vad4j.core.evaluation.frame;

import io.vad4j.VadException;

/**
 * Thrown if a score file is missing or invalid; the message names the line.
 *
 * @since 0.1.0
 */
public class ScoreFileException extends VadException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param message what is wrong, where, and what to do
   */
  public ScoreFileException(String message) {
    super(message);
  }

  /**
   * Creates an exception with a cause.
   *
   * @param message what is wrong, where, and what to do
   * @param cause the cause
   */
  public ScoreFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
