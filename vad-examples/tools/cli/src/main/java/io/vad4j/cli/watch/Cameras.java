package io.vad4j.cli.watch;

import io.vad4j.Detector;
import io.vad4j.DetectorBuilder;
import io.vad4j.EventRateEstimate;
import io.vad4j.EventRule;
import io.vad4j.FrameSource;
import io.vad4j.VadException;
import io.vad4j.cli.run.InputResolver;
import io.vad4j.cli.watch.config.CameraConfig;
import io.vad4j.monitor.LearningPlan;
import io.vad4j.monitor.Monitor;
import io.vad4j.monitor.RecalibrationPolicy;
import io.vad4j.monitor.StreamConfig;
import io.vad4j.monitor.alert.Schedule;
import io.vad4j.spi.CredentialMask;
import io.vad4j.web.server.CameraSettings;
import io.vad4j.web.store.StoredEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The cameras of a monitor as they were last configured. A change takes the smallest step: a model
 * is replaced while its camera is read on. What fails concerns one camera, and is logged.
 * Thread-safe.
 */
final class Cameras implements AutoCloseable {
  private final Monitor monitor;
  private final Consumer<String> log;
  private final Map<String, CameraConfig> configs = new HashMap<>();
  private final Map<String, FileState> models = new HashMap<>();

  private final CameraPage page;
  private final BiConsumer<String, CameraConfig> alerts;

  /** Detectors with an operating point of their own, which streams use until they are replaced. */
  private final CameraDetectors detectors = new CameraDetectors();

  /**
   * The cameras of a monitor.
   *
   * @param page the page that shows them
   * @param alerts called with the name of a camera and with how it raises alerts from now on
   */
  Cameras(
      Monitor monitor,
      Consumer<String> log,
      CameraPage page,
      BiConsumer<String, CameraConfig> alerts) {
    this.monitor = monitor;
    this.log = log;
    this.page = page;
    this.alerts = alerts;
  }

  /** Whether a model file has changed since it was loaded, other than by a recalibration. */
  synchronized boolean modelsChanged() {
    return configs.entrySet().stream()
        .filter(entry -> !entry.getValue().recalibrate() || isLearning(entry.getKey()))
        .anyMatch(entry -> modelChanged(entry.getKey(), entry.getValue()));
  }

  /** Whether a camera has had no model so far. */
  private boolean isLearning(String name) {
    return models.getOrDefault(name, FileState.ABSENT).equals(FileState.ABSENT);
  }

  private boolean modelChanged(String name, CameraConfig config) {
    FileState now = FileState.of(config.model());
    if (config.learn().isPresent() && isLearning(name)) {
      boolean isLearned = !now.equals(FileState.ABSENT);
      if (isLearned && page.settings(name).ofDetector().equals(CameraSettings.none())) {
        // What the camera has learned, and uses already.
        models.put(name, now);
        return false;
      }
      return isLearned;
    }
    return !now.equals(models.getOrDefault(name, FileState.ABSENT));
  }

  /** Removes, adds and changes cameras until they are as configured. */
  synchronized void apply(Map<String, CameraConfig> wanted) {
    for (String name : List.copyOf(configs.keySet())) {
      if (!wanted.containsKey(name)) {
        remove(name);
        log.accept(name + ": removed");
      }
    }
    wanted.forEach(this::apply);
  }

  private void apply(String name, CameraConfig wanted) {
    CameraConfig known = configs.get(name);
    try {
      alerts.accept(name, with(wanted, page.settings(name)));
      if (known == null) {
        add(name, wanted);
      } else if (!known.input().equals(wanted.input())
          || !known.learn().equals(wanted.learn())
          || known.recalibrate() != wanted.recalibrate()) {
        remove(name);
        // The removal has taken the policy of its alerts with it.
        alerts.accept(name, with(wanted, page.settings(name)));
        add(name, wanted);
        log.accept(name + ": changed, opened again");
      } else if (!known.model().equals(wanted.model())
          || !known.operatingPoint().equals(wanted.operatingPoint())
          || modelChanged(name, wanted)) {
        models.put(name, FileState.of(wanted.model()));
        replaceModel(name, wanted);
        log.accept(name + ": model replaced");
      }
      configs.put(name, wanted);
    } catch (RuntimeException e) {
      log.accept(
          "%s: not changed: %s".formatted(name, CredentialMask.maskAll(e.getMessage() + "")));
    }
  }

