package io.vad4j.cli.watch;

import io.vad4j.Detector;
import io.vad4j.EventRateEstimate;
import io.vad4j.FrameMask;
import io.vad4j.cli.watch.config.CameraConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Detectors of model files at operating points of their own. A file is loaded once, for as long as
 * it does not change; what is derived from it shares its model. Used by one thread at a time.
 */
final class CameraDetectors implements AutoCloseable {
  /** A model as it was loaded. */
  private record Base(FileState file, Detector detector) {}

  /** A model file, and the one that it stems from: it is of no use once that has changed. */
  private record Stemming(Path file, FileState origin) {}

  /** A detector that its camera has replaced, and the number of frames scored until then. */
  private record Replaced(String camera, Detector detector, long scored) {}

  /**
   * Frames that a camera scores after its detector was replaced until no frame uses it: that which
   * was under way, and one of the next detector.
   */
  private static final int FRAMES_TO_CHANGE = 2;

  private final Map<String, Base> bases = new HashMap<>();
  private final Map<String, Stemming> calibrated = new HashMap<>();
  private final Map<String, Stemming> learned = new HashMap<>();

  /** The detectors of each camera that it may use. */
  private final Map<String, List<Detector>> loaded = new HashMap<>();

  private final List<Replaced> replaced = new ArrayList<>();

  /** Detectors that are closed with this. */
  private final List<Detector> kept = new ArrayList<>();

  /**
   * {@return a fitted detector, which is closed once it was replaced, or with this}
   *
   * @param camera the name of the camera
   * @param ignored what is ignored beside what its model ignores
   */
  Detector load(String camera, CameraConfig config, FrameMask ignored) {
    Detector detector = derive(base(camera, config), config.operatingPoint(), ignored);
    loaded.computeIfAbsent(camera, name -> new ArrayList<>()).add(detector);
    return detector;
  }

  /**
   * Lets a camera go on without the detectors that were loaded for it before.
   *
   * @param current the one that it uses from its next frame on, if that was loaded here
   * @param scored the number of frames that the camera has scored
   */
  void setReplaced(String camera, Optional<Detector> current, long scored) {
    List<Detector> all = loaded.getOrDefault(camera, List.of());
    for (Detector detector : List.copyOf(all)) {
      if (current.isEmpty() || detector != current.get()) {
        all.remove(detector);
        replaced.add(new Replaced(camera, detector, scored));
      }
    }
  }

  /**
   * Closes the detectors that were replaced and that no session uses any more.
   *
   * @param scored the number of frames that each camera has scored
   */
  void closeReplaced(Map<String, Long> scored) {
    replaced.removeIf(
        former -> {
          Long now = scored.get(former.camera());
          boolean unused = now != null && now - former.scored() >= FRAMES_TO_CHANGE;
          if (unused) {
            former.detector().close();
          }
          return unused;
        });
  }

  /** Forgets a camera. Its last frame may not have returned, so its detectors are kept. */
  void remove(String camera) {
    setReplaced(camera, Optional.empty(), 0);
    for (Replaced former : List.copyOf(replaced)) {
      if (former.camera().equals(camera)) {
        replaced.remove(former);
        kept.add(former.detector());
      }
    }
  }

  /** {@return the false alarms that the detector of a model file promises} */
  EventRateEstimate promise(String camera, CameraConfig config, Optional<Double> eventsPerHour) {
    try (Detector configured =
        derive(base(camera, config), config.operatingPoint(), FrameMask.none())) {
      if (eventsPerHour.isEmpty()) {
        return configured.info().events();
      }
      try (Detector asked = configured.withEventsPerHour(eventsPerHour.get())) {
        return asked.info().events();
      }
    }
  }

  private Detector base(String camera, CameraConfig config) {
    Path model = file(camera, config);
    FileState file = FileState.of(model);
    Base known = bases.get(camera);
    if (known != null && known.file().equals(file)) {
      return known.detector();
    }
    Detector loaded = Detector.load(model);
    bases.put(camera, new Base(file, loaded));
    if (known != null) {
      known.detector().close();
    }
    return loaded;
  }

  /** Uses a model that was calibrated anew in place of that of the configuration. */
  void setCalibrated(String camera, CameraConfig config, Path file) {
    calibrated.put(camera, new Stemming(file, FileState.of(config.model())));
  }

  /** Uses a model that has learned of marks for as long as the model of the camera is the same. */
  void setLearned(String camera, CameraConfig config, Optional<Path> file) {
    if (file.isPresent()) {
      learned.put(camera, new Stemming(file.get(), FileState.of(model(camera, config))));
    } else {
      learned.remove(camera);
    }
  }

  /** {@return whether a camera uses a model that has learned of marks} */
  boolean hasLearned(String camera, CameraConfig config) {
    return !file(camera, config).equals(model(camera, config));
  }

  /** {@return the model of a camera without marks: as it was last calibrated, or configured} */
  Path model(String camera, CameraConfig config) {
    return latest(calibrated.get(camera), config.model());
  }

  /** {@return the model that a camera uses, with what it has learned of marks} */
  Path file(String camera, CameraConfig config) {
    return latest(learned.get(camera), model(camera, config));
  }

  private static Path latest(@Nullable Stemming known, Path origin) {
    return known != null && known.origin().equals(FileState.of(origin)) ? known.file() : origin;
  }

  /** {@return a detector at the operating point of a camera, which the caller closes} */
  static Detector derive(Detector base, CameraConfig.OperatingPoint point, FrameMask ignored) {
    List<UnaryOperator<Detector>> changes = new ArrayList<>();
    changes.add(detector -> detector.withIgnored(ignored));
    point
        .falseAlarmTarget()
        .ifPresent(target -> changes.add(detector -> detector.withFalseAlarmTarget(target)));
    point
        .eventsPerHour()
        .ifPresent(events -> changes.add(detector -> detector.withEventsPerHour(events)));
    point
        .thresholds()
        .forEach(
            (channel, score) -> changes.add(detector -> detector.withThreshold(channel, score)));
    if (point.changesEvents()) {
      changes.add(
          detector -> detector.withEventRule(point.eventRule(detector.config().eventRule())));
    }
    Detector current = base;
    for (UnaryOperator<Detector> change : changes) {
      Detector before = current;
      try {
        current = change.apply(before);
      } finally {
        if (before != base) {
          before.close();
        }
      }
    }
    return current;
  }

  /** Adds a detector that is closed with this. */
  void add(Detector detector) {
    kept.add(detector);
  }

  /** Releases all, after the monitor was closed. */
  @Override
  public void close() {
    loaded.values().forEach(all -> all.forEach(Detector::close));
    replaced.forEach(former -> former.detector().close());
    kept.forEach(Detector::close);
    bases.values().forEach(base -> base.detector().close());
  }
}
