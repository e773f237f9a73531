package io.vad4j;

import io.vad4j.spi.Providers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * A video anomaly detector of one fixed camera: learns normal video, then scores frames and
 * localises what deviates from it.
 *
 * <pre>{@code
 * try (Detector detector = Detector.create();
 *     FrameSource monday = FrameSource.open(Path.of("monday.mp4"));
 *     Detector fitted = detector.fit(monday)) {
 *   fitted.save(Path.of("entrance.vad"));
 * }
 * }</pre>
 *
 * <p>A detector is immutable: {@link #fit}, {@link #calibrate} and the {@code with} methods return
 * another one and leave this one as it is. Detectors that stem from one another share what was
 * learned; each is closed by itself. A detector whose scorers are all training-free need not be
 * fitted: each of its sessions then calibrates itself on its first frames, which must be normal.
 *
 * <p>All methods may be called from any number of threads; {@link #close} ends the sessions.
 *
 * @since 0.1.0
 */
public interface Detector extends AutoCloseable {

  /**
   * {@return a detector of the default scorers on the class path, with default settings, not
   * fitted}
   *
   * @throws ProviderException if no detector or no scorer is on the class path
   */
  static Detector create() {
    return builder().build();
  }

  /** {@return a builder with all defaults} */
  static DetectorBuilder builder() {
    return new DetectorBuilder();
  }

  /**
   * {@return the fitted detector of a model file}
   *
   * @param file what {@link #save} wrote
   * @throws ModelException if the file is missing, damaged, of another format, or needs a scorer
   *     that is not on the class path
   */
  static Detector load(Path file) {
    return Providers.detector().load(file);
  }

  /**
   * {@return the fitted detector of a model file at another operating point, without training}
   *
   * @param file what {@link #save} wrote
   * @param options false-alarm target, thresholds, event rule and listeners
   * @throws ModelException as {@link #load(Path)}
   * @throws InvalidOptionException if there is no channel of a name for which a threshold is given
   */
  static Detector load(Path file, LoadOptions options) {
    return options.applyTo(load(file));
  }

  /** {@return the settings of this detector} */
  DetectorConfig config();

  /**
   * {@return a detector fitted to normal video} Each clip is read to its end. Scores are calibrated
   * and thresholds are set on held-out folds.
   *
   * @param normal clips without anomalies, of one size; the caller closes them
   * @throws FrameSourceException if a clip cannot be read
   * @throws TrainingException if there is too little video, training fails, or the thread is
   *     interrupted; it ends within a second of an interruption and leaves the thread interrupted
   */
  default Detector fit(FrameSource... normal) {
    return fit(List.of(normal));
  }

  /**
   * {@return a detector fitted to normal video} As {@link #fit(FrameSource...)}; each source is
   * taken from the iterable only when the one before was read to its end.
   *
   * @param normal clips without anomalies
   */
  Detector fit(Iterable<? extends FrameSource> normal);

  /**
   * {@return a recorder of normal frames that the application pushes, to fit a detector to} The
   * detector must outlive it.
   */
  TrainingRecorder newTrainingRecorder();

  /**
   * {@return this detector with its scores calibrated and its thresholds set by other normal video,
   * its scorers as they are} For a season, a lens or a light that changed.
   *
   * @param normal clips without anomalies that the scorers were not trained on; the caller closes
   *     them
   * @throws FrameSourceException if a clip cannot be read
   * @throws TrainingException if there is too little video, or the thread is interrupted; it ends
   *     within a second of an interruption and leaves the thread interrupted
   * @throws IllegalStateException if the detector is not fitted
   */
  default Detector calibrate(FrameSource... normal) {
    return calibrate(List.of(normal));
  }

  /**
   * {@return this detector, calibrated} As {@link #calibrate(FrameSource...)}, taking one source at
   * a time.
   *
   * @param normal clips without anomalies
   */
  Detector calibrate(Iterable<? extends FrameSource> normal);

  /**
   * {@return this detector with more normal video learned, without a training} For what is normal
   * and raises alarms: scorers whose models can be {@linkplain io.vad4j.spi.ScorerModel#extend
   * extended} learn it, others ignore anomaly scores as high as in it where it shows them, and the
   * video joins what thresholds are set by.
   *
   * <p>To take a clip back, extend the original detector by the others: the same detector and clips
   * give the same result.
   *
   * @param normal short clips of what is to be learned, such as those of false alarms, one for each
   *     time it happened; three are a good number. The caller closes them
   * @throws FrameSourceException if a clip cannot be read
   * @throws TrainingException if there is too little video, or the thread is interrupted
   * @throws IllegalStateException if the detector is not fitted
   */
  default Detector extend(FrameSource... normal) {
    return extend(List.of(normal));
  }

  /**
   * {@return this detector with more normal video learned} As {@link #extend(FrameSource...)},
   * taking one source at a time.
   *
   * @param normal short clips of what is to be learned
   */
  Detector extend(Iterable<? extends FrameSource> normal);

  /**
   * {@return how many pseudo-anomalies this detector finds} They are cut from normal video and
   * pasted into it, as {@link #fit} does with its own. The same detector and clips give the same
   * result, and the same pseudo-anomalies to detectors that stem from one another.
   *
   * @param normal clips in which nothing is found; the caller closes them
   * @throws FrameSourceException if a clip cannot be read
   * @throws TrainingException if there is too little video, or the thread is interrupted
   * @throws IllegalStateException if the detector is not fitted
   */
  default SyntheticValidation validate(FrameSource... normal) {
    return validate(List.of(normal));
  }

  /**
   * {@return how many pseudo-anomalies this detector finds} As {@link #validate(FrameSource...)},
   * taking one source at a time.
   *
   * @param normal clips in which nothing is found
   */
  SyntheticValidation validate(Iterable<? extends FrameSource> normal);

  /**
   * {@return this detector with thresholds for other false alarms} No video is needed: scores are
   * surprisals, and a model keeps the scores of its held-out normal frames. {@link
   * ModelInfo#falseAlarms()} follows. Thresholds that were fixed no longer are.
   *
   * @param target a share of frames
   */
  Detector withFalseAlarmTarget(FalseAlarmTarget target);

  /**
   * {@return this detector with the thresholds of another false-alarm rate}
   *
   * @param perFrame the share of normal frames, above 0 and at most 0.5
   */
  default Detector withFalseAlarmRate(double perFrame) {
    return withFalseAlarmTarget(FalseAlarmTarget.perFrame(perFrame));
  }

  /**
   * {@return this detector with the thresholds of another number of events} No video is needed.
   * {@link ModelInfo#events()} follows.
   *
   * @param events false events an hour of normal video, of all channels, above 0
   */
  Detector withEventsPerHour(double events);

  /**
   * {@return this detector with another threshold of one channel} {@link ModelInfo#falseAlarms()}
   * follows, as with {@link #withFalseAlarmTarget}.
   *
   * @param channel the name of a channel: {@value ChannelScore#FUSED} or that of a stand-alone one,
   *     or {@value ChannelThreshold#OVERALL} for the overall score
   * @param score the surprisal from which a frame is anomalous, above 0
   * @throws InvalidOptionException if the threshold is out of range, or there is no such channel
   */
  Detector withThreshold(String channel, double score);

  /**
   * {@return this detector with another rule for events}
   *
   * @param rule exit ratio, minimum duration and merge gap
   */
  Detector withEventRule(EventRule rule);

  /**
   * {@return this detector with more of the frame ignored} No video is needed: its anomaly maps are
   * 0 there, so that nothing in it is found, while thresholds and false alarms stay those of the
   * whole. The mask is no part of a model file, and replaces one that was given before; what {@link
   * DetectorConfig#ignored()} names is ignored in any case.
   *
   * @param mask the parts of the frame to ignore
   */
  Detector withIgnored(FrameMask mask);

  /**
   * {@return this detector with another listener of detections and events of all its sessions}
   *
   * @param listener called on the threads that process frames
   */
  Detector withListener(DetectionListener listener);

  /**
   * {@return this detector with another listener of the progress of fitting}
   *
   * @param listener called on the threads that fit
   */
  Detector withProgress(ProgressListener listener);

  /**
   * {@return this detector with another observer of the stage timings of all its sessions}
   *
   * @param observer called on the threads that process frames
   */
  Detector withObserver(PipelineObserver observer);

  /** {@return whether the detector is fitted} */
  boolean isFitted();

  /**
   * {@return what the detector learned, and from what}
   *
   * @throws IllegalStateException if it is not fitted
   */
  ModelInfo info();

  /**
   * {@return the model of a scorer, if it has one of this type} For tools that inspect a network;
   * the detector keeps and closes it.
   *
   * @param scorer the scorer's name
   * @param type the type of its model
   * @param <T> the type of its model
   * @throws IllegalStateException if the detector is not fitted
   */
  <T> Optional<T> unwrap(String scorer, Class<T> type);

  /**
   * Writes the detector to one file, first under a temporary name beside it, then moved over it.
   *
   * @param file where to; an existing file is replaced
   * @throws ModelException if the file cannot be written
   * @throws IllegalStateException if the detector is not fitted
   */
  void save(Path file);

  /**
   * {@return a session for one stream} The detector must outlive it.
   *
   * @throws TrainingException if a scorer must be trained and the detector is not fitted
   */
  default DetectorSession newSession() {
    return newSession(SessionOptions.builder().build());
  }

  /**
   * {@return a session for one stream}
   *
   * @param listener called for this stream's detections and events, beside the detector's own
   * @throws TrainingException if a scorer must be trained and the detector is not fitted
   */
  default DetectorSession newSession(DetectionListener listener) {
    return newSession(SessionOptions.builder().listener(listener).build());
  }

  /**
   * {@return a session for one stream}
   *
   * @param listener called for this stream's detections and events, beside the detector's own
   * @param observer called for this stream's stage timings, beside the detector's own
   * @throws TrainingException if a scorer must be trained and the detector is not fitted
   */
  default DetectorSession newSession(DetectionListener listener, PipelineObserver observer) {
    return newSession(SessionOptions.builder().listener(listener).observer(observer).build());
  }

  /**
   * {@return a session for one stream}
   *
   * @param options what is known of the stream, and who listens to it
   * @throws TrainingException if a scorer must be trained and the detector is not fitted
   */
  DetectorSession newSession(SessionOptions options);

  /**
   * {@return the detections of a source in order of time} A frame is read whenever the stream is
   * asked for the next element. A source {@linkplain SourceInfo#timed() without times of its own}
   * is read at the frame rate of the training video. The caller closes the source; closing the
   * stream, or reading it to its end, closes the session. On an interrupted thread the stream
   * throws a {@link FrameSourceException} within a second and leaves the thread interrupted.
   *
   * @param source frames in order of time
   */
  default Stream<Detection> detect(FrameSource source) {
    return detect(source, DetectionListener.none());
  }

  /**
   * {@return the detections of a source in order of time}
   *
   * @param source frames in order of time
   * @param listener called for this stream's detections and events, beside the detector's own
   */
  default Stream<Detection> detect(FrameSource source, DetectionListener listener) {
    return detect(source, SessionOptions.builder().listener(listener).build());
  }

  /**
   * {@return the detections of a source in order of time} As {@link #detect(FrameSource)}; it ends
   * as at the end of the source if another thread closes the source.
   *
   * @param source frames in order of time
   * @param options name and start of the stream, and who listens to it
   */
  Stream<Detection> detect(FrameSource source, SessionOptions options);

  /**
   * Reads a source to its end and passes on each frame with its detection. As {@link
   * #detect(FrameSource)}. Frames without a detection are not passed on: those of the warm-up,
   * those that the detector calibrates itself on, and those that the frame stride skips.
   *
   * <pre>{@code
   * detector.watch(camera, (frame, detection) -> show(Overlay.toImage(frame, detection)));
   * }</pre>
   *
   * @param source frames in order of time; the caller closes it
   * @param consumer called on this thread, after the listeners; an exception that it throws ends
   *     the loop and reaches the caller
   */
  default void watch(FrameSource source, BiConsumer<? super Frame, ? super Detection> consumer) {
    watch(source, SessionOptions.builder().build(), consumer);
  }

  /**
   * Reads a source to its end and passes on each frame with its detection. As {@link
   * #watch(FrameSource, BiConsumer)}; it ends as at the end of the source if another thread closes
   * the source.
   *
   * @param source frames in order of time; the caller closes it
   * @param options name and start of the stream, and who listens to it
   * @param consumer called on this thread, after the listeners
   */
  default void watch(
      FrameSource source,
      SessionOptions options,
      BiConsumer<? super Frame, ? super Detection> consumer) {
    LastFrameSource frames = new LastFrameSource(source);
    try (Stream<Detection> detections = detect(frames, options)) {
      detections.forEach(detection -> consumer.accept(frames.lastFor(detection), detection));
    }
  }

  /**
   * Closes the sessions of this detector, and what was learned once no other detector shares it.
   * Closing again does nothing.
   */
  @Override
  void close();
}
