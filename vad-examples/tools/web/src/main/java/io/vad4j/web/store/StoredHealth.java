package io.vad4j.web.store;

import io.vad4j.monitor.HealthCause;
import io.vad4j.monitor.StreamState;
import java.time.Instant;
import java.util.List;

/**
 * A change of the health of a camera, as it is kept. Immutable.
 *
 * @param camera the name of its stream
 * @param instant when it changed
 * @param state the new state
 * @param causes why it is degraded or down
 * @param message one sentence for people
 * @since 0.1.0
 */
public record StoredHealth(
    String camera, Instant instant, StreamState state, List<HealthCause> causes, String message) {

  /** Copies the list. {@inheritDoc} */
  public StoredHealth {
    causes = List.copyOf(causes);
  }
}
