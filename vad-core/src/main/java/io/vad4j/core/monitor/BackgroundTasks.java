package io.vad4j.core.monitor;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Runs the fits and calibrations of a monitor at low priority. Thread-safe. */
final class BackgroundTasks implements AutoCloseable {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

  @SuppressWarnings(
      "ThreadPriorityCheck") // A hint is enough: frames are scored first where the system heeds it.
  private static final ThreadFactory THREADS =
      task -> {
        Thread thread = new Thread(task, "vad4j learning");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
      };

  private final ExecutorService oneByOne = Executors.newSingleThreadExecutor(THREADS);
  private final ExecutorService atOnce = Executors.newCachedThreadPool(THREADS);

  /** Runs a task once those before it have ended. */
  Future<?> run(Runnable task) {
    return oneByOne.submit(task);
  }

  /** Runs a task that mostly waits for frames, beside the others. */
  Future<?> runAtOnce(Runnable task) {
    return atOnce.submit(task);
  }

  /** Interrupts the tasks at work and drops the others. */
  @Override
  public void close() {
    List.of(oneByOne, atOnce).forEach(ExecutorService::shutdownNow);
    try {
      oneByOne.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
