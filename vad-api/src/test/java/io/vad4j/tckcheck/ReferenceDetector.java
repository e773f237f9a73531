package io.vad4j.tckcheck;

import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.Detector;
import io.vad4j.DetectorSession;
import io.vad4j.FalseAlarmEstimate;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.ModelException;
import io.vad4j.ModelInfo;
import io.vad4j.TrainingException;
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
 * A detector that keeps the contract, made to be broken in one place at a time: it learns how much
 * a picture usually changes, and says how many times as much it changes now.
 */
class ReferenceDetector implements Detector {
  static final double THRESHOLD = 3;

  private final long seed;
  private final List<DetectorSession> sessions = new CopyOnWriteArrayList<>();
  private List<String> sources = List.of();
  private double baseline;
  private Optional<DetectorSession> defaultSession = Optional.empty();
  private boolean closed;

  ReferenceDetector(long seed) {
    this.seed = seed;
  }

  /** Takes over what another detector saved. */
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

  @Override
  public void fit(Iterable<? extends FrameSource> normal) {
    checkOpen();
    List<String> names = new ArrayList<>();
    double sum = 0;
    long frames = 0;
    for (FrameSource source : normal) {
      names.add(source.info().name());
      MeanFrameChange change = new MeanFrameChange();
      for (Optional<Frame> frame = source.next(); frame.isPresent(); frame = source.next()) {
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

  void onSourceRead(FrameSource source) {}

  void rejectNoSources() {
    throw new TrainingException("no footage");
  }

  double estimateBaseline(double meanChange) {
    return meanChange;
  }

  @Override
  public void calibrate(Iterable<? extends FrameSource> normal) {
    checkFitted();
    normal.forEach(this::onSourceRead);
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
        .threshold(THRESHOLD, FalseAlarmEstimate.builder().frameCount(1).build())
        .causal(true)
        .weightSource("equal")
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
  public DetectorSession newSession(DetectionListener listener) {
    checkOpen();
    DetectorSession session = createSession(baseline, listener);
    sessions.add(session);
    return session;
  }

  DetectorSession createSession(double baseline, DetectionListener listener) {
    return new ReferenceSession(baseline, listener);
  }

  @Override
  public Stream<Detection> detect(FrameSource source, DetectionListener listener) {
    DetectorSession session = newSession(listener);
    return StreamSupport.stream(
            new Spliterators.AbstractSpliterator<Detection>(
                Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL) {
              @Override
              public boolean tryAdvance(Consumer<? super Detection> action) {
                Optional<Frame> frame = read(source);
                while (frame.isPresent()) {
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
  public Optional<Detection> process(Frame frame) {
    if (defaultSession.isEmpty()) {
      defaultSession = Optional.of(newSession());
    }
    return defaultSession.get().process(frame);
  }

  @Override
  public void reset() {
    defaultSession.ifPresent(DetectorSession::reset);
  }

  @Override
  public void close() {
    defaultSession = Optional.empty();
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
