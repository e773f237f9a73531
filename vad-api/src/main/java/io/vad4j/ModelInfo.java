package io.vad4j;

import io.vad4j.spi.Providers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Provenance and properties of a fitted detector: training data, seed, threshold, scorers and
 * versions.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class ModelInfo extends ResultValue {
  private final String libraryVersion;
  private final Instant created;
  private final long seed;
  private final List<String> trainingSources;
  private final long trainingFrames;
  private final OptionalDouble frameRate;
  private final long offeredFrames;
  private final Duration offeredTime;
  private final long calibrationFrames;
  private final double threshold;
  private final FalseAlarmEstimate falseAlarms;
  private final EventRateEstimate events;
  private final int width;
  private final int height;
  private final List<String> scorers;
  private final List<Double> weights;
  private final boolean causal;
  private final Map<String, String> environment;
  private final List<ChannelThreshold> channelThresholds;
  private final SyntheticValidation syntheticValidation;
  private final List<String> warnings;

  private ModelInfo(Builder builder) {
    libraryVersion = Objects.requireNonNull(builder.libraryVersion, "libraryVersion");
    created = Objects.requireNonNull(builder.created, "created");
    seed = builder.seed;
    trainingSources = List.copyOf(builder.trainingSources);
    trainingFrames = builder.trainingFrames;
    frameRate = builder.frameRate;
    offeredFrames = builder.offeredFrames;
    offeredTime = builder.offeredTime;
    calibrationFrames = builder.calibrationFrames;
    threshold = builder.threshold;
    falseAlarms = Objects.requireNonNull(builder.falseAlarms, "falseAlarms");
    events = builder.events;
    width = builder.width;
    height = builder.height;
    scorers = List.copyOf(builder.scorers);
    weights = List.copyOf(builder.weights);
    causal = builder.causal;
    environment = Map.copyOf(builder.environment);
    channelThresholds = List.copyOf(builder.channelThresholds);
    syntheticValidation = builder.syntheticValidation;
    warnings = List.copyOf(builder.warnings);
  }

  /**
   * {@return the properties of a model file, without the native libraries of its scorers}
   *
   * @param file what {@link Detector#save} wrote
   * @throws ModelException if the file is missing, damaged, of another format, or needs a scorer
   *     that is not on the class path
   */
  public static ModelInfo read(Path file) {
    return Providers.detector().readInfo(file);
  }

  /** {@return a builder without values} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder with the values of this object} */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.libraryVersion = libraryVersion;
    builder.created = created;
    builder.seed = seed;
    builder.trainingSources = trainingSources;
    builder.trainingFrames = trainingFrames;
    builder.frameRate = frameRate;
    builder.offeredFrames = offeredFrames;
    builder.offeredTime = offeredTime;
    builder.calibrationFrames = calibrationFrames;
    builder.threshold = threshold;
    builder.falseAlarms = falseAlarms;
    builder.events = events;
    builder.width = width;
    builder.height = height;
    builder.scorers = scorers;
    builder.weights = weights;
    builder.causal = causal;
    builder.environment = environment;
    builder.channelThresholds = channelThresholds;
    builder.syntheticValidation = syntheticValidation;
    builder.warnings = warnings;
    return builder;
  }

  /** {@return the version of the library that fitted the detector} */
  public String libraryVersion() {
    return libraryVersion;
  }

  /** {@return the time at which the detector was fitted} */
  public Instant created() {
    return created;
  }

  /** {@return the random seed} */
  public long seed() {
    return seed;
  }

  /** {@return the names of the normal sources of the training set} */
  public List<String> trainingSources() {
    return trainingSources;
  }

  /** {@return the number of frames that scorers were trained on} */
  public long trainingFrames() {
    return trainingFrames;
  }

  /**
   * {@return the number of frames of the training video, of which at most {@link
   * DetectorConfig#maxTrainingFrames()} were used}
   */
  public long offeredFrames() {
    return offeredFrames;
  }

  /** {@return the duration of the training video, that of all clips together} */
  public Duration offeredTime() {
    return offeredTime;
  }

  /** {@return the number of frames a second of the training video; empty if it has no times} */
  public OptionalDouble frameRate() {
    return frameRate;
  }

  /** {@return the number of held-out normal frames of calibration and threshold} */
  public long calibrationFrames() {
    return calibrationFrames;
  }

  /** {@return the overall score from which a frame is anomalous} */
  public double threshold() {
    return threshold;
  }

  /** {@return the estimated false-alarm rate of that threshold} */
  public FalseAlarmEstimate falseAlarms() {
    return falseAlarms;
  }

  /** {@return the estimated number of events of all channels an hour of normal video} */
  public EventRateEstimate events() {
    return events;
  }

  /** {@return the width in pixels of the frames that scorers receive} */
  public int width() {
    return width;
  }

  /** {@return the height in pixels of the frames that scorers receive} */
  public int height() {
    return height;
  }

  /** {@return the names of the scorers} */
  public List<String> scorers() {
    return scorers;
  }

  /** {@return the fusion weight of each scorer, in the order of the names} */
  public List<Double> weights() {
    return weights;
  }

  /** {@return whether a score depends on the current and earlier frames only} */
  public boolean causal() {
    return causal;
  }

  /** {@return the versions of Java, the system and native libraries, by name} */
  public Map<String, String> environment() {
    return environment;
  }

  /** {@return the thresholds of all channels, the fused one first} */
  public List<ChannelThreshold> channelThresholds() {
    return channelThresholds;
  }

  /** {@return the result of validation on pseudo-anomalies} */
  public SyntheticValidation syntheticValidation() {
    return syntheticValidation;
  }

  /** {@return the reasons why the false-alarm rate may not hold, a sentence each} */
  public List<String> warnings() {
    return warnings;
  }

  @Override
  Object[] properties() {
    return new Object[] {
      "libraryVersion", libraryVersion,
      "created", created,
      "seed", seed,
      "trainingSources", trainingSources,
      "trainingFrames", trainingFrames,
      "frameRate", frameRate,
      "offeredFrames", offeredFrames,
      "offeredTime", offeredTime,
      "calibrationFrames", calibrationFrames,
      "threshold", threshold,
      "falseAlarms", falseAlarms,
      "events", events,
      "width", width,
      "height", height,
      "scorers", scorers,
      "weights", weights,
      "causal", causal,
      "environment", environment,
      "channelThresholds", channelThresholds,
      "syntheticValidation", syntheticValidation,
      "warnings", warnings
    };
  }

  /** Builds a {@link ModelInfo}; not thread-safe. */
  public static final class Builder {
    private @Nullable String libraryVersion;
    private @Nullable Instant created;
    private long seed;
    private List<String> trainingSources = List.of();
    private long trainingFrames;
    private OptionalDouble frameRate = OptionalDouble.empty();
    private long offeredFrames;
    private Duration offeredTime = Duration.ZERO;
    private long calibrationFrames;
    private double threshold;
    private @Nullable FalseAlarmEstimate falseAlarms;
    private EventRateEstimate events = EventRateEstimate.builder().build();
    private int width;
    private int height;
    private List<String> scorers = List.of();
    private List<Double> weights = List.of();
    private boolean causal;
    private Map<String, String> environment = Map.of();
    private List<ChannelThreshold> channelThresholds = List.of();
    private SyntheticValidation syntheticValidation = SyntheticValidation.none();
    private List<String> warnings = List.of();

    private Builder() {}

    /**
     * {@return this builder}
     *
     * @param libraryVersion the version of the library that fitted the detector
     */
    public Builder libraryVersion(String libraryVersion) {
      this.libraryVersion = libraryVersion;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param created the time at which the detector was fitted
     */
    public Builder created(Instant created) {
      this.created = created;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param seed the random seed
     */
    public Builder seed(long seed) {
      this.seed = seed;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param trainingSources the names of the normal sources of the training set
     */
    public Builder trainingSources(List<String> trainingSources) {
      this.trainingSources = trainingSources;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param trainingFrames the number of frames that scorers were trained on
     */
    public Builder trainingFrames(long trainingFrames) {
      this.trainingFrames = trainingFrames;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param frames the number of frames of the training video
     * @param time the duration of the training video, that of all clips together
     */
    public Builder offered(long frames, Duration time) {
      offeredFrames = frames;
      offeredTime = time;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param frameRate the number of frames a second of the training video; empty if it has no
     *     times
     */
    public Builder frameRate(OptionalDouble frameRate) {
      this.frameRate = frameRate;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param calibrationFrames the number of held-out normal frames of calibration and threshold
     */
    public Builder calibrationFrames(long calibrationFrames) {
      this.calibrationFrames = calibrationFrames;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param threshold the overall score from which a frame is anomalous
     * @param falseAlarms the estimated false-alarm rate of that threshold
     */
    public Builder threshold(double threshold, FalseAlarmEstimate falseAlarms) {
      this.threshold = threshold;
      this.falseAlarms = falseAlarms;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param events the estimated number of events of all channels an hour of normal video
     */
    public Builder events(EventRateEstimate events) {
      this.events = events;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param width the width in pixels of the frames that scorers receive
     * @param height the height in pixels of the frames that scorers receive
     */
    public Builder inputSize(int width, int height) {
      this.width = width;
      this.height = height;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param scorers the names of the scorers
     * @param weights the fusion weight of each scorer, in the order of the names
     */
    public Builder scorers(List<String> scorers, List<Double> weights) {
      this.scorers = scorers;
      this.weights = weights;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param causal whether a score depends on the current and earlier frames only
     */
    public Builder causal(boolean causal) {
      this.causal = causal;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param environment the versions of Java, the system and native libraries, by name
     */
    public Builder environment(Map<String, String> environment) {
      this.environment = environment;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param channelThresholds the thresholds of all channels, the fused one first
     */
    public Builder channelThresholds(List<ChannelThreshold> channelThresholds) {
      this.channelThresholds = channelThresholds;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param syntheticValidation the result of validation on pseudo-anomalies
     */
    public Builder syntheticValidation(SyntheticValidation syntheticValidation) {
      this.syntheticValidation = syntheticValidation;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param warnings the reasons why the false-alarm rate may not hold, a sentence each
     */
    public Builder warnings(List<String> warnings) {
      this.warnings = warnings;
      return this;
    }

    /**
     * {@return the result of the values given}
     *
     * @throws NullPointerException if a value is missing
     * @throws IllegalArgumentException if a value is out of range
     */
    public ModelInfo build() {
      return new ModelInfo(this);
    }
  }
}
