package io.vad4j.tckcheck;

import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.Detector;
import io.vad4j.DetectorConfig;
import io.vad4j.DetectorSession;
import io.vad4j.EventRule;
import io.vad4j.FalseAlarmEstimate;
import io.vad4j.FalseAlarmTarget;
import io.vad4j.Frame;
import io.vad4j.FrameMask;
import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.ModelException;
import io.vad4j.ModelInfo;
import io.vad4j.PipelineObserver;
import io.vad4j.ProgressListener;
import io.vad4j.SessionOptions;
import io.vad4j.SyntheticValidation;
import io.vad4j.TrainingException;
import io.vad4j.TrainingRecorder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Detector that conforms to the contract, for subclasses that violate one rule each: its score is
 * the mean frame change divided by its mean on the training set.
 */
class ReferenceDetector implements Detector, Cloneable {
  static final double THRESHOLD = 3;

  private final long seed;
  private List<DetectorSession> sessions = new CopyOnWriteArrayList<>();
  private List<String> sources = List.of();
  private double baseline;
  private double threshold = THRESHOLD;
  private DetectorConfig config = DetectorConfig.defaults();
  private DetectionListener listener = DetectionListener.none();
  private boolean closed;

  ReferenceDetector(long seed) {
    this.seed = seed;
  }

