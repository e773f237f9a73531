package io.vad4j.monitor.alert;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Status of a sink at one moment. Immutable.
 *
 * @param name the name of the sink
 * @param state whether it works
 * @param message why it does not work, in one sentence; empty if it works
 * @param accepted the number of alerts that it has delivered or stored
 * @param failures the number of its failures
 * @param dropped the number of alerts that were lost, since it was too slow or had no space
 * @param waiting the number of alerts that are not yet delivered
 * @param lastFailure when it failed last, if ever
 * @since 0.1.0
 */
public record SinkStatus(
    String name,
    State state,
    String message,
    long accepted,
    long failures,
    long dropped,
    int waiting,
    Optional<Instant> lastFailure) {

  /**
   * State of a sink.
   *
   * @since 0.1.0
   */
  public enum State {
    /** The last alert was accepted, or none was sent yet. */
    WORKING,
    /** The last attempt to deliver failed. */
    FAILING,
    /** The sink has not returned within its time limit. */
    BLOCKED
  }

  /** Validates that no value is null. {@inheritDoc} */
  public SinkStatus {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(lastFailure, "lastFailure");
  }
}
