package io.vad4j.cli.watch;

import io.vad4j.Detector;
import io.vad4j.EventRateEstimate;
import io.vad4j.FrameSource;
import io.vad4j.VadException;
import io.vad4j.cli.watch.config.WebConfig;
import io.vad4j.monitor.Monitor;
import io.vad4j.monitor.MonitorListener;
import io.vad4j.monitor.alert.Schedule;
import io.vad4j.web.live.EventArchive;
import io.vad4j.web.live.LiveView;
import io.vad4j.web.marks.LearningStatus;
import io.vad4j.web.marks.LearningTarget;
import io.vad4j.web.marks.MarkLearning;
import io.vad4j.web.server.CameraControl;
import io.vad4j.web.server.CameraSettings;
import io.vad4j.web.server.ManagedSettings;
import io.vad4j.web.server.WebServer;
import io.vad4j.web.server.WebServerBuilder;
import io.vad4j.web.store.EventStore;
import io.vad4j.web.store.StoredEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The page of a run: events are kept from the start, and the page is served until closed. */
final class WebPage implements CameraPage, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebPage.class);

  private final WebConfig config;
  private final EventStore store;
  private final ManagedSettings settings;
  private final LiveView live = new LiveView();
  private final EventArchive archive;
  private volatile @Nullable WebServer server;
  private volatile @Nullable MarkLearning learning;
  private volatile @Nullable Cameras cameras;

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

  @Override
  public void setSource(String camera, FrameSource source) {
    archive.setSource(camera, source);
  }

  @Override
  public CameraSettings settings(String camera) {
    return settings.get(camera);
  }

  /** A folder whose files go at the next start, at which models are as configured. */
  @Override
  public Optional<Path> calibratedModels() {
    return Optional.of(store.parts());
  }

  @Override
  public void learn(String camera) {
    MarkLearning marks = learning;
    if (marks != null) {
      marks.learn(camera);
    }
  }

  /**
   * Serves the page.
   *
   * @return its port
   * @throws io.vad4j.VadException if the address cannot be used
   */
  int serve(Monitor monitor, Cameras cameras, Supplier<String> metrics) {
    MarkLearning marks = new MarkLearning(store, new Target(cameras));
    learning = marks;
    this.cameras = cameras;
    learnAll();
    WebServerBuilder builder =
        WebServer.builder()
            .address(config.address())
            .store(store)
            .cameras(monitor::status, live)
            .control(new Control(cameras, marks))
            .metrics(metrics);
    config.token().ifPresent(builder::token);
    WebServer started = builder.start();
    server = started;
    return started.port();
  }

  /** Learns the marks of all cameras, as far as they are not learned. */
  void learnAll() {
    MarkLearning marks = learning;
    Cameras all = cameras;
    if (marks != null && all != null) {
      all.names().forEach(camera -> restore(marks, camera));
    }
  }

  private static void restore(MarkLearning marks, String camera) {
    try {
      marks.restore(camera);
    } catch (VadException e) {
      LOG.warn("{}: {}", camera, e.getMessage());
    }
  }

  /** The cameras whose detectors learn. */
  private record Target(Cameras cameras) implements LearningTarget {
    @Override
    public Optional<Path> model(String camera) {
      return cameras.model(camera);
    }

    @Override
    public Detector inUse(String camera, Detector detector) {
      return cameras.inUse(camera, detector);
    }

    @Override
    public String operatingPoint(String camera) {
      return cameras.operatingPoint(camera);
    }

    @Override
    public void use(String camera, Optional<Path> learned) {
      cameras.useLearned(camera, learned);
    }
  }

  /** Changes settings while cameras are watched. */
  private final class Control implements CameraControl {
    private final Cameras cameras;
    private final MarkLearning marks;

    Control(Cameras cameras, MarkLearning marks) {
      this.cameras = cameras;
      this.marks = marks;
    }

    @Override
    public CameraSettings settings(String camera) {
      return settings.get(camera);
    }

    @Override
    public void apply(String camera, CameraSettings changed) {
      cameras.use(camera, changed);
      boolean sameDetector = changed.ofDetector().equals(settings.get(camera).ofDetector());
      settings.put(camera, changed, Clock.systemUTC().instant());
      if (!sameDetector && marks.status(camera).effect().isPresent()) {
        marks.learn(camera);
      }
    }

    @Override
    public void learn(String camera) {
      marks.learn(camera);
    }

    @Override
    public LearningStatus learning(String camera) {
      return marks.status(camera);
    }

    @Override
    public void calibrate(String camera) {
      cameras.calibrate(camera);
    }

    @Override
    public Schedule schedule(String camera) {
      return cameras.schedule(camera);
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
    MarkLearning marks = learning;
    if (marks != null) {
      marks.close();
    }
    archive.close();
    store.close();
  }
}