  private void add(String name, CameraConfig wanted) {
    CameraConfig.Input input = wanted.input();
    StreamConfig.Builder stream =
        StreamConfig.builder()
            .source(input.source().toString(), () -> open(name, input))
            .looped(input.loop())
            .realTime(input.realTime())
            .readTimeout(input.readTimeout())
            .queueCapacity(input.queue());
    FileState model = FileState.of(wanted.model());
    models.put(name, model);
    if (wanted.recalibrate()) {
      stream.recalibrate(RecalibrationPolicy.defaults());
      page.calibratedModels()
          .ifPresent(folder -> stream.calibration(frames -> calibrate(name, folder, frames)));
    }
    if (wanted.learn().isPresent() && model.equals(FileState.ABSENT)) {
      learn(stream, wanted, wanted.learn().get());
    } else if (isDefault(name, wanted)) {
      stream.model(wanted.model());
    } else {
      setDetector(name, stream, wanted);
    }
    monitor.add(name, stream.build());
    configs.put(name, wanted);
  }

  private void learn(StreamConfig.Builder stream, CameraConfig wanted, Duration time) {
    stream.learn(new LearningPlan(time, Optional.of(wanted.model())));
    CameraConfig.OperatingPoint point = wanted.operatingPoint();
    if (!point.isDefault()) {
      DetectorBuilder settings = Detector.builder();
      point.falseAlarmTarget().ifPresent(settings::falseAlarmTarget);
      point.eventsPerHour().ifPresent(settings::eventsPerHour);
      point.thresholds().forEach(settings::threshold);
      Detector unfitted = settings.eventRule(point.eventRule(EventRule.defaults())).build();
      detectors.add(unfitted);
      stream.detector(unfitted);
    }
  }

  /** A model that cannot be loaded is left to the monitor, which reports it as the health. */
  private void setDetector(String name, StreamConfig.Builder stream, CameraConfig wanted) {
    try {
      stream.detector(load(name, wanted, page.settings(name)));
    } catch (RuntimeException e) {
      log.accept("%s: %s".formatted(name, e.getMessage()));
      stream.model(wanted.model());
    }
  }

  private FrameSource open(String name, CameraConfig.Input input) {
    FrameSource source =
        InputResolver.withFrameRate(
            FrameSource.open(input.source()), input.fps().orElse(null), OptionalDouble.empty());
    page.setSource(name, source);
    return source;
  }

  private void replaceModel(String name, CameraConfig wanted) {
    if (isDefault(name, wanted)) {
      monitor.replaceDetector(name, wanted.model());
      detectors.setReplaced(name, Optional.empty(), monitor.status(name).scored());
    } else {
      replaceDetector(name, load(name, wanted, page.settings(name)));
    }
  }

  private void replaceDetector(String name, Detector detector) {
    monitor.replaceDetector(name, detector);
    detectors.setReplaced(name, Optional.of(detector), monitor.status(name).scored());
  }

  /** Closes the detectors that were replaced, once their cameras have gone on without them. */
  synchronized void closeReplaced() {
    Map<String, Long> scored = new HashMap<>();
    monitor.status().forEach((name, status) -> scored.put(name, status.scored()));
    detectors.closeReplaced(scored);
  }

  private boolean isDefault(String name, CameraConfig wanted) {
    return detectors.file(name, wanted).equals(wanted.model())
        && wanted.operatingPoint().isDefault()
        && page.settings(name).ofDetector().equals(CameraSettings.none());
  }

  /**
   * Uses other settings of a camera; one without a model uses them once it has one.
   *
   * @throws io.vad4j.VadException if its detector cannot have them
   */
  synchronized void use(String name, CameraSettings changed) {
    CameraConfig config = config(name);
    boolean sameDetector = changed.ofDetector().equals(page.settings(name).ofDetector());
    if (!sameDetector && !FileState.of(config.model()).equals(FileState.ABSENT)) {
      replaceDetector(name, load(name, config, changed));
    }
    alerts.accept(name, with(config, changed));
    log.accept(name + ": settings changed on the page");
  }

  /** {@return the model file of a camera without marks; empty if it has none yet} */
  synchronized Optional<Path> model(String name) {
    return Optional.ofNullable(configs.get(name))
        .map(config -> detectors.model(name, config))
        .filter(Files::isRegularFile);
  }

