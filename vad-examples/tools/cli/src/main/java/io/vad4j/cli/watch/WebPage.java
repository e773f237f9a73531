package io.vad4j.cli.watch;

import io.vad4j.EventRateEstimate;
import io.vad4j.cli.watch.config.WebConfig;
import io.vad4j.monitor.Monitor;
import io.vad4j.monitor.MonitorListener;
import io.vad4j.web.live.EventArchive;
import io.vad4j.web.live.LiveView;
import io.vad4j.web.server.CameraControl;
import io.vad4j.web.server.CameraSettings;
import io.vad4j.web.server.ManagedSettings;
import io.vad4j.web.server.WebServer;
import io.vad4j.web.server.WebServerBuilder;
import io.vad4j.web.store.EventStore;
import io.vad4j.web.store.StoredEvent;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The page of a run: events are kept from the start, and the page is served until closed. */
final class WebPage implements AutoCloseable {
  private final WebConfig config;
  private final EventStore store;
  private final ManagedSettings settings;
  private final LiveView live = new LiveView();
  private final EventArchive archive;
  private volatile @Nullable WebServer server;

  /**
   * A page that is not served yet.
   *
   * @throws io.vad4j.VadException if events cannot be kept
   */
  WebPage(WebConfig config) {
    this.config = config;
    store = EventStore.open(config.events(), config.retention());
    settings = new ManagedSettings(store);
    archive = new EventArchive(store, Clock.systemUTC(), this::show);
  }

  private void show(StoredEvent event) {
    WebServer running = server;
    if (running != null) {
      running.show(event);
    }
  }

  /** {@return what a monitor reports to} */
  List<MonitorListener> listeners() {
    return List.of(live, archive);
  }

  /** {@return what was set for a camera on the page} */
  CameraSettings settings(String camera) {
    return settings.get(camera);
  }

  /**
   * Serves the page.
   *
   * @return its port
   * @throws io.vad4j.VadException if the address cannot be used
   */
  int serve(Monitor monitor, Cameras cameras, Supplier<String> metrics) {
    WebServerBuilder builder =
        WebServer.builder()
            .address(config.address())
            .store(store)
            .cameras(monitor::status, live)
            .control(new Control(cameras))
            .metrics(metrics);
    config.token().ifPresent(builder::token);
    WebServer started = builder.start();
    server = started;
    return started.port();
  }

  /** Changes settings while cameras are watched. */
  private final class Control implements CameraControl {
    private final Cameras cameras;

    Control(Cameras cameras) {
      this.cameras = cameras;
    }

    @Override
    public CameraSettings settings(String camera) {
      return settings.get(camera);
    }

    @Override
    public void apply(String camera, CameraSettings changed) {
      cameras.use(camera, changed);
      settings.put(camera, changed, Clock.systemUTC().instant());
    }

    @Override
    public Optional<EventRateEstimate> promise(String camera, Optional<Double> eventsPerHour) {
      return cameras.promise(camera, eventsPerHour);
    }
  }

  /** Stops serving, and completes clips; called after the monitor was closed. */
  @Override
  public void close() {
    WebServer running = server;
    if (running != null) {
      running.close();
    }
    archive.close();
    store.close();
  }
}
