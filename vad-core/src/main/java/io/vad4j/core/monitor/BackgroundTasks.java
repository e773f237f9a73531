package io.vad4j.core.monitor;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs the fits and calibrations of a monitor, one at a time, at low priority. Thread-safe. */
final class BackgroundTasks implements AutoCloseable {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "vad4j learning");
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
          });

  /** Runs a task once those before it have ended. */
  Future<?> run(Runnable task) {
    return executor.submit(task);
  }

  /** Interrupts the task at work and drops the others. */
  @Override
  public void close() {
    executor.shutdownNow();
    try {
      executor.awaitTermination(
          CLOSE_TIMEOUT.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
