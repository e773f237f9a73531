package io.vad4j.monitor.alert;

import io.vad4j.monitor.StreamHealth;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/**
 * Alert about a change of the health of a stream.
 *
 * @param stream the name of the stream
 * @param instant when the alert was raised
 * @param health the new health
 * @since 0.1.0
 */
public record HealthAlert(String stream, Instant instant, StreamHealth health) implements Alert {
  /** Validates the values. {@inheritDoc} */
  public HealthAlert {
    Objects.requireNonNull(stream, "stream");
    Objects.requireNonNull(instant, "instant");
    Objects.requireNonNull(health, "health");
  }

  @Override
  public String summary() {
    String state = health.state().name().toLowerCase(Locale.ROOT);
    return stream + " is " + state + (health.message().isEmpty() ? "." : ": " + health.message());
  }
}
