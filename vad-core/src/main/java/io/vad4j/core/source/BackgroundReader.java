package io.vad4j.core.source;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.FrameSourceException.Reason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a source into a queue in a daemon thread. A full queue makes the thread wait, or, for live
 * sources, is emptied: the newest frame remains. Thread-safe.
 */
final class BackgroundReader {
  private static final int MAX_FRAMES = 8;
  private static final long MAX_BYTES = 64L << 20;

  private record QueuedFrame(Frame frame, long arrivalNanos) {}

  private final FrameSource source;
  private final int capacity;
  private final boolean newestWins;

  private final Object lock = new Object();
  private final Deque<QueuedFrame> queue = new ArrayDeque<>();
  private @Nullable Thread thread;
  private @Nullable Throwable failure;
  private @Nullable Thread closer;
  private boolean ended;
  private long dropped;
  private Duration lag = Duration.ZERO;

  /**
   * A reader.
   *
   * @param source the source, which is closed with this reader and not used otherwise
   * @param capacity number of frames in the queue
   * @param newestWins whether a full queue is emptied
   */
  BackgroundReader(FrameSource source, int capacity, boolean newestWins) {
    if (capacity < 1) {
      throw new IllegalArgumentException("Cannot read " + capacity + " frames ahead.");
    }
    this.source = source;
    this.capacity = capacity;
    this.newestWins = newestWins;
  }

  /** A queue of 8 frames, fewer where frames are very large. */
  static int defaultCapacity(FrameSource source) {
    long frame = 3L * source.info().width() * source.info().height();
    return (int) Math.max(2, Math.min(MAX_FRAMES, MAX_BYTES / frame));
  }

  /** Starts the thread, unless it runs or has ended. */
  void start() {
    synchronized (lock) {
      if (thread == null && !ended && closer == null) {
        thread = new Thread(this::readAll, "vad4j reading " + source.info().name());
        thread.setDaemon(true);
        thread.start();
      }
    }
  }

  /** The next frame; see {@link FrameSource#next()}. */
  Optional<Frame> next() {
    start();
    synchronized (lock) {
      if (closer == Thread.currentThread()) {
        throw new IllegalStateException(source.info().name() + " is closed.");
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new FrameSourceException(Reason.INTERRUPTED, interruptionMessage());
      }
      while (queue.isEmpty() && !ended && closer == null) {
        await();
      }
      if (closer != null) {
        return Optional.empty();
      }
      if (!queue.isEmpty()) {
        QueuedFrame first = queue.removeFirst();
        lag = Duration.ofNanos(System.nanoTime() - first.arrivalNanos());
        lock.notifyAll();
        return Optional.of(first.frame());
      }
      if (failure instanceof RuntimeException exception) {
        throw exception;
      }
      if (failure instanceof Error error) {
        throw error;
      }
      return Optional.empty();
    }
  }

  /** The number of frames removed from a full queue. */
  long dropped() {
    synchronized (lock) {
      return dropped;
    }
  }

  /** The time that the last frame returned was in the queue. */
  Duration lag() {
    synchronized (lock) {
      return lag;
    }
  }

  /** Ends reading, from any thread; waits for the frame being decoded. */
  void close() {
    Thread running;
    synchronized (lock) {
      if (closer == null) {
        closer = Thread.currentThread();
      }
      queue.clear();
      lock.notifyAll();
      running = thread;
      thread = null;
    }
    source.close();
    if (running != null && running != Thread.currentThread()) {
      join(running);
    }
  }

  @SuppressWarnings("WaitNotInLoop") // The callers loop.
  private void await() {
    try {
      lock.wait();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FrameSourceException(Reason.INTERRUPTED, interruptionMessage(), e);
    }
  }

  private String interruptionMessage() {
    return "Reading " + source.info().name() + " was ended by interrupting its thread.";
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
        thread.interrupt();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void readAll() {
    try {
      Optional<Frame> frame;
      do {
        frame = source.next();
      } while (frame.isPresent() && add(frame.get()));
      end(null);
    } catch (RuntimeException | Error e) {
      end(e);
    }
  }

  /** Adds a frame when there is room, or makes room; false when closed. */
  private boolean add(Frame frame) {
    synchronized (lock) {
      if (newestWins && queue.size() >= capacity) {
        dropped += queue.size();
        queue.clear();
      }
      while (queue.size() >= capacity && closer == null) {
        try {
          lock.wait();
        } catch (InterruptedException e) {
          return false;
        }
      }
      if (closer == null) {
        queue.addLast(new QueuedFrame(frame, System.nanoTime()));
        lock.notifyAll();
      }
      return closer == null;
    }
  }

  private void end(@Nullable Throwable cause) {
    synchronized (lock) {
      failure = cause;
      ended = true;
      lock.notifyAll();
    }
  }
}
