package io.vad4j.sinks.json;

import io.vad4j.InvalidOptionException;
import io.vad4j.Options;
import io.vad4j.monitor.alert.AlertSink;
import io.vad4j.monitor.alert.AlertSinkProvider;
import io.vad4j.monitor.alert.SinkContext;
import io.vad4j.sinks.delivery.AlertFilter;
import io.vad4j.spi.OptionSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The sink {@code json-lines}. */
public final class JsonLinesSinkProvider implements AlertSinkProvider {
  private static final double MILLIS_PER_HOUR = 3_600_000;
  private static final double BYTES_PER_MEGABYTE = 1e6;

  @Override
  public String name() {
    return "json-lines";
  }

  @Override
  public String description() {
    return "Writes alerts to a file, a JSON object a line, and renames it by size and age.";
  }

  @Override
  public List<OptionSpec> options() {
    return List.of(
        OptionSpec.path("file", "", "The file; needed. Older ones have a time in their name."),
        OptionSpec.number(
            "max-size", 100, 0.001, 1e6, "Size at which it is renamed, in megabytes."),
        OptionSpec.number("max-age", 24, 0.001, 1e5, "Age at which it is renamed, in hours."),
        OptionSpec.integer("max-files", 30, 1, 100_000, "Number of files to keep, the oldest go."),
        AlertFilter.OPTION);
  }

  @Override
  public AlertSink create(SinkContext context) {
    Options options = context.options();
    String file =
        options
            .get("file")
            .orElseThrow(
                () ->
                    new InvalidOptionException(
                        "The sink %s needs the option file.".formatted(context.name())));
    return new JsonLinesSink(
        new AlertFilter(options),
        new RotatingFile(
            Path.of(file),
            Math.round(options.getDouble("max-size") * BYTES_PER_MEGABYTE),
            Duration.ofMillis(Math.round(options.getDouble("max-age") * MILLIS_PER_HOUR)),
            options.getInt("max-files"),
            context.clock()));
  }
}