  /** Loads a saved detector. */
  ReferenceDetector restore(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      baseline = Double.parseDouble(lines.get(0));
      sources = lines.subList(1, lines.size());
      return this;
    } catch (IOException | NumberFormatException e) {
      throw new ModelException(file + " is no model.", e);
    }
  }

  /** {@return another detector of the same class and state, without sessions} */
  ReferenceDetector copy() {
    checkOpen();
    try {
      ReferenceDetector copy = (ReferenceDetector) clone();
      copy.sessions = new CopyOnWriteArrayList<>();
      return copy;
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public DetectorConfig config() {
    return config;
  }

  @Override
  public Detector withFalseAlarmTarget(FalseAlarmTarget target) {
    ReferenceDetector changed = copy();
    changed.threshold = threshold(((FalseAlarmTarget.PerFrame) target).rate());
    changed.config = config.toBuilder().falseAlarmTarget(target).config();
    return changed;
  }

  @Override
  public Detector withThreshold(String channel, double score) {
    ReferenceDetector changed = copy();
    changed.threshold = score;
    changed.config = config.toBuilder().threshold(channel, score).config();
    return changed;
  }

  double threshold(double rate) {
    return 0.5 - Math.log10(rate);
  }

  @Override
  public Detector withEventsPerHour(double events) {
    ReferenceDetector changed = copy();
    changed.config = config.toBuilder().eventsPerHour(events).config();
    return changed;
  }

  @Override
  public Detector withEventRule(EventRule rule) {
    ReferenceDetector changed = copy();
    changed.config = config.toBuilder().eventRule(rule).config();
    return changed;
  }

  @Override
  public Detector withListener(DetectionListener other) {
    ReferenceDetector changed = copy();
    changed.listener = other;
    return changed;
  }

  @Override
  public Detector withIgnored(FrameMask mask) {
    return copy();
  }

  @Override
  public Detector withProgress(ProgressListener other) {
    return copy();
  }

  @Override
  public Detector withObserver(PipelineObserver other) {
    return copy();
  }

  @Override
  public <T> Optional<T> unwrap(String scorer, Class<T> type) {
    checkFitted();
    return Optional.empty();
  }

  @Override
  public Detector fit(Iterable<? extends FrameSource> normal) {
    ReferenceDetector fitted = copy();
    fitted.train(normal);
    return fitted;
  }

  @Override
  public Detector extend(Iterable<? extends FrameSource> normal) {
    checkFitted();
    ReferenceDetector extended = copy();
    List<String> names = new ArrayList<>(sources);
    for (FrameSource source : normal) {
      names.add(source.info().name());
      MeanFrameChange change = new MeanFrameChange();
      for (Optional<Frame> frame = source.next(); frame.isPresent(); frame = source.next()) {
        extended.baseline = Math.max(extended.baseline, change.update(frame.get()));
      }
    }
    extended.sources = names;
    return extended;
  }

  @Override
  public SyntheticValidation validate(Iterable<? extends FrameSource> normal) {
    checkFitted();
    return SyntheticValidation.none();
  }

  @Override
  public TrainingRecorder newTrainingRecorder() {
    throw new UnsupportedOperationException("The reference detector records no frames.");
  }

  void copyStateOf(ReferenceDetector other) {
    baseline = other.baseline;
    sources = other.sources;
  }

  private void train(Iterable<? extends FrameSource> normal) {
    List<String> names = new ArrayList<>();
    double sum = 0;
    long frames = 0;
    for (FrameSource source : normal) {
      names.add(source.info().name());
      MeanFrameChange change = new MeanFrameChange();
      for (Optional<Frame> frame = source.next(); frame.isPresent(); frame = source.next()) {
        checkFitInterruption();
        sum += change.update(frame.get());
        frames++;
      }
      onSourceRead(source);
    }
    if (frames == 0) {
      rejectNoSources();
    } else {
      baseline = estimateBaseline(sum / frames);
      sources = names;
    }
  }

  void checkFitInterruption() {
    if (Thread.currentThread().isInterrupted()) {
      throw new TrainingException("interrupted");
    }
  }

  void checkStreamInterruption() {
    if (Thread.currentThread().isInterrupted()) {
      throw new FrameSourceException("interrupted");
    }
  }

  void onSourceRead(FrameSource source) {}

  void rejectNoSources() {
    throw new TrainingException("no training video");
  }

  double estimateBaseline(double meanChange) {
    return meanChange;
  }

  @Override
  public Detector calibrate(Iterable<? extends FrameSource> normal) {
    checkFitted();
    normal.forEach(this::onSourceRead);
    return copy();
  }

  @Override
  public boolean isFitted() {
    return baseline > 0;
  }

  void checkFitted() {
    if (!isFitted()) {
      throw new IllegalStateException("not fitted");
    }
  }

  @Override
  public ModelInfo info() {
    checkFitted();
    return ModelInfo.builder()
        .libraryVersion("0")
        .created(Instant.EPOCH)
        .seed(seed)
        .trainingSources(sources)
        .trainingFrames(1)
        .calibrationFrames(1)
        .threshold(threshold, FalseAlarmEstimate.builder().frameCount(1).build())
        .causal(true)
        .build();
  }

  @Override
  public void save(Path file) {
    checkFitted();
    List<String> lines = new ArrayList<>(List.of(Double.toString(baseline)));
    lines.addAll(sources);
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public DetectorSession newSession(SessionOptions options) {
    checkOpen();
    DetectorSession session = createSession(baseline, options.listener());
    if (session instanceof ReferenceSession reference) {
      reference.threshold = threshold;
      options.snapshot().ifPresent(reference::restore);
    }
    sessions.add(session);
    return session;
  }

  DetectorSession createSession(double baseline, DetectionListener listener) {
    return new ReferenceSession(baseline, listener);
  }

  @Override
  public Stream<Detection> detect(FrameSource source, SessionOptions options) {
    DetectorSession session = newSession(options);
    return StreamSupport.stream(
            new Spliterators.AbstractSpliterator<Detection>(
                Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL) {
              @Override
              public boolean tryAdvance(Consumer<? super Detection> action) {
                Optional<Frame> frame = read(source);
                while (frame.isPresent()) {
                  checkStreamInterruption();
                  Optional<Detection> detection = session.process(frame.get());
                  if (detection.isPresent()) {
                    action.accept(detection.get());
                    return true;
                  }
                  frame = read(source);
                }
                return false;
              }
            },
            false)
        .onClose(session::close);
  }

  Optional<Frame> read(FrameSource source) {
    return source.next();
  }

  @Override
  public void close() {
    closeSelf();
  }

  final void closeSelf() {
    closeSessions();
    closed = true;
  }

  void closeSessions() {
    sessions.forEach(DetectorSession::close);
  }

  boolean isClosed() {
    return closed;
  }

  void checkOpen() {
    if (closed) {
      throw new IllegalStateException("closed");
    }
  }
}
