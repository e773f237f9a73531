package io.vad4j.core.training;

import io.vad4j.Progress;
import io.vad4j.ProgressListener;
import java.util.BitSet;

/**
 * Tells of work that goes on in several parts at a time as if they went on one after the other:
 * only the first part that is not done is heard. Calls to the listener never overlap.
 */
final class OrderedProgress {
  private final ProgressListener listener;
  private final BitSet done = new BitSet();

  OrderedProgress(ProgressListener listener) {
    this.listener = listener;
  }

  /** The listener for one part, which puts the part's purpose behind the name of each stage. */
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

  /** Notes that a part is done. */
  synchronized void markDone(int number) {
    done.set(number);
  }
}
