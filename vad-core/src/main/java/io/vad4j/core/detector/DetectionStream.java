package io.vad4j.core.detector;

import io.vad4j.Detection;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Lazy stream of the detections of a source: reads a frame when the next detection is requested.
 */
final class DetectionStream extends Spliterators.AbstractSpliterator<Detection> {
  private final FrameSource source;
  private final DetectorSession session;
  private boolean ended;

  private DetectionStream(FrameSource source, DetectorSession session) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    this.source = source;
    this.session = session;
  }

  /** A stream that closes the session when it is closed, has come to its end, or has failed. */
  static Stream<Detection> of(FrameSource source, DetectorSession session) {
    return StreamSupport.stream(new DetectionStream(source, session), false)
        .onClose(session::close);
  }

  @Override
  public boolean tryAdvance(Consumer<? super Detection> action) {
    try {
      Optional<Detection> detection = next();
      detection.ifPresent(action);
      return detection.isPresent();
    } catch (RuntimeException | Error e) {
      ended = true;
      session.close();
      throw e;
    }
  }

  /** The next detection; empty at the end of the source, where the session is closed. */
  private Optional<Detection> next() {
    Optional<Detection> detection = Optional.empty();
    while (!ended && detection.isEmpty()) {
      if (Thread.currentThread().isInterrupted()) {
        throw new FrameSourceException(
            FrameSourceException.Reason.INTERRUPTED,
            "Detection was interrupted while reading " + source.info().name() + ".");
      }
      Optional<Frame> frame = source.next();
      if (frame.isEmpty()) {
        ended = true;
        session.close();
      } else {
        detection = session.process(frame.get());
      }
    }
    return detection;
  }
}
