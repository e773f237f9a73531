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

  /** A stream that closes the session when it is closed or has come to its end. */
  static Stream<Detection> of(FrameSource source, DetectorSession session) {
    return StreamSupport.stream(new DetectionStream(source, session), false)
        .onClose(session::close);
  }

  @Override
  public boolean tryAdvance(Consumer<? super Detection> action) {
    while (!ended) {
      if (Thread.currentThread().isInterrupted()) {
        throw new FrameSourceException(
            "Detection was interrupted while reading " + source.info().name() + ".");
      }
      Optional<Frame> frame = source.next();
      if (frame.isEmpty()) {
        ended = true;
        session.close();
        return false;
      }
      Optional<Detection> detection = session.process(frame.get());
      if (detection.isPresent()) {
        action.accept(detection.get());
        return true;
      }
    }
    return false;
  }
}
