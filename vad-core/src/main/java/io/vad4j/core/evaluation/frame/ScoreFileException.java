package io.vad4j.core.evaluation.frame;

import io.vad4j.VadException;

/**
 * A file of scores is missing or does not hold what it should; the message names the line.
 *
 * @since 0.1.0
 */
public class ScoreFileException extends VadException {
  private static final long serialVersionUID = 1L;

  /**
   * An exception with what was wrong, where, and what to do.
   *
   * @param message what was wrong, where, and what to do
   */
  public ScoreFileException(String message) {
    super(message);
  }

  /**
   * The same, with the cause.
   *
   * @param message what was wrong, where, and what to do
   * @param cause what led to it
   */
  public ScoreFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
