package io.vad4j.core.training;

import io.vad4j.Progress;
import io.vad4j.ProgressListener;
import java.util.BitSet;

/**
 * Progress of parallel tasks in sequential order: only the first task that is not done is reported.
 * Calls to the listener never overlap. Thread-safe.
 */
final class OrderedProgress {
  private final ProgressListener listener;
  private final BitSet done = new BitSet();

  OrderedProgress(ProgressListener listener) {
    this.listener = listener;
  }

  /** The listener of one task, which appends the purpose to the name of each stage. */
  ProgressListener listenerFor(int number, String purpose) {
    return progress -> forward(number, purpose, progress);
  }

  private synchronized void forward(int number, String purpose, Progress progress) {
    if (done.nextClearBit(0) == number) {
      listener.onProgress(
          new Progress(
              progress.stage() + purpose, progress.done(), progress.total(), progress.detail()));
    }
  }

  /** Marks a task as done. */
  synchronized void markDone(int number) {
    done.set(number);
  }
}
