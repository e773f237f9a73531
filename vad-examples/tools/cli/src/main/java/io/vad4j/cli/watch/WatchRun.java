package io.vad4j.cli.watch;

import io.vad4j.VadException;
import io.vad4j.cli.watch.config.CameraConfig;
import io.vad4j.cli.watch.config.ConfigReader;
import io.vad4j.cli.watch.config.SinkConfig;
import io.vad4j.cli.watch.config.WatchConfig;
import io.vad4j.cli.watch.config.WebConfig;
import io.vad4j.monitor.Monitor;
import io.vad4j.monitor.StreamState;
import io.vad4j.monitor.alert.Alert;
import io.vad4j.monitor.alert.AlertDispatcher;
import io.vad4j.monitor.alert.AlertSink;
import io.vad4j.monitor.alert.EventAlert;
import io.vad4j.monitor.alert.SinkStatus;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches the cameras of a configuration until stopped, or until all of them have ended, and
 * follows its changes. {@link #stop()} and {@link #reload()} are thread-safe.
 */
public final class WatchRun {
  private static final Duration POLL_INTERVAL = Duration.ofMillis(500);

  /** Sinks of every camera, beside those that are configured. */
  private static final String LOG_SINK = "(log)";

  private static final String OUTPUT_SINK = "(output)";

  private final Path file;
  private final Map<String, String> environment;
  private final StatusLog log;
  private final Optional<Consumer<Alert>> output;
  private final Optional<InetSocketAddress> web;
  private boolean stopped;
  private boolean reloadRequested;

  /**
   * A run of a configuration file.
   *
   * @param environment the variables that the configuration may refer to
   * @param log called with each line of the log
   * @param output called with each alert, if present
   * @param web where the page is served, if not where the configuration says
   */
  public WatchRun(
      Path file,
      Map<String, String> environment,
      Consumer<String> log,
      Optional<Consumer<Alert>> output,
      Optional<InetSocketAddress> web) {
    this.file = file;
    this.environment = environment;
    this.log = new StatusLog(log, Clock.systemUTC());
    this.output = output;
    this.web = web;
  }

  /** {@return one sentence about a configuration, whose files must be there, if it is valid} */
  public static String check(Path file, Map<String, String> environment) {
    WatchConfig config = new ConfigReader(file, environment, true).read();
    return "%s is valid: %d camera%s, %d sink%s."
        .formatted(
            file,
            config.cameras().size(),
            config.cameras().size() == 1 ? "" : "s",
            config.sinks().size(),
            config.sinks().size() == 1 ? "" : "s");
  }

  /** Ends the run in order. */
  public synchronized void stop() {
    stopped = true;
    notifyAll();
  }

  /** Reads the configuration again, also if it seems unchanged. */
  public synchronized void reload() {
    reloadRequested = true;
    notifyAll();
  }

  /**
   * Watches until stopped.
   *
   * @throws VadException if the configuration cannot be read or is not valid
   */
  @SuppressWarnings("try") // The server of metrics needs no calls.
  public void run() throws InterruptedException {
    String text = text();
    WatchConfig config = new ConfigReader(file, environment, false).read();
    try (AlertDispatcher alerts = dispatcher(config);
        WebPage page = page(config)) {
      Monitor.Builder builder = Monitor.builder().listener(alerts).listener(log);
      if (page != null) {
        page.listeners().forEach(builder::listener);
      }
      config.threads().ifPresent(builder::threads);
      Monitor monitor = builder.start();
      CameraPage shown = page == null ? CameraPage.NONE : page;
      try (Cameras cameras =
              new Cameras(
                  monitor, log::print, shown, (name, camera) -> configure(alerts, name, camera));
          monitor;
          MetricsServer metrics = metricsServer(config, monitor, alerts)) {
        cameras.apply(config.cameras());
        if (page != null) {
          log.print("page at port " + page.serve(monitor, cameras, metrics(monitor, alerts)));
        }
        watch(monitor, alerts, cameras, page, config, text);
        log.print("stopping");
      }
    }
    log.print("stopped");
  }

  private @Nullable MetricsServer metricsServer(
      WatchConfig config, Monitor monitor, AlertDispatcher alerts) {
    if (config.metrics().isEmpty()) {
      return null;
    }
    MetricsServer server = new MetricsServer(config.metrics().get(), metrics(monitor, alerts));
    log.print("metrics at port " + server.port());
    return server;
  }

  private static Supplier<String> metrics(Monitor monitor, AlertDispatcher alerts) {
    return () -> MetricsText.of(monitor.status(), sinkStatus(alerts));
  }

  /** The page, if one is asked for here or in the configuration. */
  private @Nullable WebPage page(WatchConfig config) {
    Optional<WebConfig> configured = config.web();
    if (web.isPresent()) {
      Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of(""));
      configured =
          Optional.of(
              configured
                  .map(page -> page.withAddress(web.get()))
                  .orElseGet(() -> WebConfig.defaults(web.get(), folder)));
    }
    return configured.map(WebPage::new).orElse(null);
  }

  /** The status of the sinks that are configured. */
  private static Map<String, SinkStatus> sinkStatus(AlertDispatcher alerts) {
    Map<String, SinkStatus> sinks = new LinkedHashMap<>(alerts.status());
    sinks.keySet().removeAll(Set.of(LOG_SINK, OUTPUT_SINK));
    return sinks;
  }

  private AlertDispatcher dispatcher(WatchConfig config) {
    AlertDispatcher.Builder builder = AlertDispatcher.builder();
    config.sinks().forEach((name, sink) -> builder.sink(name, sink.provider(), sink.options()));
    builder.sink(
        LOG_SINK,
        alert -> {
          if (alert instanceof EventAlert) {
            log.print("alert: " + alert.summary());
          }
        });
    output.ifPresent(consumer -> builder.sink(OUTPUT_SINK, (AlertSink) consumer::accept));
    return builder.build();
  }

  private void configure(AlertDispatcher alerts, String name, CameraConfig camera) {
    Set<String> sinks = new HashSet<>(camera.sinks());
    sinks.add(LOG_SINK);
    output.ifPresent(consumer -> sinks.add(OUTPUT_SINK));
    alerts.configure(name, camera.policy(), sinks);
  }

  private void watch(
      Monitor monitor,
      AlertDispatcher alerts,
      Cameras cameras,
      @Nullable WebPage page,
      WatchConfig first,
      String firstText)
      throws InterruptedException {
    WatchConfig config = first;
    String text = firstText;
    String seen = firstText;
    long nextStatus = System.nanoTime() + config.status().toNanos();
    while (awaitPoll()) {
      String now = text();
      boolean edited = !now.equals(text) && now.equals(seen);
      seen = now;
      if (takeReload() || edited) {
        text = now;
        config = reload(alerts, cameras, config);
      } else if (cameras.modelsChanged()) {
        cameras.apply(config.cameras());
        if (page != null) {
          page.learnAll();
        }
      }
      cameras.closeReplaced();
      if (!config.status().isZero() && System.nanoTime() >= nextStatus) {
        nextStatus = System.nanoTime() + config.status().toNanos();
        log.print(monitor.status(), sinkStatus(alerts));
      }
      if (monitor.status().values().stream()
          .allMatch(status -> status.health().state() == StreamState.STOPPED)) {
        log.print("all cameras have ended");
        return;
      }
    }
  }

  /** Waits until the next poll; false once stopped. */
  @SuppressWarnings("WaitNotInLoop") // The caller loops.
  private synchronized boolean awaitPoll() throws InterruptedException {
    if (!stopped && !reloadRequested) {
      wait(POLL_INTERVAL.toMillis());
    }
    return !stopped;
  }

  private synchronized boolean takeReload() {
    boolean requested = reloadRequested;
    reloadRequested = false;
    return requested;
  }

  /** Applies the configuration as it is now; one that is not valid changes nothing. */
  private WatchConfig reload(AlertDispatcher alerts, Cameras cameras, WatchConfig before) {
    WatchConfig config;
    try {
      config = new ConfigReader(file, environment, false).read();
    } catch (VadException e) {
      String.valueOf(e.getMessage()).lines().forEach(log::print);
      log.print("the configuration is not valid; the one before stays in force");
      return before;
    }
    if (!config.threads().equals(before.threads())
        || !config.metrics().equals(before.metrics())
        || !config.web().equals(before.web())) {
      log.print("'threads', 'metrics' and 'web' change with the next start only");
    }
    config.sinks().forEach((name, sink) -> addSink(alerts, before, name, sink));
    Set<String> gone = new LinkedHashSet<>(before.sinks().keySet());
    gone.removeAll(config.sinks().keySet());
    cameras.apply(config.cameras());
    gone.forEach(alerts::removeSink);
    log.print("configuration loaded");
    return config;
  }

  private void addSink(AlertDispatcher alerts, WatchConfig before, String name, SinkConfig sink) {
    if (!sink.equals(before.sinks().get(name))) {
      try {
        alerts.addSink(name, sink.provider(), sink.options());
      } catch (VadException e) {
        log.print("sink %s: not changed: %s".formatted(name, e.getMessage()));
      }
    }
  }

  /** The text of the file; empty if it cannot be read now. */
  private String text() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }
}
