package io.vad4j.sinks.delivery;

import java.io.IOException;
import java.time.Duration;

/** A message was not accepted, and is to be tried again after a time that the receiver states. */
public final class RetryLaterException extends IOException {
  private static final long serialVersionUID = 1L;
  private final Duration delay;

  /** An exception with the reason, and the time to wait. */
  public RetryLaterException(String message, Duration delay) {
    super(message);
    this.delay = delay;
  }

  /** {@return the time to wait before the next attempt} */
  public Duration delay() {
    return delay;
  }
}
