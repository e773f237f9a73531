package io.vad4j.tckcheck;

import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyMap;
import io.vad4j.BoundingBox;
import io.vad4j.ChannelScore;
import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Session of {@link ReferenceDetector}: an event is a run of frames above the threshold. */
class ReferenceSession implements DetectorSession {
  private static final BoundingBox FULL_FRAME = new BoundingBox(0, 0, 1, 1);

  /** The snapshots, by number from 1. */
  private static final List<ReferenceSession> PARKED = new CopyOnWriteArrayList<>();

  private final double baseline;
  private final DetectionListener listener;
  private MeanFrameChange change = new MeanFrameChange();
  private Optional<Frame> last = Optional.empty();
  private Optional<AnomalyEvent> event = Optional.empty();
  private int events;
  double threshold = ReferenceDetector.THRESHOLD;
  private boolean closed;

  ReferenceSession(double baseline, DetectionListener listener) {
    this.baseline = baseline;
    this.listener = listener;
  }

  @Override
  public Optional<Detection> process(Frame frame) {
    checkOpen();
    last.ifPresent(before -> checkFrame(before, frame));
    boolean first = last.isEmpty();
    last = Optional.of(frame);
    double score = score(change.update(frame) / baseline);
    return first ? Optional.empty() : Optional.of(toDetection(frame, score));
  }

  double score(double relativeChange) {
    return relativeChange;
  }

  private Detection toDetection(Frame frame, double score) {
    if (score >= threshold()) {
      long index = frame.index();
      Duration timestamp = eventTimestamp(frame);
      boolean isNew = event.isEmpty();
      AnomalyEvent started =
          event.orElseGet(
              () ->
                  AnomalyEvent.builder()
                      .number(++events)
                      .start(index, timestamp)
                      .end(index, timestamp)
                      .peak(index, timestamp, score)
                      .region(FULL_FRAME)
                      .build());
      AnomalyEvent updated = started.toBuilder().end(index, timestamp).build();
      event = Optional.of(updated);
      if (isNew) {
        isolate(() -> listener.onEventStart(updated));
      }
    } else {
      endEvent();
    }
    Detection detection =
        Detection.builder()
            .index(frame.index())
            .timestamp(detectionTimestamp(frame))
            .channels(
                List.of(
                    ChannelScore.builder()
                        .name(ChannelScore.FUSED)
                        .score(score)
                        .threshold(threshold())
                        .map(AnomalyMap.of(1, 1, new float[] {(float) score}))
                        .event(event)
                        .build()))
            .build();
    isolate(() -> deliver(listener, detection));
    return detection;
  }

  void isolate(Runnable call) {
    try {
      call.run();
    } catch (IllegalArgumentException e) {
      // A listener that throws ends nothing.
    }
  }

  double threshold() {
    return threshold;
  }

  Duration eventTimestamp(Frame frame) {
    return frame.timestamp();
  }

  Duration detectionTimestamp(Frame frame) {
    return frame.timestamp();
  }

  void deliver(DetectionListener listener, Detection detection) {
    listener.onDetection(detection);
  }

  private void endEvent() {
    event.ifPresent(ended -> isolate(() -> deliver(listener, ended)));
    event = Optional.empty();
  }

  void deliver(DetectionListener listener, AnomalyEvent ended) {
    listener.onEventEnd(ended);
  }

  void checkFrame(Frame before, Frame frame) {
    checkSize(before, frame);
    checkTimestamp(before, frame);
  }

  void checkSize(Frame before, Frame frame) {
    if (before.byteCount() != frame.byteCount()) {
      throw new InvalidFrameException("another size");
    }
  }

  void checkTimestamp(Frame before, Frame frame) {
    if (frame.timestamp().compareTo(before.timestamp()) < 0) {
      throw new InvalidFrameException("time goes back");
    }
  }

  void checkOpen() {
    if (closed) {
      throw new IllegalStateException("closed");
    }
  }

  @Override
  public byte[] snapshot() {
    return park();
  }

  private byte[] park() {
    checkOpen();
    ReferenceSession parked = new ReferenceSession(baseline, listener);
    parked.copyStateOf(this);
    PARKED.add(parked);
    return new byte[] {
      (byte) (PARKED.size() >> 16), (byte) (PARKED.size() >> 8), (byte) PARKED.size()
    };
  }

  @Override
  public byte[] suspend() {
    byte[] snapshot = park();
    closed = true;
    return snapshot;
  }

  void restore(byte[] snapshot) {
    int number = (snapshot[0] & 0xff) << 16 | (snapshot[1] & 0xff) << 8 | snapshot[2] & 0xff;
    copyStateOf(PARKED.get(number - 1));
  }

  private void copyStateOf(ReferenceSession other) {
    change = other.change.copy();
    last = other.last;
    event = other.event;
    events = other.events;
  }

  @Override
  public void reset(Instant start) {
    reset();
  }

  @Override
  public void reset() {
    endEvent();
    last = Optional.empty();
    change = new MeanFrameChange();
  }

  @Override
  public void close() {
    if (!closed) {
      endEvent();
    }
    closed = true;
  }
}
