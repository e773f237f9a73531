package io.vad4j;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The configuration of a detector: every setting of {@link DetectorBuilder} with its value.
 * Immutable; {@code toString} prints all of it.
 *
 * @since 0.1.0
 */
public final class DetectorConfig {
  private static final DetectorConfig DEFAULTS = new DetectorBuilder().config();

  private final Map<String, Options> scorers;
  private final Map<String, Double> fusionWeights;
  private final int inputSize;
  private final boolean resizeFrames;
  private final FrameMask ignored;
  private final int frameStride;
  private final Optional<Pooling> pooling;
  private final PerspectiveMode perspectiveMode;
  private final Duration smoothing;
  private final FalseAlarmTarget falseAlarmTarget;
  private final double eventsPerHour;
  private final Optional<Duration> stationaryAfter;
  private final Map<String, Double> thresholds;
  private final EventRule eventRule;
  private final int folds;
  private final int syntheticAnomalies;
  private final int calibrationFrames;
  private final int maxTrainingFrames;
  private final long seed;
  private final Optional<Path> checkpointDirectory;

  DetectorConfig(DetectorBuilder builder) {
    scorers = Collections.unmodifiableMap(new LinkedHashMap<>(builder.scorers));
    fusionWeights = Collections.unmodifiableMap(new TreeMap<>(builder.fusionWeights));
    inputSize = builder.inputSize;
    resizeFrames = builder.resizeFrames;
    ignored = builder.ignored;
    frameStride = builder.frameStride;
    pooling = Optional.ofNullable(builder.pooling);
    perspectiveMode = builder.perspectiveMode;
    smoothing = builder.smoothing;
    falseAlarmTarget = builder.falseAlarmTarget;
    eventsPerHour = builder.eventsPerHour;
    stationaryAfter = Optional.ofNullable(builder.stationaryAfter);
    thresholds = Collections.unmodifiableMap(new LinkedHashMap<>(builder.thresholds));
    eventRule = builder.eventRule;
    folds = builder.folds;
    syntheticAnomalies = builder.syntheticAnomalies;
    calibrationFrames = builder.calibrationFrames;
    maxTrainingFrames = builder.maxTrainingFrames;
    seed = builder.seed;
    checkpointDirectory = Optional.ofNullable(builder.checkpointDirectory);
  }

  /** {@return the configuration of {@link Detector#create()}} */
  public static DetectorConfig defaults() {
    return DEFAULTS;
  }

  /** {@return a builder with these settings} */
  public DetectorBuilder toBuilder() {
    return new DetectorBuilder(this);
  }

  /** {@return options by scorer name; empty for the scorers that declare themselves defaults} */
  public Map<String, Options> scorers() {
    return scorers;
  }

  /** {@return fusion weights by scorer name; scorers that are not named weigh 1} */
  public Map<String, Double> fusionWeights() {
    return fusionWeights;
  }

  /** {@return the longer side of the frames that scorers see, in pixels} */
  public int inputSize() {
    return inputSize;
  }

  /** {@return whether frames of another size or aspect ratio are resized instead of rejected} */
  public boolean resizeFrames() {
    return resizeFrames;
  }

  /** {@return the parts of the frame that are ignored} */
  public FrameMask ignored() {
    return ignored;
  }

  /** {@return n where every n-th frame is processed} */
  public int frameStride() {
    return frameStride;
  }

  /** {@return the pooling of all scorers; empty for what each scorer recommends} */
  public Optional<Pooling> pooling() {
    return pooling;
  }

  /** {@return whether maps are normalised for perspective} */
  public PerspectiveMode perspectiveMode() {
    return perspectiveMode;
  }

  /** {@return the time constant of the causal exponential smoothing of scores; zero for none} */
  public Duration smoothing() {
    return smoothing;
  }

  /** {@return the share of normal frames that thresholds allow} */
  public FalseAlarmTarget falseAlarmTarget() {
    return falseAlarmTarget;
  }

  /** {@return the number of false events an hour, of all channels, that thresholds allow} */
  public double eventsPerHour() {
    return eventsPerHour;
  }

  /**
   * {@return how long something may stay before it is reported; empty for what follows from the
   * normal video}
   */
  public Optional<Duration> stationaryAfter() {
    return stationaryAfter;
  }

  /** {@return the thresholds that are fixed, by the name of the channel} */
  public Map<String, Double> thresholds() {
    return thresholds;
  }

  /** {@return when anomalous frames make an event} */
  public EventRule eventRule() {
    return eventRule;
  }

  /** {@return the number of folds of held-out calibration} */
  public int folds() {
    return folds;
  }

  /** {@return the number of pseudo-anomalies of each kind; 0 for none} */
  public int syntheticAnomalies() {
    return syntheticAnomalies;
  }

  /** {@return the number of first frames that an unfitted detector calibrates on} */
  public int calibrationFrames() {
    return calibrationFrames;
  }

  /** {@return the number of frames of the training video that are used at most} */
  public int maxTrainingFrames() {
    return maxTrainingFrames;
  }

  /** {@return the random seed} */
  public long seed() {
    return seed;
  }

  /** {@return where trainings keep their state, if anywhere} */
  public Optional<Path> checkpointDirectory() {
    return checkpointDirectory;
  }

  private Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("scorers", scorers.isEmpty() ? "default" : scorers);
    values.put("fusionWeights", fusionWeights.isEmpty() ? "equal" : fusionWeights);
    values.put("inputSize", inputSize);
    values.put("resizeFrames", resizeFrames);
    values.put("ignored", ignored.isEmpty() ? "nothing" : ignored);
    values.put("frameStride", frameStride);
    values.put("pooling", pooling.map(Object::toString).orElse("recommended"));
    values.put("perspectiveMode", perspectiveMode);
    values.put("smoothing", smoothing);
    values.put("falseAlarmTarget", falseAlarmTarget);
    values.put("eventsPerHour", eventsPerHour);
    values.put(
        "stationaryAfter", stationaryAfter.map(Object::toString).orElse("from the normal video"));
    values.put("thresholds", thresholds.isEmpty() ? "by falseAlarmTarget" : thresholds);
    values.put("eventRule", eventRule);
    values.put("folds", folds);
    values.put("syntheticAnomalies", syntheticAnomalies);
    values.put("calibrationFrames", calibrationFrames);
    values.put("maxTrainingFrames", maxTrainingFrames);
    values.put("seed", seed);
    values.put("checkpointDirectory", checkpointDirectory.map(Object::toString).orElse("none"));
    return values;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DetectorConfig config && values().equals(config.values());
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }

  @Override
  public String toString() {
    return "DetectorConfig" + values();
  }
}
