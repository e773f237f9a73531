package io.vad4j.core.monitor;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.SourceInfo;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * A clip whose frames one thread hands over to another that reads it. Frames that the reader is too
 * slow for are left out.
 */
final class HandOverSource implements FrameSource {
  private static final int CAPACITY = 64;

  private final SourceInfo info;
  private final BlockingQueue<Optional<Frame>> frames = new ArrayBlockingQueue<>(CAPACITY);
  private volatile boolean ended;

  HandOverSource(String name, Frame first) {
    info =
        new SourceInfo(
            name,
            first.width(),
            first.height(),
            OptionalDouble.empty(),
            OptionalLong.empty(),
            false);
  }

  /** Hands a frame over, if there is room for it. */
  void add(Frame frame) {
    frames.offer(Optional.of(frame));
  }

  /** Ends the clip after the frames that were handed over. */
  void end() {
    ended = true;
    frames.offer(Optional.empty());
  }

  @Override
  public SourceInfo info() {
    return info;
  }

  @Override
  public Optional<Frame> next() {
    try {
      if (ended && frames.isEmpty()) {
        return Optional.empty();
      }
      return frames.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FrameSourceException(
          FrameSourceException.Reason.INTERRUPTED, "Calibration was interrupted.", e);
    }
  }

  @Override
  public void close() {
    end();
  }
}
