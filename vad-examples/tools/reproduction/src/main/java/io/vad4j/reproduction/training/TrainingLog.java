package io.vad4j.reproduction.training;

import io.vad4j.Progress;
import io.vad4j.ProgressListener;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Log of parallel trainings: a line for each every 30 seconds and at the end of a stage.
 * Thread-safe.
 */
final class TrainingLog {
  private static final long LINE_INTERVAL_NANOS = Duration.ofSeconds(30).toNanos();

  private final Consumer<String> sink;
  private final Map<String, Long> lastLineTimes = new HashMap<>();

  TrainingLog(Consumer<String> sink) {
    this.sink = sink;
  }

  /** {@return a listener for one training} */
  ProgressListener listenerFor(String name) {
    return progress -> onProgress(name, progress);
  }

  /** Logs a message on one training. */
  synchronized void log(String name, String message) {
    sink.accept(name + ": " + message);
  }

  private synchronized void onProgress(String name, Progress progress) {
    long now = System.nanoTime();
    boolean complete =
        progress.total().isPresent() && progress.done() >= progress.total().getAsLong();
    Long last = lastLineTimes.get(name);
    if (complete || last == null || now - last >= LINE_INTERVAL_NANOS) {
      lastLineTimes.put(name, now);
      String of =
          progress.total().isPresent()
              ? String.format(Locale.ROOT, " of %,d", progress.total().getAsLong())
              : "";
      String detail = progress.detail().isEmpty() ? "" : " (" + progress.detail() + ")";
      log(
          name,
          String.format(Locale.ROOT, "%s: %,d%s%s", progress.stage(), progress.done(), of, detail));
    }
  }
}
