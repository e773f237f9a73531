package io.vad4j.tck;

import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads a source on a thread of its own, to see how that ends. */
final class BackgroundRead {
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private final Thread thread;
  private int pauseAt;
  private int frames;

  /** How reading ended. */
  enum Outcome {
    /** There were no more frames. */
    ENDED,
    /** A {@link FrameSourceException}. */
    FAILED,
    /** An {@link IllegalStateException}, as of a source that is closed. */
    REJECTED,
    /** It goes on. */
    BLOCKED
  }

  /** Begins to read. */
  BackgroundRead(FrameSource source) {
    this(source, Integer.MAX_VALUE);
  }

  /** Begins to read, and pauses after so many frames. */
  BackgroundRead(FrameSource source, int pauseAt) {
    this.pauseAt = pauseAt;
    thread = new Thread(() -> read(source), "reader");
    thread.setDaemon(true);
    thread.start();
  }

  private void read(FrameSource source) {
    try {
      while (source.next().isPresent()) {
        countFrame();
      }
      outcome.complete(Outcome.ENDED);
    } catch (FrameSourceException e) {
      outcome.complete(Outcome.FAILED);
    } catch (IllegalStateException e) {
      outcome.complete(Outcome.REJECTED);
    } catch (InterruptedException | RuntimeException | Error e) {
      outcome.completeExceptionally(e);
    } finally {
      synchronized (this) {
        notifyAll();
      }
    }
  }

  private synchronized void countFrame() throws InterruptedException {
    frames++;
    notifyAll();
    while (frames == pauseAt) {
      wait();
    }
  }

  /** Reads on after the pause. */
  synchronized void resume() {
    pauseAt = Integer.MAX_VALUE;
    notifyAll();
  }

  /** The number of frames read so far. */
  synchronized int frames() {
    return frames;
  }

  /** Waits until so many frames have been read, or reading has ended. */
  synchronized void awaitFrames(int count) throws InterruptedException {
    while (frames < count && !outcome.isDone()) {
      wait();
    }
  }

  /** Interrupts the thread that reads. */
  void interrupt() {
    thread.interrupt();
  }

  /**
   * How reading ends, if it does within that time.
   *
   * @throws ExecutionException if it ended with an exception that sources do not throw
   */
  Outcome awaitOutcome(Duration timeout) throws InterruptedException, ExecutionException {
    try {
      return outcome.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return Outcome.BLOCKED;
    }
  }
}
