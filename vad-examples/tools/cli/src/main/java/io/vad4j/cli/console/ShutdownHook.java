package io.vad4j.cli.console;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Orderly end on Ctrl-C, the only way to end a live stream: the process waits until the results so
 * far are written.
 */
public final class ShutdownHook implements AutoCloseable {
  private static final long STOP_TIMEOUT_SECONDS = 2;
  private static final long FINISH_TIMEOUT_SECONDS = 20;

  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook = new Thread(this::requestStop, "stop");
  private volatile Runnable interrupt = () -> {};
  private volatile boolean stopRequested;

  /** Registers the hook. */
  public ShutdownHook() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Sets the action for work that does not stop by itself, such as waiting for a frame. */
  public void onStopTimeout(Runnable action) {
    interrupt = action;
  }

  /** {@return whether the work should end} */
  public boolean isStopRequested() {
    return stopRequested;
  }

  private void requestStop() {
    stopRequested = true;
    try {
      if (!finished.await(STOP_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        interrupt.run();
        finished.await(FINISH_TIMEOUT_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Signals that the work is done, and removes the hook. */
  @Override
  public void close() {
    finished.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is already ending.
    }
  }
}
