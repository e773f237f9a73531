package io.vad4j.core.alert;

import io.vad4j.AnomalyEvent;
import io.vad4j.Detection;
import io.vad4j.Frame;
import io.vad4j.InvalidOptionException;
import io.vad4j.Options;
import io.vad4j.monitor.StreamHealth;
import io.vad4j.monitor.alert.Alert;
import io.vad4j.monitor.alert.AlertDispatcher;
import io.vad4j.monitor.alert.AlertPolicy;
import io.vad4j.monitor.alert.AlertSink;
import io.vad4j.monitor.alert.AlertSinkProvider;
import io.vad4j.monitor.alert.SinkContext;
import io.vad4j.monitor.alert.SinkStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The dispatcher: policies by stream, queues by sink. */
final class DefaultAlertDispatcher implements AlertDispatcher {
  private final AlertPolicy defaultPolicy;
  private final Clock clock;
  private final int queueCapacity;
  private final Duration sendTimeout;
  private final Duration closeTimeout;
  private final Map<String, StreamAlerts> streams = new ConcurrentHashMap<>();

  /** In order of addition; replaced as a whole, so that readers need no lock. */
  private volatile Map<String, SinkQueue> sinks = Map.of();

  DefaultAlertDispatcher(Builder settings) {
    defaultPolicy = settings.policy();
    clock = settings.clock();
    queueCapacity = settings.queueCapacity();
    sendTimeout = settings.sendTimeout();
    closeTimeout = settings.closeTimeout();
    Map<String, SinkQueue> created = new LinkedHashMap<>();
    settings
        .sinks()
        .forEach(
            (name, factory) -> created.put(name, newQueue(name, settings.options(name), factory)));
    created.values().forEach(SinkQueue::start);
    sinks = created;
  }

  private SinkQueue newQueue(
      String name, Options options, Function<SinkContext, AlertSink> factory) {
    return new SinkQueue(name, options, factory, clock, queueCapacity, sendTimeout);
  }

  private StreamAlerts stream(String name) {
    return streams.computeIfAbsent(
        name, unknown -> new StreamAlerts(unknown, defaultPolicy, this::sendToAll));
  }

  private void sendToAll(Alert alert) {
    sinks.values().forEach(sink -> sink.add(alert));
  }

  private Consumer<Alert> outputTo(Set<String> names) {
    return alert ->
        sinks.forEach(
            (name, sink) -> {
              if (names.contains(name)) {
                sink.add(alert);
              }
            });
  }

  @Override
  public void onFrame(String stream, Frame frame, Optional<Detection> detection) {
    sinks.values().forEach(SinkQueue::watch);
    detection.ifPresent(result -> stream(stream).onFrame(frame, result, clock.instant()));
  }

  @Override
  public void onEventStart(String stream, AnomalyEvent event) {
    stream(stream).onStart(event, clock.instant());
  }

  @Override
  public void onEventEnd(String stream, AnomalyEvent event) {
    stream(stream).onEnd(event, clock.instant());
  }

  @Override
  public void onHealth(String stream, StreamHealth health) {
    stream(stream).onHealth(health, clock.instant());
  }

  @Override
  public void onRemoved(String stream) {
    streams.remove(stream);
  }

  @Override
  public void configure(String stream, AlertPolicy policy, Set<String> sinkNames) {
    for (String name : sinkNames) {
      if (!sinks.containsKey(name)) {
        throw new InvalidOptionException(
            "There is no sink '%s' for stream %s; there are %s."
                .formatted(name, stream, sinks.keySet()));
      }
    }
    stream(stream).configure(policy, outputTo(Set.copyOf(sinkNames)));
  }

  @Override
  public void addSink(String name, String provider, Options options) {
    AlertSinkProvider found = AlertSinkProvider.get(provider);
    SinkQueue added = newQueue(name, found.withDefaults(options), found::create);
    close(replace(name, added));
    added.start();
  }

  @Override
  public void removeSink(String name) {
    close(replace(name, null));
  }

  private synchronized @Nullable SinkQueue replace(String name, @Nullable SinkQueue added) {
    Map<String, SinkQueue> changed = new LinkedHashMap<>(sinks);
    SinkQueue previous = added == null ? changed.remove(name) : changed.put(name, added);
    sinks = changed;
    return previous;
  }

  private void close(@Nullable SinkQueue queue) {
    if (queue != null) {
      queue.beginClose();
      queue.awaitClosed(closeTimeout);
    }
  }

  @Override
  public Map<String, SinkStatus> status() {
    Map<String, SinkStatus> status = new LinkedHashMap<>();
    sinks.forEach((name, sink) -> status.put(name, sink.status()));
    return Collections.unmodifiableMap(status);
  }

  @Override
  public void close() {
    List<SinkQueue> all = List.copyOf(sinks.values());
    all.forEach(SinkQueue::beginClose);
    long deadline = System.nanoTime() + closeTimeout.toNanos();
    all.forEach(sink -> sink.awaitClosed(Duration.ofNanos(deadline - System.nanoTime())));
  }
}
