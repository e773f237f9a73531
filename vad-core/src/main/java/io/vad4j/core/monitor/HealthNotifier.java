package io.vad4j.core.monitor;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports changes of health and removals in order on a thread of its own, so that no reader waits
 * for a listener. Thread-safe.
 */
final class HealthNotifier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HealthNotifier.class);
  private static final int MAX_WAITING = 10_000;
  private static final long CLOSE_SECONDS = 2;

  /** The only thread of the executor. */
  private volatile @Nullable Thread notifying;

  private final Set<Object> failed = ConcurrentHashMap.newKeySet();
  private final ThreadPoolExecutor executor =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(MAX_WAITING),
          task -> {
            Thread thread = new Thread(task, "vad4j health");
            thread.setDaemon(true);
            notifying = thread;
            return thread;
          },
          (task, pool) ->
              LOG.debug("A change of health was not reported: too late, or a listener is slow."));

  void notify(Object listener, Runnable call) {
    executor.execute(
        () -> {
          try {
            call.run();
          } catch (RuntimeException | Error e) {
            if (failed.add(listener)) {
              LOG.warn(
                  "The listener {} threw an exception. Later ones of it are not logged.",
                  listener.getClass().getName(),
                  e);
            }
          }
        });
  }

  /** Waits until what was to be reported so far has been; not at all once closed. */
  void await(Duration timeout) {
    if (executor.isShutdown()) {
      return;
    }
    CountDownLatch reported = new CountDownLatch(1);
    executor.execute(reported::countDown);
    try {
      if (!reported.await(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
        LOG.debug("A listener to changes of health is too slow to be waited for.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the current thread is the one that calls listeners. */
  boolean isCurrentThread() {
    return Thread.currentThread() == notifying;
  }

  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
