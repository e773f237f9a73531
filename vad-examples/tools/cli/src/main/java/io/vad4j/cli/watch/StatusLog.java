package io.vad4j.cli.watch;

import io.vad4j.monitor.MonitorListener;
import io.vad4j.monitor.StreamHealth;
import io.vad4j.monitor.StreamState;
import io.vad4j.monitor.StreamStatus;
import io.vad4j.monitor.alert.SinkStatus;
import io.vad4j.spi.CredentialMask;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Lines for people about cameras and sinks, each with its time. Thread-safe. */
final class StatusLog implements MonitorListener {
  private final Consumer<String> output;
  private final Clock clock;

  StatusLog(Consumer<String> output, Clock clock) {
    this.output = output;
    this.clock = clock;
  }

  void print(String text) {
    output.accept(
        clock.instant().truncatedTo(ChronoUnit.SECONDS) + " " + CredentialMask.maskAll(text));
  }

  @Override
  public void onHealth(String stream, StreamHealth health) {
    print("%s: %s".formatted(stream, describe(health)));
  }

  private static String describe(StreamHealth health) {
    return health.state().name().toLowerCase(Locale.ROOT)
        + (health.causes().isEmpty() || health.state() == StreamState.DOWN
            ? ""
            : health.causes().stream()
                .map(cause -> cause.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", ", " (", ")")))
        + (health.message().isEmpty() ? "" : ": " + health.message())
        + health
            .nextTry()
            .map(time -> " Next try at " + time.truncatedTo(ChronoUnit.SECONDS) + ".")
            .orElse("");
  }

  void print(Map<String, StreamStatus> streams, Map<String, SinkStatus> sinks) {
    streams.forEach(
        (name, status) ->
            print(
                "%s: %s; %d frames, %d scored, %d dropped, %d events, %d reconnects, lag %d ms"
                    .formatted(
                        name,
                        describe(status.health()),
                        status.framesIn(),
                        status.scored(),
                        status.dropped(),
                        status.events(),
                        status.reconnects(),
                        status.lag().toMillis())));
    sinks.forEach(
        (name, status) ->
            print(
                "sink %s: %s; %d accepted, %d failures, %d dropped, %d waiting%s"
                    .formatted(
                        name,
                        status.state().name().toLowerCase(Locale.ROOT),
                        status.accepted(),
                        status.failures(),
                        status.dropped(),
                        status.waiting(),
                        status.message().isEmpty() ? "" : ": " + status.message())));
  }
}
