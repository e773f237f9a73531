package io.vad4j.micrometer;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.vad4j.AnomalyEvent;
import io.vad4j.Detection;
import io.vad4j.Frame;
import io.vad4j.monitor.BackgroundStatus;
import io.vad4j.monitor.Monitor;
import io.vad4j.monitor.MonitorListener;
import io.vad4j.monitor.StreamHealth;
import io.vad4j.monitor.StreamState;
import io.vad4j.monitor.StreamStatus;
import io.vad4j.monitor.alert.AlertDispatcher;
import io.vad4j.monitor.alert.SinkStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Metrics of a monitor and its alert sinks in a meter registry. Those of a stream go when it is
 * removed. Thread-safe.
 *
 * <table>
 *   <caption>Meters; those of a stream have the tag {@code stream}</caption>
 *   <tr><th>Name<th>Type<th>Tags<th>What it measures
 *   <tr><td>{@code vad4j.stream.frames}<td>counter<td>{@code outcome}<td>frames that arrived
 *       ({@code in}), and those {@code scored}, {@code dropped}, {@code skipped} and {@code damaged}
 *   <tr><td>{@code vad4j.stream.latency}<td>gauge<td>{@code quantile}<td>time from arrival to score
 *   <tr><td>{@code vad4j.stream.lag}<td>gauge<td><td>time that the last frame waited
 *   <tr><td>{@code vad4j.stream.queue}<td>gauge<td><td>frames that wait
 *   <tr><td>{@code vad4j.stream.reconnects}<td>counter<td><td>connections after the first
 *   <tr><td>{@code vad4j.stream.state}<td>gauge<td>{@code state}<td>1 for the present state
 *   <tr><td>{@code vad4j.stream.model.age}<td>gauge<td><td>time since the model was fitted
 *   <tr><td>{@code vad4j.stream.background}<td>gauge<td>{@code share}<td>share of the picture whose
 *       background has {@code adapted}, and share that shows {@code objects}
 *   <tr><td>{@code vad4j.stream.recurring}<td>gauge<td><td>share of the picture in which scores are
 *       reduced since they recur
 *   <tr><td>{@code vad4j.stream.score}<td>summary<td><td>overall scores of frames
 *   <tr><td>{@code vad4j.stream.events}<td>counter<td>{@code kind}<td>events that started
 *   <tr><td>{@code vad4j.sink.alerts}<td>counter<td>{@code sink}, {@code outcome}<td>alerts {@code
 *       accepted} and {@code dropped}, and attempts {@code failed}
 *   <tr><td>{@code vad4j.sink.queue}<td>gauge<td>{@code sink}<td>alerts that wait
 * </table>
 *
 * <pre>{@code
 * MonitorMetrics metrics = new MonitorMetrics(registry, Tags.empty());
 * Monitor monitor = Monitor.builder().add("entrance", camera, model).listener(metrics).start();
 * metrics.bind(monitor);
 * }</pre>
 *
 * @since 0.1.0
 */
public final class MonitorMetrics implements MonitorListener {
  private final MeterRegistry registry;
  private final Tags tags;
  private final Set<String> streams = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Monitor monitor;

  /**
   * Metrics in a registry.
   *
   * @param registry where meters are registered
   * @param tags of all meters; may be empty
   */
  public MonitorMetrics(MeterRegistry registry, Iterable<Tag> tags) {
    this.registry = registry;
    this.tags = Tags.of(tags);
  }

  /**
   * Registers the meters of all streams of a monitor, and of those that are added to it later.
   *
   * @param value a monitor that has this listener
   */
  public void bind(Monitor value) {
    monitor = value;
    value.status().keySet().forEach(name -> register(value, name));
  }

  /**
   * Registers the meters of the sinks of a dispatcher.
   *
   * @param dispatcher a dispatcher of alerts
   */
  public void bind(AlertDispatcher dispatcher) {
    for (SinkStatus sink : dispatcher.status().values()) {
      countAlerts(dispatcher, sink.name(), "accepted", SinkStatus::accepted);
      countAlerts(dispatcher, sink.name(), "failed", SinkStatus::failures);
      countAlerts(dispatcher, sink.name(), "dropped", SinkStatus::dropped);
      Gauge.builder(
              "vad4j.sink.queue", dispatcher, all -> valueOf(all, sink.name(), SinkStatus::waiting))
          .tags(tags.and("sink", sink.name()))
          .register(registry);
    }
  }

  private void countAlerts(
      AlertDispatcher dispatcher, String name, String outcome, ToDoubleFunction<SinkStatus> value) {
    FunctionCounter.builder("vad4j.sink.alerts", dispatcher, all -> valueOf(all, name, value))
        .tags(tags.and("sink", name, "outcome", outcome))
        .register(registry);
  }

