package io.vad4j.core.detect;

import io.vad4j.DetectionListener;
import io.vad4j.Detector;
import io.vad4j.EventRule;
import io.vad4j.InvalidOptionException;
import io.vad4j.Options;
import io.vad4j.Pooling;
import io.vad4j.ProgressListener;
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
  private int workingSize = DEFAULTS.workingSize();
  private int sampling = DEFAULTS.sampling();
  private Optional<Pooling> pooling = Optional.empty();
  private PerspectiveChoice perspective = DEFAULTS.perspective();
  private Duration smoothing = DEFAULTS.smoothing();
  private FalseAlarmTarget falseAlarms = DEFAULTS.falseAlarms();
  private EventRule events = DEFAULTS.events();
  private boolean learnWeights = true;
  private int folds = DEFAULTS.folds();
  private int selfTest = DEFAULTS.selfTest();
  private int selfCalibration = DEFAULTS.selfCalibration();
  private int maximumFrames = DEFAULTS.maximumFrames();
  private long seed = DEFAULTS.seed();
  private Optional<Path> checkpoints = DEFAULTS.checkpoints();
  private ProgressListener progress = DEFAULTS.progress();
  private DetectionListener listener = DEFAULTS.listener();

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
  public Detector.Builder workingSize(int longerSide) {
    workingSize = checked("The working size", longerSide, 64, 1920);
    return this;
  }

  @Override
  public Detector.Builder sampling(int everyNthFrame) {
    sampling = checked("Sampling", everyNthFrame, 1, 1000);
    return this;
  }

  @Override
  public Detector.Builder pooling(Pooling value) {
    pooling = Optional.of(value);
    return this;
  }

  @Override
  public Detector.Builder perspective(boolean scaled) {
    perspective = scaled ? PerspectiveChoice.ALWAYS : PerspectiveChoice.NEVER;
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
    falseAlarms = new FalseAlarmTarget.PerFrame(perFrame);
    return this;
  }

  @Override
  public Detector.Builder falseAlarmsPerHour(double events) {
    if (!(events > 0 && events < Double.POSITIVE_INFINITY)) {
      throw new InvalidOptionException(
          "The number of false alarms an hour must be above 0, not " + events + ".");
    }
    falseAlarms = new FalseAlarmTarget.PerHour(events);
    return this;
  }

  @Override
  public Detector.Builder events(EventRule rule) {
    events = Objects.requireNonNull(rule, "rule");
    return this;
  }

  @Override
  public Detector.Builder learnWeights(boolean learn) {
    learnWeights = learn;
    return this;
  }

  @Override
  public Detector.Builder folds(int parts) {
    folds = checked("The number of held-out parts", parts, 1, 10);
    return this;
  }

  @Override
  public Detector.Builder selfTest(int anomaliesOfEachKind) {
    selfTest = checked("The anomalies of each kind", anomaliesOfEachKind, 0, 1000);
    return this;
  }

  @Override
  public Detector.Builder selfCalibration(int frames) {
    selfCalibration = checked("Self-calibration", frames, 20, 1_000_000);
    return this;
  }

  @Override
  public Detector.Builder maximumFrames(int frames) {
    maximumFrames = checked("The most frames", frames, 20, Integer.MAX_VALUE);
    return this;
  }

  @Override
  public Detector.Builder seed(long value) {
    seed = value;
    return this;
  }

  @Override
  public Detector.Builder checkpoints(Path folder) {
    checkpoints = Optional.of(folder);
    return this;
  }

  @Override
  public Detector.Builder progress(ProgressListener value) {
    progress = Objects.requireNonNull(value, "listener");
    return this;
  }

  @Override
  public Detector.Builder listener(DetectionListener value) {
    listener = Objects.requireNonNull(value, "listener");
    return this;
  }

  private static int checked(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new InvalidOptionException(
          what + " must be from " + least + " to " + most + ", not " + value + ".");
    }
    return value;
  }

  @Override
  public Detector build() {
    return new DefaultDetector(settings(), null);
  }

  /** The settings, with scorers looked up and their options checked. */
  DetectorSettings settings() {
    return new DetectorSettings(
        choices(),
        workingSize,
        sampling,
        perspective,
        smoothing,
        falseAlarms,
        events,
        weightChoice(),
        folds,
        selfTest,
        selfCalibration,
        maximumFrames,
        seed,
        checkpoints,
        progress,
        listener);
  }

  private WeightChoice weightChoice() {
    if (!weights.isEmpty()) {
      return WeightChoice.GIVEN;
    }
    return learnWeights ? WeightChoice.LEARNED : WeightChoice.EQUAL;
  }

  private List<ScorerChoice> choices() {
    Providers<ScorerProvider> providers = Providers.scorers();
    LoadFailures.report(providers.failures());
    Map<String, Options> chosen = new LinkedHashMap<>(scorers);
    if (chosen.isEmpty()) {
      DefaultScorers.of(providers).forEach(name -> chosen.put(name, Options.none()));
    }
    for (String weighted : weights.keySet()) {
      if (!chosen.containsKey(weighted)) {
        throw new InvalidOptionException(
            "There is a weight for %s, which is not among the scorers of this detector: %s."
                .formatted(weighted, String.join(", ", chosen.keySet())));
      }
    }
    List<ScorerChoice> choices = new ArrayList<>();
    chosen.forEach(
        (name, options) -> {
          ScorerProvider provider = providers.get(name);
          Options complete = provider.descriptor().complete(options);
          provider.check(complete);
          choices.add(
              new ScorerChoice(provider, complete, weights.getOrDefault(name, 1.0), pooling));
        });
    if (choices.stream().allMatch(choice -> choice.weight() == 0)) {
      throw new InvalidOptionException(
          "All weights are 0, so nothing would ever be unusual; give one scorer a weight above 0.");
    }
    return choices;
  }
}
