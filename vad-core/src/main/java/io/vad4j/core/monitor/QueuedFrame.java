package io.vad4j.core.monitor;

import io.vad4j.Frame;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A frame on its way from the reader to the scorer of a stream.
 *
 * @param frame the frame as its source gave it
 * @param clip the number of its clip in the stream
 * @param clipStart the instant of time 0 of the clip
 * @param arrivalNanos when it arrived
 * @param gapStart the instant of the last frame before the gap that this one ends, if any
 */
record QueuedFrame(
    Frame frame, long clip, Instant clipStart, long arrivalNanos, @Nullable Instant gapStart) {
  Instant instant() {
    return clipStart.plus(frame.timestamp());
  }

  /** The frame as the end of a gap that an older, dropped frame would have ended. */
  QueuedFrame afterDropped(QueuedFrame dropped) {
    return dropped.gapStart == null || gapStart != null
        ? this
        : new QueuedFrame(frame, clip, clipStart, arrivalNanos, dropped.gapStart);
  }
}
