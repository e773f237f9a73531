package io.vad4j.core.detector;

import io.vad4j.DetectionListener;
import io.vad4j.Detector;
import io.vad4j.EventRule;
import io.vad4j.InvalidOptionException;
import io.vad4j.Options;
import io.vad4j.PipelineObserver;
import io.vad4j.Pooling;
import io.vad4j.ProgressListener;
import io.vad4j.core.config.DefaultScorers;
import io.vad4j.core.config.DetectorSettings;
import io.vad4j.core.config.FalseAlarmTarget;
import io.vad4j.core.config.PerspectiveMode;
import io.vad4j.core.config.ProviderFailureLog;
import io.vad4j.core.config.ScorerConfig;
import io.vad4j.core.config.WeightMode;
import io.vad4j.core.event.IsolatedListeners;
import io.vad4j.spi.Providers;
import io.vad4j.spi.ScorerProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Collects the settings of a detector and checks them. */
final class DetectorBuilder implements Detector.Builder {
  private static final DetectorSettings DEFAULTS = DetectorSettings.defaults(List.of());

  private final Map<String, Options> scorers = new LinkedHashMap<>();
  private final Map<String, Double> weights = new LinkedHashMap<>();
  private int inputSize = DEFAULTS.inputSize();
  private int frameStride = DEFAULTS.frameStride();
  private Optional<Pooling> pooling = Optional.empty();
  private PerspectiveMode perspectiveMode = DEFAULTS.perspectiveMode();
  private Duration smoothing = DEFAULTS.smoothing();
  private FalseAlarmTarget falseAlarmTarget = DEFAULTS.falseAlarmTarget();
  private EventRule eventRule = DEFAULTS.eventRule();
  private boolean learnWeights = true;
  private int folds = DEFAULTS.folds();
  private int syntheticAnomalies = DEFAULTS.syntheticAnomalies();
  private int calibrationFrames = DEFAULTS.calibrationFrames();
  private int maxTrainingFrames = DEFAULTS.maxTrainingFrames();
  private long seed = DEFAULTS.seed();
  private Optional<Path> checkpointDirectory = DEFAULTS.checkpointDirectory();
  private ProgressListener progress = DEFAULTS.progress();
  private DetectionListener listener = DEFAULTS.listener();
  private PipelineObserver observer = DEFAULTS.observer();

  @Override
  public Detector.Builder scorer(String name, Options options) {
    if (scorers.putIfAbsent(name, options) != null) {
      throw new InvalidOptionException("Scorer " + name + " is chosen twice; choose it once.");
    }
    return this;
  }

