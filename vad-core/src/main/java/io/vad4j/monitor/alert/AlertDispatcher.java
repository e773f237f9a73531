package io.vad4j.monitor.alert;

import io.vad4j.InvalidOptionException;
import io.vad4j.Options;
import io.vad4j.ProviderException;
import io.vad4j.monitor.MonitorListener;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Dispatcher of alerts: a listener of a monitor that applies the policy of each stream and passes
 * what remains to sinks.
 *
 * <pre>{@code
 * try (AlertDispatcher alerts =
 *         AlertDispatcher.builder()
 *             .sink("log", "json-lines", Options.none().with("file", "alerts.jsonl"))
 *             .sink("phone", alert -> push(alert.summary()))
 *             .build();
 *     Monitor monitor = Monitor.builder().add("yard", camera, model).listener(alerts).start()) {
 *   stopRequested.await();
 * }
 * }</pre>
 *
 * <p>Each sink has a bounded queue and a thread of its own, so that it delays no stream and no
 * other sink. A queue that is full drops its oldest alert. Thread-safe.
 *
 * @since 0.1.0
 */
public interface AlertDispatcher extends MonitorListener, AutoCloseable {

  /** {@return a builder without sinks, with the default policy for every stream} */
  static Builder builder() {
    return new Builder();
  }

  /**
   * Sets the policy and the sinks of a stream, from its next frame on, until it is removed from its
   * monitor.
   *
   * @param stream the name of a stream, known or not
   * @param policy its policy
   * @param sinks the names of the sinks that receive its alerts
   * @throws InvalidOptionException if there is no such sink
   */
  void configure(String stream, AlertPolicy policy, Set<String> sinks);

  /**
   * Adds a sink, or replaces that of the same name, which sends what waits and is closed before the
   * new one receives alerts.
   *
   * @param name its name
   * @param provider the name of its {@link AlertSinkProvider}
   * @param options its options
   * @throws ProviderException if there is no such provider
   * @throws InvalidOptionException if an option is unknown or not valid; nothing is changed
   */
  void addSink(String name, String provider, Options options);

  /**
   * Removes a sink: what waits is sent, and the sink is closed. Without effect if there is none.
   *
   * @param name the name of a sink
   */
  void removeSink(String name);

  /** {@return the status of all sinks by name, in the order in which they were added} */
  Map<String, SinkStatus> status();

  /**
   * Sends what waits, for the close time-out at most, and closes all sinks. To be called after the
   * monitor is closed, which ends the events that are open. A thread that is interrupted waits as
   * well, and remains interrupted.
   */
  @Override
  void close();

  /**
   * Builds an {@link AlertDispatcher}; not thread-safe.
   *
   * @since 0.1.0
   */
  final class Builder {
    private static final int MAX_CAPACITY = 1_000_000;

    private final Map<String, Function<SinkContext, AlertSink>> sinks = new LinkedHashMap<>();
    private final Map<String, Options> options = new LinkedHashMap<>();
    private AlertPolicy policy = AlertPolicy.defaults();
    private int queueCapacity = 1000;
    private Duration sendTimeout = Duration.ofSeconds(30);
    private Duration closeTimeout = Duration.ofSeconds(5);
    private Clock clock = Clock.systemUTC();

    private Builder() {}

    /**
     * Adds a sink by the name of its provider.
     *
     * @param name its name, which no other sink has
     * @param provider the name of an {@link AlertSinkProvider}
     * @param values its options; those that are not given have their defaults
     * @return this builder
     * @throws ProviderException if there is no such provider
     * @throws InvalidOptionException if the name is in use, or an option is unknown or not valid
     */
    public Builder sink(String name, String provider, Options values) {
      AlertSinkProvider found = AlertSinkProvider.get(provider);
      Options all = found.withDefaults(values);
      add(name, found::create);
      options.put(name, all);
      return this;
    }

    /**
     * Adds a sink.
     *
     * @param name its name, which no other sink has
     * @param sink called with each alert, and closed by the dispatcher
     * @return this builder
     * @throws InvalidOptionException if the name is in use
     */
    public Builder sink(String name, AlertSink sink) {
      Objects.requireNonNull(sink, "sink");
      add(name, context -> sink);
      return this;
    }

    private void add(String name, Function<SinkContext, AlertSink> factory) {
      if (name.isBlank() || sinks.putIfAbsent(name, factory) != null) {
        throw new InvalidOptionException(
            "Each sink needs a name of its own, which '" + name + "' is not.");
      }
    }

    /**
     * Sets the policy of the streams for which none is set. Default {@link AlertPolicy#defaults()}.
     *
     * @param value a policy
     * @return this builder
     */
    public Builder policy(AlertPolicy value) {
      policy = Objects.requireNonNull(value, "policy");
      return this;
    }

    /**
     * Sets the largest number of alerts that wait for one sink. Default 1000.
     *
     * @param alerts 1 to 1,000,000
     * @return this builder
     * @throws InvalidOptionException if it is out of range
     */
    public Builder queueCapacity(int alerts) {
      if (alerts < 1 || alerts > MAX_CAPACITY) {
        throw new InvalidOptionException(
            "The queue of a sink holds 1 to %d alerts, not %d.".formatted(MAX_CAPACITY, alerts));
      }
      queueCapacity = alerts;
      return this;
    }

    /**
     * Sets how long sending one alert may take before its sink counts as blocked. Default 30
     * seconds.
     *
     * @param timeout above 0
     * @return this builder
     * @throws InvalidOptionException if it is not above 0
     */
    public Builder sendTimeout(Duration timeout) {
      sendTimeout = positive(timeout);
      return this;
    }

    /**
     * Sets how long {@link AlertDispatcher#close()} waits for sinks. Default 5 seconds.
     *
     * @param timeout above 0
     * @return this builder
     * @throws InvalidOptionException if it is not above 0
     */
    public Builder closeTimeout(Duration timeout) {
      closeTimeout = positive(timeout);
      return this;
    }

    private static Duration positive(Duration timeout) {
      if (timeout.isNegative() || timeout.isZero()) {
        throw new InvalidOptionException("A time limit must be above 0, not " + timeout + ".");
      }
      return timeout;
    }

    /**
     * Sets the source of time for schedules, cool-downs and durations. Default: the system's.
     *
     * @param value a clock, such as one that a test advances
     * @return this builder
     */
    public Builder clock(Clock value) {
      clock = Objects.requireNonNull(value, "clock");
      return this;
    }

    /** {@return what creates each sink, by name, in order} */
    public Map<String, Function<SinkContext, AlertSink>> sinks() {
      return Collections.unmodifiableMap(sinks);
    }

    /**
     * {@return the options of a sink, with all defaults}
     *
     * @param name the name of a sink
     */
    public Options options(String name) {
      return options.getOrDefault(name, Options.none());
    }

    /** {@return the policy of the streams for which none is set} */
    public AlertPolicy policy() {
      return policy;
    }

    /** {@return the largest number of alerts that wait for one sink} */
    public int queueCapacity() {
      return queueCapacity;
    }

    /** {@return how long sending one alert may take} */
    public Duration sendTimeout() {
      return sendTimeout;
    }

    /** {@return how long closing waits for sinks} */
    public Duration closeTimeout() {
      return closeTimeout;
    }

    /** {@return the source of time} */
    public Clock clock() {
      return clock;
    }

    /**
     * {@return a dispatcher, which the caller closes}
     *
     * @throws InvalidOptionException if the options of a sink contradict each other
     * @throws ProviderException if no dispatcher is on the class path
     */
    public AlertDispatcher build() {
      return AlertDispatcherProvider.get().create(this);
    }
  }
}
