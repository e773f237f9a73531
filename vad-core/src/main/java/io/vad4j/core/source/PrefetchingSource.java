package io.vad4j.core.source;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.SourceInfo;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads another source a few frames ahead in its own daemon thread, so that decoding and scoring
 * run in parallel.
 *
 * <p>Frames arrive in order; an exception of the other source arrives after the frames before it,
 * and again at each further call. The thread starts with the first {@link #next()} and ends with
 * the clip or with {@link #close()}; closing waits for the frame being decoded. Do not wrap live
 * sources: the oldest queued frame would be late.
 *
 * @since 0.1.0
 */
public final class PrefetchingSource implements FrameSource {
  private static final int MAX_FRAMES = 8;
  private static final long MAX_BYTES = 64L << 20;

  private final FrameSource source;
  private final SourceInfo info;
  private final int capacity;

  private final Object lock = new Object();
  private final Deque<Frame> queue = new ArrayDeque<>();
  private @Nullable Thread reader;
  private @Nullable Throwable failure;
  private boolean ended;
  private boolean closed;

  private PrefetchingSource(FrameSource source, int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("Cannot read " + capacity + " frames ahead.");
    }
    this.source = source;
    this.info = source.info();
    this.capacity = capacity;
  }

  /**
   * Reads up to 8 frames ahead, fewer where frames are very large. Closing the result closes {@code
   * source}, which must not be used otherwise.
   *
   * @param source the source to read in another thread
   * @return the prefetching source
   */
  public static PrefetchingSource of(FrameSource source) {
    long frame = 3L * source.info().width() * source.info().height();
    return of(source, (int) Math.max(2, Math.min(MAX_FRAMES, MAX_BYTES / frame)));
  }

  /**
   * Reads a given number of frames ahead.
   *
   * @param source the source to read in another thread
   * @param capacity number of frames, at least 1
   * @return the prefetching source
   */
  public static PrefetchingSource of(FrameSource source, int capacity) {
    return new PrefetchingSource(source, capacity);
  }

  @Override
  public SourceInfo info() {
    return info;
  }

  /**
   * {@inheritDoc}
   *
   * @return the next frame, or empty at the end and where another thread closes this source while
   *     this call waits for the frame
   */
  @Override
  public Optional<Frame> next() {
    synchronized (lock) {
      if (closed) {
        throw new IllegalStateException(info.name() + " is closed.");
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new FrameSourceException(interruptionMessage());
      }
      start();
      while (queue.isEmpty() && !ended && !closed) {
        await();
      }
      if (closed) {
        return Optional.empty();
      }
      if (!queue.isEmpty()) {
        lock.notifyAll();
        return Optional.of(queue.removeFirst());
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

  @Override
  public void close() {
    Thread thread;
    synchronized (lock) {
      closed = true;
      queue.clear();
      lock.notifyAll();
      thread = reader;
      reader = null;
    }
    source.close();
    if (thread != null && thread != Thread.currentThread()) {
      join(thread);
    }
  }

  /** Starts the thread with the first read. */
  private void start() {
    if (reader == null && !ended) {
      reader = new Thread(this::readAll, "vad4j reading " + info.name());
      reader.setDaemon(true);
      reader.start();
    }
  }

  @SuppressWarnings("WaitNotInLoop") // The callers loop.
  private void await() {
    try {
      lock.wait();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FrameSourceException(interruptionMessage(), e);
    }
  }

  private String interruptionMessage() {
    return "Interrupted while reading " + info.name() + ".";
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

  /** Waits for room; false when closed. */
  private boolean add(Frame frame) {
    synchronized (lock) {
      while (queue.size() >= capacity && !closed) {
        try {
          lock.wait();
        } catch (InterruptedException e) {
          return false;
        }
      }
      if (!closed) {
        queue.addLast(frame);
        lock.notifyAll();
      }
      return !closed;
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
