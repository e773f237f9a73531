package io.vad4j.monitor;

import io.vad4j.FrameSourceException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Health of a monitored stream: its state, since when, and why. Immutable.
 *
 * @param state the state
 * @param since when this state began
 * @param causes why it is degraded or down, the most severe first; empty otherwise
 * @param message one sentence for people; empty where all is well
 * @param nextTry when the source is opened again, if it is down
 * @param sourceFailure why the source failed, if it is down
 * @since 0.1.0
 */
public record StreamHealth(
    StreamState state,
    Instant since,
    List<HealthCause> causes,
    String message,
    Optional<Instant> nextTry,
    Optional<FrameSourceException.Reason> sourceFailure) {

  /** Copies the list. {@inheritDoc} */
  public StreamHealth {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(nextTry, "nextTry");
    Objects.requireNonNull(sourceFailure, "sourceFailure");
    causes = List.copyOf(causes);
  }

  /** {@return the most severe cause, if the stream is degraded or down} */
  public Optional<HealthCause> cause() {
    return causes.stream().findFirst();
  }

  /**
   * {@return whether a cause is present}
   *
   * @param cause any cause
   */
  public boolean has(HealthCause cause) {
    return causes.contains(cause);
  }

  /** {@return whether the camera was tampered with: covered, moved, blurred and so on} */
  public boolean tampered() {
    return causes.stream().anyMatch(HealthCause::isTampering);
  }

  @Override
  public String toString() {
    return state
        + (causes.isEmpty() ? "" : " " + causes)
        + " since "
        + since
        + (message.isEmpty() ? "" : ": " + message)
        + nextTry.map(instant -> " Next try at " + instant + ".").orElse("");
  }
}
