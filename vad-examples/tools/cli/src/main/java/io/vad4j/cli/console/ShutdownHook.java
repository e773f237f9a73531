package io.vad4j.cli.console;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets somebody who ends the command with Ctrl-C, the only way to end a live stream, have what was
 * written so far: the process waits until the work has come to an orderly end.
 */
public final class ShutdownHook implements AutoCloseable {
  private static final long STOP_TIMEOUT_SECONDS = 2;
  private static final long FINISH_TIMEOUT_SECONDS = 20;

  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook = new Thread(this::requestStop, "stop");
  private volatile Runnable interrupt = () -> {};
  private volatile boolean stopRequested;

  /** Waits for the signal from now on. */
  public ShutdownHook() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** What to do when the work does not stop by itself, as when it waits for a frame. */
  public void onStopTimeout(Runnable action) {
    interrupt = action;
  }

  /** Whether the work should come to its end. */
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

  /** The work is done. */
  @Override
  public void close() {
    finished.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already, and waits for this no longer.
    }
  }
}
