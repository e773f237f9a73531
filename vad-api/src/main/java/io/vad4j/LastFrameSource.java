package io.vad4j;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A source that remembers the last frame that was read from it. */
final class LastFrameSource extends ForwardingSource {
  private @Nullable Frame last;

  LastFrameSource(FrameSource source) {
    super(source);
  }

  @Override
  public Optional<Frame> next() {
    Optional<Frame> next = super.next();
    last = next.orElse(last);
    return next;
  }

  /** {@return the last frame, with the index and time of its detection} */
  Frame lastFor(Detection detection) {
    Frame frame = last;
    if (frame == null) {
      throw new IllegalStateException(
          "There is a detection of frame " + detection.index() + ", but no frame was read.");
    }
    return frame.withPosition(detection.index(), detection.timestamp());
  }
}
