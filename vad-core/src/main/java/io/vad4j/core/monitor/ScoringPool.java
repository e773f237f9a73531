package io.vad4j.core.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fixed pool of threads that work for streams in turn, one step each, so that none starves. A step
 * that does not return in time loses its thread, which is replaced. Thread-safe.
 */
final class ScoringPool {
  private static final Logger LOG = LoggerFactory.getLogger(ScoringPool.class);

  /** What the pool works for. It is never in two threads at a time. */
  interface Task {
    /** Does one step, without throwing. */
    void step();

    /** Whether there is another step to do. */
    boolean hasWork();

    /** The step has not returned within the time limit. */
    void onBlocked();

    /** The step that had not returned has returned. */
    void onUnblocked();
  }

  /** A task that is queued at most once. */
  static final class Turn {
    private final Task task;
    private boolean queued;

    Turn(Task task) {
      this.task = task;
    }

    private synchronized boolean queue() {
      boolean added = !queued;
      queued = true;
      return added;
    }

    private synchronized void finish() {
      queued = false;
    }
  }

  private final class Worker extends Thread {
    private @Nullable Turn turn;
    private long since;
    private boolean abandoned;

    Worker(int number) {
      super("vad4j scoring " + number);
      setDaemon(true);
    }

    boolean isOf(ScoringPool pool) {
      return pool == ScoringPool.this;
    }

    @Override
    public void run() {
      while (begin(take())) {
        Turn current = finishable();
        try {
          current.task.step();
        } catch (RuntimeException | Error e) {
          LOG.error("A step failed; its stream goes on with the next.", e);
        } finally {
          end(current);
        }
      }
    }

    private @Nullable Turn take() {
      try {
        return isActive(this) ? ready.take() : null;
      } catch (InterruptedException e) {
        return isActive(this) ? take() : null;
      }
    }

    private boolean begin(@Nullable Turn next) {
      synchronized (workers) {
        turn = next;
        since = time.nanos();
        return next != null;
      }
    }

    private Turn finishable() {
      synchronized (workers) {
        if (turn == null) {
          throw new IllegalStateException("A worker without a turn must have ended.");
        }
        return turn;
      }
    }

    private void end(Turn done) {
      boolean late;
      synchronized (workers) {
        turn = null;
        late = abandoned;
      }
      if (late) {
        done.task.onUnblocked();
      }
      done.finish();
      if (done.task.hasWork()) {
        schedule(done);
      }
    }
  }

  private final MonitorTime time;
  private final BlockingQueue<Turn> ready = new LinkedBlockingQueue<>();
  private final List<Worker> workers = new ArrayList<>();
  private int started;
  private boolean stopped;

  ScoringPool(int threads, MonitorTime time) {
    this.time = time;
    synchronized (workers) {
      for (int i = 0; i < threads; i++) {
        startWorker();
      }
    }
  }

  /** Called with the lock. */
  private void startWorker() {
    Worker worker = new Worker(++started);
    workers.add(worker);
    worker.start();
  }

  /** Queues a task, unless it is queued or at work. */
  void schedule(Turn turn) {
    if (turn.task.hasWork() && turn.queue()) {
      ready.add(turn);
    }
  }

  private boolean isActive(Worker worker) {
    synchronized (workers) {
      return !stopped && !worker.abandoned;
    }
  }

  /** Whether the current thread is one of the pool, also one that was replaced. */
  boolean isCurrentThread() {
    return Thread.currentThread() instanceof Worker worker && worker.isOf(this);
  }

  /** Replaces the threads whose step takes longer than the limit. */
  void replaceBlocked(long limitNanos) {
    List<Task> blocked = new ArrayList<>();
    synchronized (workers) {
      long now = time.nanos();
      for (Worker worker : List.copyOf(workers)) {
        if (!stopped && worker.turn != null && now - worker.since > limitNanos) {
          worker.abandoned = true;
          workers.remove(worker);
          blocked.add(worker.turn.task);
          startWorker();
        }
      }
      // Reported with the lock, so that the step cannot return before its report.
      blocked.forEach(Task::onBlocked);
    }
  }

  /** Ends all threads; a step at work is interrupted. */
  void stop() {
    synchronized (workers) {
      stopped = true;
      workers.forEach(Thread::interrupt);
    }
  }
}
