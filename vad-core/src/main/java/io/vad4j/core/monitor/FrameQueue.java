package io.vad4j.core.monitor;

import io.vad4j.Frame;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Bounded queue of the frames of one stream, in which the newest frames win. Thread-safe. */
final class FrameQueue {
  private static final long MAX_BYTES = 64L << 20;
  private static final int MIN_CAPACITY = 2;
  private static final long WAIT_MILLIS = 20;

  private final Deque<QueuedFrame> frames = new ArrayDeque<>();
  private final int maxFrames;

  FrameQueue(int maxFrames) {
    this.maxFrames = maxFrames;
  }

  private int capacity(Frame frame) {
    return (int)
        Math.max(
            Math.min(maxFrames, MIN_CAPACITY), Math.min(maxFrames, MAX_BYTES / frame.byteCount()));
  }

  /** Adds a frame; the number of older ones that were dropped to make room. */
  synchronized int add(QueuedFrame frame) {
    int capacity = capacity(frame.frame());
    int dropped = 0;
    QueuedFrame added = frame;
    while (frames.size() >= capacity) {
      QueuedFrame oldest = frames.removeFirst();
      dropped++;
      if (frames.isEmpty()) {
        added = added.afterDropped(oldest);
      } else {
        frames.addFirst(frames.removeFirst().afterDropped(oldest));
      }
    }
    frames.addLast(added);
    return dropped;
  }

  /** Adds a frame once there is room; without effect if the reader ends meanwhile. */
  synchronized boolean addWaiting(QueuedFrame frame, BooleanSupplier active)
      throws InterruptedException {
    while (frames.size() >= capacity(frame.frame())) {
      if (!active.getAsBoolean()) {
        return false;
      }
      wait(WAIT_MILLIS);
    }
    frames.addLast(frame);
    return true;
  }

  /**
   * A frame that was removed.
   *
   * @param frame the frame; null if there was none
   * @param dropped the number of older frames that were dropped
   */
  record Removed(@Nullable QueuedFrame frame, int dropped) {}

  /** Removes the oldest frame that arrived after a time, or else the newest one. */
  synchronized Removed poll(long minArrivalNanos) {
    QueuedFrame frame = frames.pollFirst();
    int dropped = 0;
    while (frame != null && frame.arrivalNanos() - minArrivalNanos < 0 && !frames.isEmpty()) {
      frame = frames.removeFirst().afterDropped(frame);
      dropped++;
    }
    notifyAll();
    return new Removed(frame, dropped);
  }

  synchronized int size() {
    return frames.size();
  }
}
