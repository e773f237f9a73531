package io.vad4j.reproduction.training;

import io.vad4j.VadException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs tasks in a fixed number of daemon threads. */
public final class ParallelTasks {
  private ParallelTasks() {}

  /**
   * {@return the results in the order of the tasks}
   *
   * @throws VadException if the thread is interrupted; otherwise the first failure is rethrown
   */
  public static <T> List<T> run(List<Callable<T>> tasks, int threads) {
    ExecutorService workers =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "vad4j-reproduce");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<T>> futures = tasks.stream().map(workers::submit).toList();
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new VadException("A task failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new VadException("The reproduction was interrupted; run it again to resume.", e);
    } finally {
      workers.shutdownNow();
    }
  }
}
