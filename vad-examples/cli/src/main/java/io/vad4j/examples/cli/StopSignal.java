package io.vad4j.examples.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets somebody who ends the command with Ctrl-C, the only way to end a live stream, have what was
 * written so far: the process waits until the work has come to an orderly end.
 */
final class StopSignal implements AutoCloseable {
  private static final long SECONDS_TO_STOP = 2;
  private static final long SECONDS_TO_FINISH = 20;

  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "stop");
  private volatile Runnable interrupt = () -> {};
  private volatile boolean stopped;

  /** Waits for the signal from now on. */
  StopSignal() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** What to do when the work does not stop by itself, as when it waits for a frame. */
  void interruptWith(Runnable action) {
    interrupt = action;
  }

  /** Whether the work should come to its end. */
  boolean stopped() {
    return stopped;
  }

  private void stop() {
    stopped = true;
    try {
      if (!finished.await(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        interrupt.run();
        finished.await(SECONDS_TO_FINISH, TimeUnit.SECONDS);
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
