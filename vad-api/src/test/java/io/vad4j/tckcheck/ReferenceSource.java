package io.vad4j.tckcheck;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.PixelFormat;
import io.vad4j.SourceInfo;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Source that conforms to the contract, for subclasses that violate one rule each: generated
 * frames, and then an end, a stall or a failure.
 */
class ReferenceSource implements FrameSource {
  static final int FRAMES = 5;
  static final int WIDTH = 8;
  static final int HEIGHT = 6;

  /** Behavior after the last frame. */
  enum EndBehavior {
    END,
    STALL,
    FAILURE
  }

  private final EndBehavior endBehavior;
  private final Duration timeout;
  private final Object lock = new Object();
  private boolean closed;
  private int position;

  ReferenceSource(EndBehavior endBehavior, Duration timeout) {
    this.endBehavior = endBehavior;
    this.timeout = timeout;
  }

  ReferenceSource() {
    this(EndBehavior.END, Duration.ZERO);
  }

  @Override
  public SourceInfo info() {
    return new SourceInfo(
        "reference", WIDTH, HEIGHT, OptionalDouble.of(10), OptionalLong.of(FRAMES), false);
  }

  @Override
  public Optional<Frame> next() {
    synchronized (lock) {
      if (closed) {
        return readAfterClose();
      }
      if (position < FRAMES) {
        return Optional.of(frame(position++));
      }
      return switch (endBehavior) {
        case END -> end();
        case STALL -> stall();
        case FAILURE -> throw failure("The rest is missing.");
      };
    }
  }

  Optional<Frame> readAfterClose() {
    throw new IllegalStateException("closed");
  }

  Frame frame(int index) {
    byte[] pixels = new byte[WIDTH * HEIGHT];
    pixels[index] = 100;
    return Frame.of(
        index, Duration.ofMillis(100L * index), WIDTH, HEIGHT, PixelFormat.GRAY8, pixels);
  }

  Optional<Frame> end() {
    return Optional.empty();
  }

  RuntimeException failure(String message) {
    return new FrameSourceException(message);
  }

  private Optional<Frame> stall() {
    long end = System.nanoTime() + timeout.toNanos();
    while (!stopsOnClose() || !closed) {
      long remaining = (end - System.nanoTime()) / 1_000_000;
      if (remaining <= 0 && timesOut()) {
        throw failure("No frame for " + timeout + ".");
      }
      try {
        lock.wait(Math.max(1, Math.min(remaining, 100)));
      } catch (InterruptedException e) {
        if (stopsOnInterrupt()) {
          throw failure("Interrupted.");
        }
      }
    }
    return Optional.empty();
  }

  boolean stopsOnClose() {
    return true;
  }

  boolean timesOut() {
    return true;
  }

  boolean stopsOnInterrupt() {
    return true;
  }

  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      lock.notifyAll();
    }
  }

  boolean isClosed() {
    synchronized (lock) {
      return closed;
    }
  }
}
