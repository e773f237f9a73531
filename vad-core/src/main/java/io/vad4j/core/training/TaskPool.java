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

/** A fixed thread pool for independent tasks. To be closed. */
final class TaskPool implements AutoCloseable {
  /** Maximum number of threads; limited by memory. */
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
   * Runs all tasks and returns their results in order. When one fails, tasks that have not started
   * are cancelled, the others are awaited, and the first failure is thrown.
   *
   * @throws TrainingException if the thread is interrupted
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
