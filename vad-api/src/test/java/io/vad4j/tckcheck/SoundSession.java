package io.vad4j.tckcheck;

import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyMap;
import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import io.vad4j.Region;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A stream of {@link SoundDetector}: an event is a run of frames above the threshold. */
class SoundSession implements DetectorSession {
  private static final Region EVERYWHERE = new Region(0, 0, 1, 1);

  private final double usual;
  private final DetectionListener listener;
  private Change change = new Change();
  private Optional<Frame> last = Optional.empty();
  private Optional<AnomalyEvent> event = Optional.empty();
  private int events;
  private boolean closed;

  SoundSession(double usual, DetectionListener listener) {
    this.usual = usual;
    this.listener = listener;
  }

  @Override
  public Optional<Detection> process(Frame frame) {
    checkOpen();
    last.ifPresent(before -> check(before, frame));
    boolean first = last.isEmpty();
    last = Optional.of(frame);
    double score = score(change.to(frame) / usual);
    return first ? Optional.empty() : Optional.of(detect(frame, score));
  }

  double score(double relativeChange) {
    return relativeChange;
  }

  private Detection detect(Frame frame, double score) {
    boolean abnormal = abnormal(score);
    if (abnormal) {
      long index = frame.index();
      Duration time = eventTime(frame);
      boolean starts = event.isEmpty();
      AnomalyEvent begun =
          event.orElseGet(
              () ->
                  new AnomalyEvent(
                      ++events,
                      index,
                      index,
                      time,
                      time,
                      index,
                      time,
                      score,
                      EVERYWHERE,
                      List.of()));
      AnomalyEvent now =
          new AnomalyEvent(
              begun.number(),
              begun.startFrame(),
              index,
              begun.start(),
              time,
              begun.peakFrame(),
              begun.peak(),
              begun.peakScore(),
              EVERYWHERE,
              List.of());
      event = Optional.of(now);
      if (starts) {
        listener.eventStarted(now);
      }
    } else {
      endEvent();
    }
    Detection detection =
        new Detection(
            frame.index(),
            detectionTime(frame),
            score,
            abnormal,
            List.of(),
            AnomalyMap.of(1, 1, new float[] {(float) Math.abs(score)}),
            event);
    tell(listener, detection);
    return detection;
  }

  boolean abnormal(double score) {
    return score >= SoundDetector.THRESHOLD;
  }

  Duration eventTime(Frame frame) {
    return frame.time();
  }

  Duration detectionTime(Frame frame) {
    return frame.time();
  }

  void tell(DetectionListener listener, Detection detection) {
    listener.detected(detection);
  }

  private void endEvent() {
    event.ifPresent(ended -> tell(listener, ended));
    event = Optional.empty();
  }

  void tell(DetectionListener listener, AnomalyEvent ended) {
    listener.eventEnded(ended);
  }

  void check(Frame before, Frame frame) {
    checkSize(before, frame);
    checkTime(before, frame);
  }

  void checkSize(Frame before, Frame frame) {
    if (before.byteCount() != frame.byteCount()) {
      throw new InvalidFrameException("another size");
    }
  }

  void checkTime(Frame before, Frame frame) {
    if (frame.time().compareTo(before.time()) < 0) {
      throw new InvalidFrameException("time goes back");
    }
  }

  void checkOpen() {
    if (closed) {
      throw new IllegalStateException("closed");
    }
  }

  @Override
  public void reset() {
    endEvent();
    events = 0;
    last = Optional.empty();
    change = new Change();
  }

  @Override
  public void close() {
    if (!closed) {
      endEvent();
    }
    closed = true;
  }
}