  private static double valueOf(
      AlertDispatcher dispatcher, String name, ToDoubleFunction<SinkStatus> value) {
    SinkStatus status = dispatcher.status().get(name);
    return status == null ? Double.NaN : value.applyAsDouble(status);
  }

  private void register(Monitor source, String name) {
    if (!streams.add(name)) {
      return;
    }
    Tags stream = tags.and("stream", name);
    countFrames(source, name, "in", StreamStatus::framesIn);
    countFrames(source, name, "scored", StreamStatus::scored);
    countFrames(source, name, "dropped", StreamStatus::dropped);
    countFrames(source, name, "skipped", StreamStatus::skipped);
    countFrames(source, name, "damaged", StreamStatus::damaged);
    FunctionCounter.builder(
            "vad4j.stream.reconnects", source, all -> valueOf(all, name, StreamStatus::reconnects))
        .tags(stream)
        .register(registry);
    Gauge.builder("vad4j.stream.queue", source, all -> valueOf(all, name, StreamStatus::queued))
        .tags(stream)
        .register(registry);
    Gauge.builder(
            "vad4j.stream.recurring", source, all -> valueOf(all, name, StreamStatus::recurring))
        .tags(stream)
        .register(registry);
    time(source, name, "vad4j.stream.lag", stream, status -> seconds(status.lag()));
    time(
        source,
        name,
        "vad4j.stream.latency",
        stream.and("quantile", "0.5"),
        status -> seconds(status.medianLatency()));
    time(
        source,
        name,
        "vad4j.stream.latency",
        stream.and("quantile", "0.99"),
        status -> seconds(status.p99Latency()));
    time(
        source,
        name,
        "vad4j.stream.model.age",
        stream,
        status ->
            status
                .model()
                .map(model -> seconds(Duration.between(model.created(), Instant.now())))
                .orElse(Double.NaN));
    background(source, name, "adapted", BackgroundStatus::adapted);
    background(source, name, "objects", BackgroundStatus::objects);
    for (StreamState state : StreamState.values()) {
      Gauge.builder(
              "vad4j.stream.state",
              source,
              all -> valueOf(all, name, status -> status.health().state() == state ? 1 : 0))
          .tags(stream.and("state", state.name().toLowerCase(Locale.ROOT)))
          .register(registry);
    }
  }

  private void countFrames(
      Monitor source, String name, String outcome, ToDoubleFunction<StreamStatus> value) {
    FunctionCounter.builder("vad4j.stream.frames", source, all -> valueOf(all, name, value))
        .tags(tags.and("stream", name, "outcome", outcome))
        .register(registry);
  }

  private void background(
      Monitor source, String name, String share, ToDoubleFunction<BackgroundStatus> value) {
    Gauge.builder(
            "vad4j.stream.background",
            source,
            all ->
                valueOf(
                    all,
                    name,
                    status -> status.background().map(value::applyAsDouble).orElse(Double.NaN)))
        .tags(tags.and("stream", name, "share", share))
        .register(registry);
  }

  private void time(
      Monitor source,
      String name,
      String meter,
      Tags meterTags,
      ToDoubleFunction<StreamStatus> value) {
    TimeGauge.builder(meter, source, TimeUnit.SECONDS, all -> valueOf(all, name, value))
        .tags(meterTags)
        .register(registry);
  }

  private static double valueOf(Monitor source, String name, ToDoubleFunction<StreamStatus> value) {
    StreamStatus status = source.status().get(name);
    return status == null ? Double.NaN : value.applyAsDouble(status);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  @Override
  public void onFrame(String stream, Frame frame, Optional<Detection> detection) {
    detection.ifPresent(
        scored ->
            DistributionSummary.builder("vad4j.stream.score")
                .tags(tags.and("stream", stream))
                .publishPercentileHistogram()
                .minimumExpectedValue(0.01)
                .maximumExpectedValue(100.0)
                .register(registry)
                .record(scored.score()));
  }

  @Override
  public void onEventStart(String stream, AnomalyEvent event) {
    String kind = event.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    registry.counter("vad4j.stream.events", tags.and("stream", stream, "kind", kind)).increment();
  }

  @Override
  public void onHealth(String stream, StreamHealth health) {
    Monitor bound = monitor;
    if (bound != null) {
      register(bound, stream);
    }
  }

  /** Removes the meters of a stream, which would show its last values for ever. */
  @Override
  public void onRemoved(String stream) {
    streams.remove(stream);
    List<Tag> own = tags.and("stream", stream).stream().toList();
    registry.getMeters().stream()
        .filter(meter -> meter.getId().getName().startsWith("vad4j.stream."))
        .filter(meter -> meter.getId().getTags().containsAll(own))
        .forEach(registry::remove);
  }
}
