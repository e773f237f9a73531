package io.vad4j.core.training;

import io.vad4j.TrainingException;
import io.vad4j.spi.ScorerModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A few threads that share independent work. To be closed. */
final class TaskPool implements AutoCloseable {
  /** More at a time would only fill the memory. */
  private static final int MAX_THREADS = 4;

  private final ExecutorService threads;

  TaskPool() {
    int count = Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors());
    threads =
        Executors.newFixedThreadPool(
            count,
            task -> {
              Thread thread = new Thread(task, "vad4j-fit");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * The results of all tasks, in their order. When one fails, those that have not begun are
   * dropped, those that have are waited for, and the first failure is thrown.
   */
  <T> List<T> invokeAll(List<Callable<T>> tasks) {
    List<Future<T>> futures = new ArrayList<>();
    tasks.forEach(task -> futures.add(threads.submit(task)));
    List<T> results = new ArrayList<>();
    RuntimeException failure = null;
    for (Future<T> future : futures) {
      try {
        if (failure == null || !future.cancel(false)) {
          results.add(future.get());
        }
      } catch (ExecutionException e) {
        failure =
            failure == null ? asRuntime(Objects.requireNonNullElse(e.getCause(), e)) : failure;
      } catch (InterruptedException e) {
        threads.shutdownNow();
        Thread.currentThread().interrupt();
        throw new TrainingException("Fitting was interrupted.", e);
      }
    }
    if (failure != null) {
      results.forEach(TaskPool::closeQuietly);
      throw failure;
    }
    return results;
  }

  private static void closeQuietly(Object result) {
    if (result instanceof ScorerModel model) {
      model.close();
    }
  }

  private static RuntimeException asRuntime(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException runtime
        ? runtime
        : new TrainingException("Fitting failed: " + cause.getMessage(), cause);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
