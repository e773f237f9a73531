package io.vad4j.sinks.delivery;

import io.vad4j.InvalidOptionException;
import io.vad4j.Options;
import io.vad4j.monitor.alert.Alert;
import io.vad4j.monitor.alert.EventAlert;
import io.vad4j.spi.OptionSpec;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of alerts that a sink receives, from its option {@code alerts}. Immutable. */
public final class AlertFilter {
  /** The option. */
  public static final OptionSpec OPTION =
      OptionSpec.text(
          "alerts",
          "started, escalated, ended, health",
          "The kinds of alerts to receive, separated by commas: started, escalated, ended, health.");

  private static final List<String> KINDS = List.of("started", "escalated", "ended", "health");

  private final Set<String> kinds;

  /**
   * Reads the option.
   *
   * @throws InvalidOptionException if there is another kind, or none
   */
  public AlertFilter(Options options) {
    kinds =
        Stream.of(options.getString(OPTION.name()).split(","))
            .map(String::strip)
            .filter(kind -> !kind.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    if (kinds.isEmpty() || !KINDS.containsAll(kinds)) {
      throw new InvalidOptionException(
          "Option alerts must be some of %s, not '%s'."
              .formatted(String.join(", ", KINDS), options.getString(OPTION.name())));
    }
  }

  /** {@return whether the sink receives an alert} */
  public boolean accepts(Alert alert) {
    return kinds.contains(
        alert instanceof EventAlert event
            ? event.phase().name().toLowerCase(Locale.ROOT)
            : "health");
  }
}
