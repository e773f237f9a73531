package io.vad4j.sinks.delivery;

import io.vad4j.Options;
import io.vad4j.monitor.alert.SinkContext;
import io.vad4j.spi.OptionSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How messages are stored and tried again. Immutable.
 *
 * @param spool the folder of the messages that wait
 * @param capacity the largest number of messages that wait
 * @param retryDelay the delay after the first failure, which doubles with each further one
 * @param maxRetryDelay the longest delay
 * @param timeout how long one attempt may take
 */
public record DeliveryOptions(
    Path spool, int capacity, Duration retryDelay, Duration maxRetryDelay, Duration timeout) {

  /** {@return the specifications of the options} */
  public static List<OptionSpec> specs() {
    return List.of(
        OptionSpec.number("timeout", 10, 0.01, 600, "Time limit of one attempt, in seconds."),
        OptionSpec.number(
            "retry-delay",
            1,
            0.001,
            3600,
            "Delay after a failure, in seconds; it doubles with each further one."),
        OptionSpec.number("max-retry-delay", 300, 0.001, 86_400, "Longest delay, in seconds."),
        OptionSpec.path(
            "spool",
            "vad-spool",
            "Folder in which a folder with the name of the sink holds what is not yet delivered."),
        OptionSpec.integer(
            "spool-size",
            10_000,
            1,
            1_000_000,
            "Largest number of messages that wait; beyond it the oldest are given up."));
  }

  /** {@return the options of a sink} */
  public static DeliveryOptions of(SinkContext context) {
    Options options = context.options();
    return new DeliveryOptions(
        Path.of(options.getString("spool"))
            .resolve(context.name().replaceAll("[^A-Za-z0-9._-]", "_")),
        options.getInt("spool-size"),
        seconds(options, "retry-delay"),
        seconds(options, "max-retry-delay"),
        seconds(options, "timeout"));
  }

  private static Duration seconds(Options options, String name) {
    return Duration.ofNanos(Math.round(options.getDouble(name) * 1e9));
  }
}