  @Override
  public Detector.Builder weight(String scorer, double weight) {
    if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
      throw new InvalidOptionException(
          "The weight of " + scorer + " must be a number of at least 0, not " + weight + ".");
    }
    weights.put(scorer, weight);
    return this;
  }

  @Override
  public Detector.Builder inputSize(int longerSide) {
    inputSize = requireInRange("The working size", longerSide, 64, 1920);
    return this;
  }

  @Override
  public Detector.Builder frameStride(int everyNthFrame) {
    frameStride = requireInRange("Sampling", everyNthFrame, 1, 1000);
    return this;
  }

  @Override
  public Detector.Builder pooling(Pooling value) {
    pooling = Optional.of(value);
    return this;
  }

  @Override
  public Detector.Builder perspectiveNormalization(boolean scaled) {
    perspectiveMode = scaled ? PerspectiveMode.ON : PerspectiveMode.OFF;
    return this;
  }

  @Override
  public Detector.Builder smoothing(Duration timeConstant) {
    if (timeConstant.isNegative() || timeConstant.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new InvalidOptionException(
          "Smoothing must be from 0 to 60 seconds, not " + timeConstant + ".");
    }
    smoothing = timeConstant;
    return this;
  }

  @Override
  public Detector.Builder falseAlarmRate(double perFrame) {
    if (!(perFrame > 0 && perFrame <= 0.5)) {
      throw new InvalidOptionException(
          "The false-alarm rate must be above 0 and at most 0.5, not " + perFrame + ".");
    }
    falseAlarmTarget = new FalseAlarmTarget.PerFrame(perFrame);
    return this;
  }

  @Override
  public Detector.Builder falseAlarmsPerHour(double events) {
    if (!(events > 0 && events < Double.POSITIVE_INFINITY)) {
      throw new InvalidOptionException(
          "The number of false alarms an hour must be above 0, not " + events + ".");
    }
    falseAlarmTarget = new FalseAlarmTarget.PerHour(events);
    return this;
  }

  @Override
  public Detector.Builder eventRule(EventRule rule) {
    eventRule = Objects.requireNonNull(rule, "rule");
    return this;
  }

  @Override
  public Detector.Builder learnWeights(boolean learn) {
    learnWeights = learn;
    return this;
  }

  @Override
  public Detector.Builder folds(int parts) {
    folds = requireInRange("The number of held-out parts", parts, 1, 10);
    return this;
  }

  @Override
  public Detector.Builder syntheticAnomalies(int anomaliesOfEachKind) {
    syntheticAnomalies = requireInRange("The anomalies of each kind", anomaliesOfEachKind, 0, 1000);
    return this;
  }

  @Override
  public Detector.Builder calibrationFrames(int frames) {
    calibrationFrames = requireInRange("Self-calibration", frames, 20, 1_000_000);
    return this;
  }

  @Override
  public Detector.Builder maxTrainingFrames(int frames) {
    maxTrainingFrames = requireInRange("The most frames", frames, 20, Integer.MAX_VALUE);
    return this;
  }

  @Override
  public Detector.Builder seed(long value) {
    seed = value;
    return this;
  }

  @Override
  public Detector.Builder checkpointDirectory(Path folder) {
    checkpointDirectory = Optional.of(folder);
    return this;
  }

  @Override
  public Detector.Builder progress(ProgressListener value) {
    progress = progress.andThen(IsolatedListeners.isolate(value));
    return this;
  }

  @Override
  public Detector.Builder listener(DetectionListener value) {
    listener = listener.andThen(value);
    return this;
  }

  @Override
  public Detector.Builder observer(PipelineObserver value) {
    observer = observer.andThen(IsolatedListeners.isolate(value));
    return this;
  }

  private static int requireInRange(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new InvalidOptionException(
          name + " must be from " + min + " to " + max + ", not " + value + ".");
    }
    return value;
  }

  @Override
  public Detector build() {
    return new DefaultDetector(buildConfig(), null);
  }

  /** The settings, with scorers looked up and their options checked. */
  DetectorSettings buildConfig() {
    return new DetectorSettings(
        scorerConfigs(),
        inputSize,
        frameStride,
        perspectiveMode,
        smoothing,
        falseAlarmTarget,
        eventRule,
        weightMode(),
        folds,
        syntheticAnomalies,
        calibrationFrames,
        maxTrainingFrames,
        seed,
        checkpointDirectory,
        progress,
        listener,
        observer);
  }

  private WeightMode weightMode() {
    if (!weights.isEmpty()) {
      return WeightMode.GIVEN;
    }
    return learnWeights ? WeightMode.LEARNED : WeightMode.EQUAL;
  }

  private List<ScorerConfig> scorerConfigs() {
    Providers<ScorerProvider> providers = Providers.scorers();
    ProviderFailureLog.report(providers.failures());
    Map<String, Options> selected = new LinkedHashMap<>(scorers);
    if (selected.isEmpty()) {
      DefaultScorers.names().forEach(name -> selected.put(name, Options.none()));
    }
    for (String weighted : weights.keySet()) {
      if (!selected.containsKey(weighted)) {
        throw new InvalidOptionException(
            "There is a weight for %s, which is not among the scorers of this detector: %s."
                .formatted(weighted, String.join(", ", selected.keySet())));
      }
    }
    List<ScorerConfig> configs = new ArrayList<>();
    selected.forEach(
        (name, options) -> {
          ScorerProvider provider = providers.get(name);
          Options resolved = provider.descriptor().resolve(options);
          provider.check(resolved);
          configs.add(
              new ScorerConfig(provider, resolved, weights.getOrDefault(name, 1.0), pooling));
        });
    if (configs.stream().allMatch(scorerConfig -> scorerConfig.weight() == 0)) {
      throw new InvalidOptionException(
          "All weights are 0, so nothing would ever be unusual; give one scorer a weight above 0.");
    }
    return configs;
  }
}