  /**
   * Calibrates the model of a camera anew. Its settings are used with the result, and its marks are
   * learned by it.
   *
   * @param folder where the result is kept, unless the camera has learned its model itself
   * @param frames the frames of a window
   * @return the detector; empty if it is used once marks are learned, or the camera has changed
   */
  Optional<Detector> calibrate(String name, Path folder, FrameSource frames) {
    Path origin;
    FileState state;
    synchronized (this) {
      origin = detectors.model(name, config(name));
      state = FileState.of(origin);
    }
    try (Detector model = Detector.load(origin);
        Detector calibrated = model.calibrate(frames)) {
      synchronized (this) {
        CameraConfig config = config(name);
        if (!detectors.model(name, config).equals(origin) || !FileState.of(origin).equals(state)) {
          return Optional.empty();
        }
        boolean marked = detectors.hasLearned(name, config);
        Path file =
            config.learn().isPresent()
                ? config.model()
                : folder.resolve(StoredEvent.keyOf(name) + ".vad");
        calibrated.save(file);
        detectors.setCalibrated(name, config, file);
        page.learn(name);
        return marked ? Optional.empty() : Optional.of(inUse(name, calibrated));
      }
    }
  }

  /** {@return a detector at the operating point of a camera, which the caller closes} */
  synchronized Detector inUse(String name, Detector detector) {
    CameraSettings changed = page.settings(name);
    return CameraDetectors.derive(
        detector, with(config(name), changed).operatingPoint(), changed.ignored());
  }

  /** {@return what the operating point of a camera is, as text} */
  synchronized String operatingPoint(String name) {
    CameraSettings changed = page.settings(name);
    return with(config(name), changed).operatingPoint() + " " + changed.ignored();
  }

  private CameraConfig config(String name) {
    CameraConfig config = configs.get(name);
    if (config == null) {
      throw new VadException("There is no camera '%s' any more.".formatted(name));
    }
    return config;
  }

  /** Uses a model that has learned of marks, or that of the camera. */
  synchronized void useLearned(String name, Optional<Path> file) {
    CameraConfig config = configs.get(name);
    if (config != null) {
      detectors.setLearned(name, config, file);
      replaceModel(name, config);
      log.accept(name + (file.isPresent() ? ": marks learned" : ": marks taken back"));
    }
  }

  /**
   * Calibrates the detector of a camera anew.
   *
   * @throws VadException if it is not configured to be calibrated
   */
  synchronized void calibrate(String name) {
    CameraConfig config = configs.get(name);
    if (config == null || !config.recalibrate()) {
      throw new VadException(
          "Only a camera with 'recalibrate: true' in its configuration is calibrated anew.");
    }
    monitor.recalibrate(name);
    log.accept(name + ": calibration asked for on the page");
  }

  /** {@return the names of all cameras} */
  synchronized List<String> names() {
    return List.copyOf(configs.keySet());
  }

  /** {@return when the events of a camera raise alerts} */
  synchronized Schedule schedule(String name) {
    return with(config(name), page.settings(name)).policy().schedule();
  }

  /** {@return the false alarms that the detector of a camera promises; empty without a model} */
  synchronized Optional<EventRateEstimate> promise(String name, Optional<Double> eventsPerHour) {
    CameraConfig config = configs.get(name);
    if (config == null || FileState.of(config.model()).equals(FileState.ABSENT)) {
      return Optional.empty();
    }
    return Optional.of(detectors.promise(name, with(config, page.settings(name)), eventsPerHour));
  }

  private Detector load(String name, CameraConfig wanted, CameraSettings changed) {
    return detectors.load(name, with(wanted, changed), changed.ignored());
  }

  private static CameraConfig with(CameraConfig config, CameraSettings changed) {
    CameraConfig scheduled = changed.schedule().map(config::withWindows).orElse(config);
    return changed
        .eventsPerHour()
        .map(
            events ->
                scheduled.withOperatingPoint(scheduled.operatingPoint().withEventsPerHour(events)))
        .orElse(scheduled);
  }

  private void remove(String name) {
    monitor.remove(name);
    detectors.remove(name);
    configs.remove(name);
    models.remove(name);
  }

  /** Releases the detectors, after the monitor was closed. */
  @Override
  public synchronized void close() {
    detectors.close();
  }
}
