package io.vad4j.core.csv;

import java.io.IOException;

/** A table cannot be read as comma-separated values; the message says why. */
public final class CsvException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param message the problem, which follows the name of the file
   */
  public CsvException(String message) {
    super(message);
  }
}
