package io.vad4j.core.training;

import io.vad4j.Progress;
import io.vad4j.ProgressListener;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Progress of parallel tasks in sequential order: the stage is that of the first task that is not
 * done, and the overall progress is the mean of all tasks. Calls to the listener never overlap.
 * Thread-safe.
 */
final class OrderedProgress {
  private final ProgressListener listener;
  private final double[] shares;

  OrderedProgress(ProgressListener listener, int tasks) {
    this.listener = listener;
    this.shares = new double[tasks];
  }

  /** The listener of one task, which appends the purpose to the name of each stage. */
  ProgressListener listenerFor(int number, String purpose) {
    return progress -> forward(number, purpose, progress);
  }

  private synchronized void forward(int number, String purpose, Progress progress) {
    // A task is done when its result is there.
    shares[number] = Math.min(0.999, Math.max(shares[number], progress.share()));
    if (firstOpen() == number) {
      listener.onProgress(
          new Progress(
              progress.stage() + purpose,
              progress.done(),
              progress.total(),
              progress.detail(),
              OptionalDouble.of(Arrays.stream(shares).average().orElse(0))));
    }
  }

  private int firstOpen() {
    int number = 0;
    while (number < shares.length && shares[number] == 1) {
      number++;
    }
    return number;
  }

  /** Marks a task as done. */
  synchronized void markDone(int number) {
    shares[number] = 1;
  }
}
