package io.vad4j;

import io.vad4j.spi.Providers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Builds a detector. Each setter validates its range; which settings fit together is validated by
 * {@link #build()}. Not thread-safe.
 *
 * <pre>{@code
 * try (Detector detector =
 *     Detector.builder().scorer("optical-flow").falseAlarmRate(0.001).fit(monday)) {
 *   detector.save(Path.of("entrance.vad"));
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class DetectorBuilder {
  final Map<String, Options> scorers = new LinkedHashMap<>();
  Map<String, Double> fusionWeights = Map.of();
  int inputSize = 360;
  boolean resizeFrames;
  FrameMask ignored = FrameMask.none();
  int frameStride = 1;
  @Nullable Pooling pooling;
  PerspectiveMode perspectiveMode = PerspectiveMode.AUTO;
  Duration smoothing = Duration.ofMillis(150);
  FalseAlarmTarget falseAlarmTarget = FalseAlarmTarget.perFrame(0.01);
  double eventsPerHour = 2;
  @Nullable Duration stationaryAfter;
  final Map<String, Double> thresholds = new LinkedHashMap<>();
  EventRule eventRule = EventRule.defaults();
  int folds = 3;
  int syntheticAnomalies = 12;
  int calibrationFrames = 200;
  int maxTrainingFrames = 30_000;
  long seed;
  @Nullable Path checkpointDirectory;
  private ProgressListener progress = ProgressListener.none();
  private DetectionListener listener = DetectionListener.none();
  private PipelineObserver observer = PipelineObserver.none();

  DetectorBuilder() {}

  DetectorBuilder(DetectorConfig config) {
    scorers.putAll(config.scorers());
    fusionWeights = config.fusionWeights();
    inputSize = config.inputSize();
    resizeFrames = config.resizeFrames();
    ignored = config.ignored();
    frameStride = config.frameStride();
    pooling = config.pooling().orElse(null);
    perspectiveMode = config.perspectiveMode();
    smoothing = config.smoothing();
    falseAlarmTarget = config.falseAlarmTarget();
    eventsPerHour = config.eventsPerHour();
    stationaryAfter = config.stationaryAfter().orElse(null);
    thresholds.putAll(config.thresholds());
    eventRule = config.eventRule();
    folds = config.folds();
    syntheticAnomalies = config.syntheticAnomalies();
    calibrationFrames = config.calibrationFrames();
    maxTrainingFrames = config.maxTrainingFrames();
    seed = config.seed();
    checkpointDirectory = config.checkpointDirectory().orElse(null);
  }

  /**
   * Adds a scorer with its default options. Without any, the scorers that declare themselves
   * defaults are used.
   *
   * @param name the scorer's name, such as {@code optical-flow}
   * @return this builder
   * @throws InvalidOptionException if the scorer was added before
   */
  public DetectorBuilder scorer(String name) {
    return scorer(name, Options.none());
  }

  /**
   * Adds a scorer with options.
   *
   * @param name the scorer's name, such as {@code optical-flow}
   * @param options values by option name; options that are not given have their defaults
   * @return this builder
   * @throws InvalidOptionException if the scorer was added before
   */
  public DetectorBuilder scorer(String name, Options options) {
    Objects.requireNonNull(options, "options");
    if (scorers.putIfAbsent(Objects.requireNonNull(name, "name"), options) != null) {
      throw new InvalidOptionException("Scorer " + name + " is chosen twice; choose it once.");
    }
    return this;
  }

  /**
   * Sets the weights of the fusion, the α and β of the paper. Default 1 for every scorer.
   *
   * @param byScorer by scorer name, each at least 0; scorers that are not named weigh 1
   * @return this builder
   * @throws InvalidOptionException if a weight is negative or not finite
   */
  public DetectorBuilder fusionWeights(Map<String, Double> byScorer) {
    byScorer.forEach(
        (scorer, weight) -> {
          if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new InvalidOptionException(
                "The weight of %s must be a number of at least 0, not %s."
                    .formatted(scorer, weight));
          }
        });
    fusionWeights = Map.copyOf(byScorer);
    return this;
  }

  /**
   * Sets the longer side of the grey frames that scorers see. Larger frames are scaled down; those
   * of 128 pixels to three quarters of it are scaled up, to at most twice their size; others are
   * left as they are. Twice the size costs four times the work and finds smaller objects. Default
   * 360.
   *
   * @param longerSide pixels, 64 to 1920
   * @return this builder
   * @throws InvalidOptionException if out of range
   */
  public DetectorBuilder inputSize(int longerSide) {
    inputSize = requireInRange("The input size", longerSide, 64, 1920);
    return this;
  }

  /**
   * Sets whether frames whose size changes within a clip, or whose aspect ratio is not that of the
   * training video, are resized instead of rejected. Default false.
   *
   * @param resize whether to resize them
   * @return this builder
   */
  public DetectorBuilder resizeFrames(boolean resize) {
    resizeFrames = resize;
    return this;
  }

  /**
   * Adds a part of the frame that is ignored, such as a street behind a fence or a clock. Its
   * pixels reach no scorer, neither in training nor later, and its cells are 0 in all anomaly maps.
   * Default none.
   *
   * @param mask polygons or a bitmap
   * @return this builder
   */
  public DetectorBuilder ignore(FrameMask mask) {
    ignored = ignored.union(mask);
    return this;
  }

  /**
   * Sets the frame stride: every n-th frame is processed. Default 1.
   *
   * @param everyNthFrame 1 to 1,000
   * @return this builder
   * @throws InvalidOptionException if out of range
   */
  public DetectorBuilder frameStride(int everyNthFrame) {
    frameStride = requireInRange("The frame stride", everyNthFrame, 1, 1000);
    return this;
  }

  /**
   * Sets how anomaly maps become scores. Default: what each scorer's descriptor recommends.
   *
   * @param value for all scorers of this detector
   * @return this builder
   */
  public DetectorBuilder pooling(Pooling value) {
    pooling = Objects.requireNonNull(value, "pooling");
    return this;
  }

  /**
   * Sets whether maps are normalised for perspective. It helps where the camera looks along a
   * street or down a hall, and hurts where anomalies happen close to the camera. Default {@link
   * PerspectiveMode#AUTO}, which is off in a detector that calibrates itself.
   *
   * @param mode off, on or automatic
   * @return this builder
   */
  public DetectorBuilder perspectiveMode(PerspectiveMode mode) {
    perspectiveMode = Objects.requireNonNull(mode, "mode");
    return this;
  }

  /**
   * Sets the time constant of the causal exponential smoothing of scores. Default 0.15 seconds.
   *
   * @param timeConstant 0, for none, to 60 seconds
   * @return this builder
   * @throws InvalidOptionException if out of range
   */
  public DetectorBuilder smoothing(Duration timeConstant) {
    if (timeConstant.isNegative() || timeConstant.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new InvalidOptionException(
          "Smoothing must be from 0 to 60 seconds, not " + timeConstant + ".");
    }
    smoothing = timeConstant;
    return this;
  }

  /**
   * Sets the false alarms that thresholds allow. Default 1 % of normal frames.
   *
   * @param target a share of frames
   * @return this builder
   */
  public DetectorBuilder falseAlarmTarget(FalseAlarmTarget target) {
    falseAlarmTarget = Objects.requireNonNull(target, "target");
    return this;
  }

  /**
   * As {@link #falseAlarmTarget}, with {@link FalseAlarmTarget#perFrame}.
   *
   * @param perFrame above 0 and at most 0.5
   * @return this builder
   * @throws InvalidOptionException if out of range
   */
  public DetectorBuilder falseAlarmRate(double perFrame) {
    return falseAlarmTarget(FalseAlarmTarget.perFrame(perFrame));
  }

  /**
   * Sets how many false events an hour of normal video may begin. An event begins at a score that
   * normal video reaches that often, and no lower than the threshold of frames; it goes on as
   * {@link #eventRule} says. The channel of stationary objects, whose score is a duration, begins
   * its events at the threshold of frames. Default 2.
   *
   * @param events above 0
   * @return this builder
   * @throws InvalidOptionException if out of range
   */
  public DetectorBuilder eventsPerHour(double events) {
    if (!(events > 0 && events < Double.POSITIVE_INFINITY)) {
      throw new InvalidOptionException(
          "The number of events an hour must be above 0, not " + events + ".");
    }
    eventsPerHour = events;
    return this;
  }

  /**
   * Sets how long something may stay before the stand-alone channel of stationary objects reports
   * it, beyond the minimum duration of its scorer. By default this follows from the stays in the
   * normal video and the false-alarm target. Where the normal video has fewer than five stays, it
   * is 5 seconds, or more where one of them was long, and {@link ModelInfo#warnings()} says so.
   *
   * @param duration above 0 and at most an hour
   * @return this builder
   * @throws InvalidOptionException if out of range
   */
  public DetectorBuilder stationaryAfter(Duration duration) {
    if (duration.isNegative() || duration.isZero() || duration.compareTo(Duration.ofHours(1)) > 0) {
      throw new InvalidOptionException(
          "A stationary object is reported after up to 1 hour, not " + duration + ".");
    }
    stationaryAfter = duration;
    return this;
  }

  /**
   * Sets the threshold of one channel, in place of the one that follows from the false-alarm
   * target. Default none.
   *
   * @param channel the name of a channel: {@value ChannelScore#FUSED} or that of a stand-alone one,
   *     or {@value ChannelThreshold#OVERALL} for the overall score
   * @param score the surprisal from which a frame is anomalous, above 0
   * @return this builder
   * @throws InvalidOptionException if the threshold is out of range
   */
  public DetectorBuilder threshold(String channel, double score) {
    Objects.requireNonNull(channel, "channel");
    if (!(score > 0 && score < Double.POSITIVE_INFINITY)) {
      throw new InvalidOptionException(
          "The threshold of channel '%s' must be above 0, not %s.".formatted(channel, score));
    }
    thresholds.put(channel, score);
    return this;
  }

  /**
   * Lets the thresholds of all channels follow from the false-alarm target again.
   *
   * @return this builder
   */
  public DetectorBuilder clearThresholds() {
    thresholds.clear();
    return this;
  }

  /**
   * Sets when anomalous frames make an event. Default {@link EventRule#defaults()}.
   *
   * @param rule exit ratio, minimum duration and merge gap
   * @return this builder
   */
  public DetectorBuilder eventRule(EventRule rule) {
    eventRule = Objects.requireNonNull(rule, "rule");
    return this;
  }

  /**
   * Sets the number of folds. Each is scored by a model trained without it, for calibration, beside
   * the last training on all video. Default 3; 1 holds out a third of the video once and trains
   * once on the rest, for scorers that take long.
   *
   * @param count 1 to 10
   * @return this builder
   * @throws InvalidOptionException if out of range
   */
  public DetectorBuilder folds(int count) {
    folds = requireInRange("The number of folds", count, 1, 10);
    return this;
  }

  /**
   * Sets how many pseudo-anomalies of each kind are generated from the training video for {@link
   * ModelInfo#syntheticValidation()}. Default 12; 0 for none.
   *
   * @param perKind 0 to 1,000
   * @return this builder
   * @throws InvalidOptionException if out of range
   */
  public DetectorBuilder syntheticAnomalies(int perKind) {
    syntheticAnomalies = requireInRange("The synthetic anomalies of each kind", perKind, 0, 1000);
    return this;
  }

  /**
   * Sets how many first frames of a stream a detector calibrates on when it is not fitted. Default
   * 200.
   *
   * @param frames at least 20
   * @return this builder
   * @throws InvalidOptionException if out of range
   */
  public DetectorBuilder calibrationFrames(int frames) {
    calibrationFrames = requireInRange("The number of calibration frames", frames, 20, 1_000_000);
    return this;
  }

  /**
   * Sets the number of frames of the training video that are used. Where there are more, all are
   * read, and contiguous segments are used that are spread evenly over all clips and hours. Default
   * 30,000, which is 20 minutes at 25 frames a second and takes 2.6 GB of temporary disk space at
   * the default input size.
   *
   * @param frames at least 20
   * @return this builder
   * @throws InvalidOptionException if out of range
   */
  public DetectorBuilder maxTrainingFrames(int frames) {
    maxTrainingFrames =
        requireInRange("The number of training frames", frames, 20, Integer.MAX_VALUE);
    return this;
  }

  /**
   * Sets the random seed. Default 0.
   *
   * @param value any number
   * @return this builder
   */
  public DetectorBuilder seed(long value) {
    seed = value;
    return this;
  }

  /**
   * Sets a folder in which long trainings keep their state, each in a folder of its own; {@link
   * Detector#fit} with the same settings and video resumes from there after an interruption.
   * Default none.
   *
   * @param folder created where it does not exist
   * @return this builder
   */
  public DetectorBuilder checkpointDirectory(Path folder) {
    checkpointDirectory = Objects.requireNonNull(folder, "folder");
    return this;
  }

  /**
   * Adds a listener of the progress of fitting. Default none.
   *
   * @param value called on the threads that fit
   * @return this builder
   */
  public DetectorBuilder progress(ProgressListener value) {
    progress = progress.andThen(value);
    return this;
  }

  /**
   * Adds a listener of the detections and events of all streams. Default none.
   *
   * @param value called on the threads that process frames
   * @return this builder
   */
  public DetectorBuilder listener(DetectionListener value) {
    listener = listener.andThen(value);
    return this;
  }

  /**
   * Adds an observer of the stage timings of all streams. Default none.
   *
   * @param value called on the threads that process frames
   * @return this builder
   */
  public DetectorBuilder observer(PipelineObserver value) {
    observer = observer.andThen(value);
    return this;
  }

  private static int requireInRange(String what, int value, int min, int max) {
    if (value < min || value > max) {
      throw new InvalidOptionException(
          what + " must be from " + min + " to " + max + ", not " + value + ".");
    }
    return value;
  }

  /** {@return the settings, without listeners} */
  public DetectorConfig config() {
    return new DetectorConfig(this);
  }

  /**
   * {@return a detector that is not fitted}
   *
   * @throws ProviderException if a scorer's name is unknown, or no detector or no scorer is on the
   *     class path
   * @throws InvalidOptionException if settings do not fit together
   */
  public Detector build() {
    return Providers.detector()
        .create(config())
        .withProgress(progress)
        .withListener(listener)
        .withObserver(observer);
  }

  /**
   * {@return a detector fitted to normal video} Short for {@code build().fit(normal)}.
   *
   * @param normal clips without anomalies; the caller closes them
   * @see Detector#fit(FrameSource...)
   */
  public Detector fit(FrameSource... normal) {
    return fit(List.of(normal));
  }

  /**
   * {@return a detector fitted to normal video} Short for {@code build().fit(normal)}.
   *
   * @param normal clips without anomalies
   * @see Detector#fit(Iterable)
   */
  public Detector fit(Iterable<? extends FrameSource> normal) {
    try (Detector unfitted = build()) {
      return unfitted.fit(normal);
    }
  }
}
