package io.vad4j;

import io.vad4j.spi.Providers;
import io.vad4j.spi.ScorerModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Learns what is normal in front of a camera, then says when, and where in the picture, something
 * is not.
 *
 * <pre>{@code
 * try (Detector detector = Detector.create();
 *     FrameSource monday = FrameSource.open(Path.of("monday.mp4"))) {
 *   detector.fit(monday);
 *   detector.save(Path.of("entrance.vad"));
 * }
 * }</pre>
 *
 * <p>A detector whose scorers all work without training need not be fitted: each of its sessions
 * then calibrates itself on its first frames, which must be normal, and says so in the log.
 *
 * <p>{@link #newSession()} and {@link #detect(FrameSource)} may be called from several threads at a
 * time, one stream each; {@link #fit}, {@link #process}, {@link #reset} and {@link #close} may not
 * run beside other calls.
 *
 * @since 0.1.0
 */
public interface Detector extends AutoCloseable {

  /**
   * {@return a detector of all that is on the class path, with sensible defaults}
   *
   * @throws ProviderException if no detector or no scorer is on the class path
   */
  static Detector create() {
    return builder().build();
  }

  /**
   * Starts a detector of one's own choosing.
   *
   * @return a builder with all defaults
   * @throws ProviderException if no detector is on the class path
   */
  static Builder builder() {
    return Providers.detector().builder();
  }

  /**
   * Loads a detector that {@link #save} wrote.
   *
   * @param file what {@link #save} wrote
   * @return a fitted detector
   * @throws ModelException if the file is missing, damaged, of a newer format, or needs a scorer
   *     that is not on the class path
   */
  static Detector load(Path file) {
    return Providers.detector().load(file);
  }

  /**
   * Learns what is normal from one or more clips, each read to its end. Scores are calibrated, and
   * the threshold is set, on footage that was held out: every clip is, from one of three trainings
   * made for that. Fitting again starts anew.
   *
   * @param normal clips without anything unusual, of one size; the caller closes them
   * @throws FrameSourceException if a clip cannot be read
   * @throws TrainingException if there is too little footage, or training fails
   * @throws VadException one of the two within a second after the calling thread was interrupted; it
   *     stays interrupted, and the detector as it was before
   */
  default void fit(FrameSource... normal) {
    fit(List.of(normal));
  }

  /**
   * As {@link #fit(FrameSource...)}; each source is taken from the iterable only when the one
   * before was read to its end, so that not all need to be open at a time.
   *
   * @param normal footage in which nothing is abnormal
   */
  void fit(Iterable<? extends FrameSource> normal);

  /**
   * Measures anew how the evidence of all scorers looks on normal footage, and sets the threshold
   * by that, without training them again: for a season, a lens or a light that changed. The footage
   * must be other than what the scorers were trained on.
   *
   * @param normal clips without anything unusual; the caller closes them
   * @throws FrameSourceException if a clip cannot be read
   * @throws TrainingException if there is too little footage
   * @throws VadException one of the two within a second after the calling thread was interrupted; it
   *     stays interrupted, and the detector as it was before
   * @throws IllegalStateException if the detector is not fitted
   */
  default void calibrate(FrameSource... normal) {
    calibrate(List.of(normal));
  }

  /**
   * As {@link #calibrate(FrameSource...)}, taking one source at a time.
   *
   * @param normal newer footage in which nothing is abnormal
   */
  void calibrate(Iterable<? extends FrameSource> normal);

  /** {@return whether the detector has learned what is normal} */
  boolean isFitted();

  /**
   * {@return what the detector has learned and where that came from}
   *
   * @throws IllegalStateException if it is not fitted
   */
  ModelInfo info();

  /**
   * What each scorer of a fitted detector knows, by the scorer's name, in the order of {@link
   * ModelInfo#scorers()}. The models stay the detector's own: it closes them, and nobody else may.
   *
   * @return an unmodifiable map; empty where the detector does not tell
   * @throws IllegalStateException if it is not fitted
   */
  default Map<String, ScorerModel> scorerModels() {
    return Map.of();
  }

  /**
   * Writes the detector to one file, first under a temporary name beside it, then moved over it.
   *
   * @param file where to; an existing file is replaced
   * @throws ModelException if the file cannot be written
   * @throws IllegalStateException if the detector is not fitted
   */
  void save(Path file);

  /**
   * Starts a stream of its own. The detector must outlive it.
   *
   * @return a session, which the caller closes
   * @throws TrainingException if a scorer must be trained and {@link #fit} was not called
   */
  default DetectorSession newSession() {
    return newSession(DetectionListener.none());
  }

  /**
   * As {@link #newSession()}, telling {@code listener} of this stream's detections and events.
   *
   * @param listener told on the thread that processes the frames
   * @return a session, which the caller closes
   */
  default DetectorSession newSession(DetectionListener listener) {
    return newSession(listener, PipelineObserver.none());
  }

  /**
   * As {@link #newSession(DetectionListener)}, with an observer of this session's stage timings.
   *
   * @param listener called on the thread that processes the frames
   * @param observer called on the thread that processes the frames
   * @return a session, which the caller closes
   */
  DetectorSession newSession(DetectionListener listener, PipelineObserver observer);

  /**
   * Reads the source to its end, a frame whenever the stream is asked for the next element. The
   * caller closes the source; closing the stream, or reading it to its end, closes the session. On
   * an interrupted thread the stream throws a {@link FrameSourceException} within a second and
   * leaves the thread interrupted.
   *
   * @param source frames in order of time
   * @return the detections in order of time
   */
  default Stream<Detection> detect(FrameSource source) {
    return detect(source, DetectionListener.none());
  }

  /**
   * As {@link #detect(FrameSource)}, telling {@code listener} of detections and events.
   *
   * @param source frames in order of time
   * @param listener told on the thread that processes the frames
   * @return the detections in order of time
   */
  Stream<Detection> detect(FrameSource source, DetectionListener listener);

  /**
   * Looks at the next frame of this detector's own stream, for those who own their loop.
   *
   * @param frame the next frame of this stream
   * @return the detection, or empty while warming up
   * @see DetectorSession#process
   */
  Optional<Detection> process(Frame frame);

  /** Ends the clip of this detector's own stream. */
  void reset();

  /** Closes all sessions and models. Closing again does nothing. */
  @Override
  void close();

  /**
   * Settings of a detector, checked when it is built.
   *
   * @since 0.1.0
   */
  interface Builder {

    /**
     * Adds a scorer by name. Without any, the best of those on the class path are taken.
     *
     * @param name as its provider calls it, such as {@code optical-flow}
     * @return this builder
     * @see io.vad4j.spi.ScorerProvider
     */
    default Builder scorer(String name) {
      return scorer(name, Options.none());
    }

    /**
     * Adds a scorer by name with options of its own; what is not given has its default.
     *
     * @param name as its provider calls it, such as {@code optical-flow}
     * @param options values by option name
     * @return this builder
     */
    Builder scorer(String name, Options options);

    /**
     * Weighs a scorer in the fusion: the α and β of the paper; at least 0, and above 0 for one of
     * them. Once one is given, those not given are 1 and none is learned.
     *
     * @param scorer the name of a scorer of this detector
     * @param weight at least 0
     * @return this builder
     */
    Builder weight(String scorer, double weight);

    /**
     * Whether {@link Detector#fit} learns the weights of the fusion from anomalies that it makes of
     * the normal footage: things that move, cut out and pasted into held-out clips too fast,
     * shaking, too large and so on. Default true. Weights are all 1 where none are given and the
     * footage is too short to learn from, more than 5 scorers are fused, or learned weights find
     * such anomalies no better than equal ones beyond chance; {@link ModelInfo#weightSource()}
     * tells.
     *
     * @param enabled false for equal weights
     * @return this builder
     * @throws UnsupportedOperationException if this detector cannot do that
     */
    default Builder learnWeights(boolean enabled) {
      throw new UnsupportedOperationException("This detector does not learn weights.");
    }

    /**
     * In how many parts footage is held out for calibration, one after the other, each with a
     * training of its own without that part, beside the last training on all footage. Default 3; 1
     * to hold out a third of the footage once and train once on the rest, for scorers that take an
     * hour; at most 10.
     *
     * @param folds 1 to 10
     * @return this builder
     * @throws UnsupportedOperationException if this detector cannot do that
     */
    default Builder folds(int folds) {
      throw new UnsupportedOperationException(
          "This detector does not choose how much is held out.");
    }

    /**
     * How many anomalies of each kind {@link Detector#fit} makes of the normal footage, to learn
     * weights from and for {@link ModelInfo#syntheticValidation()}. Default 12; 0 for none, which
     * leaves weights equal.
     *
     * @param perKind 0 to 1,000
     * @return this builder
     * @throws UnsupportedOperationException if this detector cannot do that
     */
    default Builder syntheticAnomalies(int perKind) {
      throw new UnsupportedOperationException("This detector does not test itself.");
    }

    /**
     * The longer side, in pixels, of the grey frames that scorers see. Larger frames are scaled
     * down; those of 128 pixels to three quarters of it are scaled up, to at most twice their size;
     * others are left as they are. Default 360; 64 to 1920. Twice the size costs four times the
     * work and finds smaller things.
     *
     * @param longerSide pixels, 64 to 1920
     * @return this builder
     */
    Builder inputSize(int longerSide);

    /**
     * Looks at every n-th frame only. Default 1: every frame.
     *
     * @param stride at least 1
     * @return this builder
     */
    Builder frameStride(int stride);

    /**
     * How anomaly maps become scores. Default: what each scorer's descriptor recommends.
     *
     * @param pooling for all scorers of this detector
     * @return this builder
     */
    Builder pooling(Pooling pooling);

    /**
     * Whether evidence is divided by how large it usually is at that height of the picture, as
     * learned from normal footage: things far from the camera are smaller and move less. Default:
     * if moving things in the normal footage are larger the lower they stand in the picture; never
     * in a detector that calibrates itself. It helps where the camera looks along a street or down
     * a hall, and hurts where anomalies happen close to the camera, as in a room.
     *
     * @param enabled whether to divide, whatever the footage shows
     * @return this builder
     */
    Builder perspectiveNormalization(boolean enabled);

    /**
     * Time constant of the exponential, causal smoothing of scores. Default 0.15 s; 0 for none.
     * More than a second misses what is brief.
     *
     * @param timeConstant at least 0
     * @return this builder
     */
    Builder smoothing(Duration timeConstant);

    /**
     * The share of normal frames that may be called abnormal, above 0 and at most 0.5. Default
     * 0.01. A rate rarer than the normal footage can show is extrapolated from its highest scores.
     *
     * @param perFrame above 0 and at most 0.5
     * @return this builder
     */
    Builder falseAlarmRate(double perFrame);

    /**
     * The number of false events an hour to allow, above 0, instead of a rate per frame. The
     * threshold is found from how many events an hour the held-out normal footage raises at a low
     * threshold, and extrapolated from there.
     *
     * @param eventsPerHour above 0
     * @return this builder
     */
    Builder falseAlarmsPerHour(double eventsPerHour);

    /**
     * When abnormal frames make an event. Default {@link EventRule#defaults()}.
     *
     * @param rule when events start, end and join
     * @return this builder
     */
    Builder eventRule(EventRule rule);

    /**
     * How many first frames of a stream a detector calibrates itself on when it was not fitted.
     * Default 200; at least 20.
     *
     * @param frames at least 20
     * @return this builder
     */
    Builder calibrationFrames(int frames);

    /**
     * The most frames that {@link Detector#fit} learns from; what comes after them is not read.
     * Default 30,000, which is 20 minutes at 25 frames a second and takes 2.6 GB of temporary disk
     * space at the default working size; at least 20.
     *
     * @param frames at least 20
     * @return this builder
     */
    Builder maxTrainingFrames(int frames);

    /**
     * The seed of everything random. Default 0.
     *
     * @param seed any number
     * @return this builder
     */
    Builder seed(long seed);

    /**
     * A folder in which long trainings keep their state, each in a folder of its own; {@link
     * Detector#fit} with the same settings and footage goes on from there after it was interrupted.
     * Default none: nothing is kept.
     *
     * @param directory where to keep it; made where it does not exist
     * @return this builder
     * @throws UnsupportedOperationException if this detector cannot keep any
     */
    default Builder checkpointDirectory(Path directory) {
      throw new UnsupportedOperationException("This detector keeps no state of trainings.");
    }

    /**
     * Adds a listener to the progress of {@link Detector#fit} and {@link Detector#calibrate}.
     * Default none.
     *
     * @param listener called on threads that fit
     * @return this builder
     */
    Builder progress(ProgressListener listener);

    /**
     * Adds a listener to the detections and events of all sessions. Default none.
     *
     * @param listener called on the threads that process frames
     * @return this builder
     */
    Builder listener(DetectionListener listener);

    /**
     * Adds an observer of the stage timings of all sessions. Default none.
     *
     * @param observer called on the threads that process frames
     * @return this builder
     */
    Builder observer(PipelineObserver observer);

    /**
     * {@return the detector}
     *
     * @throws ProviderException if a scorer's name is unknown, or no scorer is on the class path
     * @throws InvalidOptionException if a setting is out of range or does not fit the others
     */
    Detector build();
  }
}
