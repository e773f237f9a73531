package io.vad4j.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.Scorer;
import io.vad4j.TrainingException;
import io.vad4j.spi.ScorerModel;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TaskPoolTest {
  private final CountDownLatch never = new CountDownLatch(1);
  private final CountDownLatch started = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);

  /** Waits until it is interrupted. */
  private Object waitForInterruption() throws InterruptedException {
    started.countDown();
    try {
      never.await();
    } catch (InterruptedException e) {
      interrupted.countDown();
      throw e;
    }
    return "";
  }

  @Test
  void givesResultsInTheOrderOfTheTasks() {
    try (TaskPool pool = new TaskPool()) {
      assertThat(pool.<String>invokeAll(List.of(() -> "a", () -> "b", () -> "c")))
          .containsExactly("a", "b", "c");
    }
  }

  @Test
  void failureInterruptsTheOtherTasks() throws InterruptedException {
    IllegalStateException failure = new IllegalStateException("broken");
    List<Callable<Object>> tasks =
        List.of(
            this::waitForInterruption,
            () -> {
              started.await();
              throw failure;
            });
    try (TaskPool pool = new TaskPool()) {
      assertThatThrownBy(() -> pool.invokeAll(tasks)).isSameAs(failure);
    }

    interrupted.await();
  }

  @Test
  void failureClosesTheModelsOfOtherTasks() throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    List<Callable<Object>> tasks =
        List.of(
            () -> new ClosableModel(closed),
            () -> {
              throw new IllegalStateException("broken");
            });
    try (TaskPool pool = new TaskPool()) {
      assertThatThrownBy(() -> pool.invokeAll(tasks)).isInstanceOf(IllegalStateException.class);
    }

    closed.await();
  }

  @Test
  void interruptingTheCallerInterruptsTheTasks() throws InterruptedException {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    CountDownLatch staysInterrupted = new CountDownLatch(1);
    Thread caller =
        new Thread(
            () -> {
              try (TaskPool pool = new TaskPool()) {
                pool.invokeAll(List.of(this::waitForInterruption));
              } catch (TrainingException e) {
                thrown.set(e);
                if (Thread.currentThread().isInterrupted()) {
                  staysInterrupted.countDown();
                }
              }
            });
    caller.start();
    started.await();
    caller.interrupt();
    caller.join();

    interrupted.await();
    assertThat(thrown.get()).isInstanceOf(TrainingException.class);
    assertThat(staysInterrupted.getCount()).isZero();
  }

  @Test
  void taskThatInterruptsItselfFails() {
    Callable<String> task =
        () -> {
          Thread.currentThread().interrupt();
          return "result";
        };
    try (TaskPool pool = new TaskPool()) {
      assertThatThrownBy(() -> pool.invokeAll(List.of(task))).isInstanceOf(TrainingException.class);
    }
  }

  private record ClosableModel(CountDownLatch closed) implements ScorerModel {
    @Override
    public Scorer newScorer() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }
}
