package io.vad4j.core.training;

import io.vad4j.TrainingException;
import io.vad4j.core.frames.Interruption;
import io.vad4j.spi.ScorerModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A fixed thread pool for independent tasks. To be closed. */
final class TaskPool implements AutoCloseable {
  /** Maximum number of threads; limited by memory. */
  private static final int MAX_THREADS = 4;

  /** How long tasks that were interrupted are waited for. */
  private static final Duration STOP_TIMEOUT = Duration.ofMillis(500);

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
   * {@return the results of all tasks, in the order of the tasks}
   *
   * <p>When one fails, or the calling thread is interrupted, all others are interrupted, and models
   * that they returned are closed. Tasks that go on in spite of that are not waited for.
   *
   * @throws TrainingException if the calling thread is interrupted, which it stays, or a task
   *     throws a checked exception
   */
  <T> List<T> invokeAll(List<Callable<T>> tasks) {
    CompletionService<T> completion = new ExecutorCompletionService<>(threads);
    List<Future<T>> futures =
        tasks.stream().map(task -> completion.submit(() -> call(task))).toList();
    try {
      for (int i = 0; i < futures.size(); i++) {
        completion.take().get();
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      stop(futures);
      throw asRuntime(Objects.requireNonNullElse(e.getCause(), e));
    } catch (InterruptedException e) {
      stop(futures);
      Thread.currentThread().interrupt();
      throw Interruption.exception(e);
    }
  }

  /** The result, unless the task was interrupted and went on, as by its progress listener. */
  private static <T> T call(Callable<T> task) throws Exception {
    T result = task.call();
    if (Thread.currentThread().isInterrupted()) {
      closeModel(result);
      throw Interruption.exception(null);
    }
    return result;
  }

  private static void closeModel(Object result) {
    if (result instanceof ScorerModel model) {
      model.close();
    }
  }

  private void stop(List<? extends Future<?>> futures) {
    threads.shutdownNow();
    try {
      threads.awaitTermination(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      for (Future<?> future : futures) {
        if (future.isDone()) {
          closeResult(future);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void closeResult(Future<?> future) throws InterruptedException {
    try {
      closeModel(future.get());
    } catch (ExecutionException e) {
      // A task that failed has no result.
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
