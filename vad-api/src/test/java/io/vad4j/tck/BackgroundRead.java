package io.vad4j.tck;

import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads a source on another thread, and records the outcome. */
final class BackgroundRead {
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private final Thread thread;
  private int pauseAt;
  private int frames;

  /** Outcome of the read. */
  enum Outcome {
    /** The end of the clip. */
    ENDED,
    /** A {@link FrameSourceException}. */
    FAILED,
    /** An {@link IllegalStateException}, as of a source that is closed. */
    REJECTED,
    /** Not ended yet. */
    BLOCKED
  }

  /** Starts reading. */
  BackgroundRead(FrameSource source) {
    this(source, Integer.MAX_VALUE);
  }

  /** Starts reading, and pauses after a number of frames. */
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

  /** Continues after the pause. */
  synchronized void resume() {
    pauseAt = Integer.MAX_VALUE;
    notifyAll();
  }

  /** The number of frames read so far. */
  synchronized int frames() {
    return frames;
  }

  /** Waits until a number of frames have been read, or reading has ended. */
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
   * The outcome, if reading ends within a time.
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
