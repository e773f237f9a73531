package io.vad4j.sinks.delivery;

import java.io.IOException;

/** A message will never be accepted, and is to be given up. */
public final class RefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  /** An exception with the reason. */
  public RefusedException(String message) {
    super(message);
  }
}
