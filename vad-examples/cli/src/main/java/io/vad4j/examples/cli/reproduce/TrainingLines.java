package io.vad4j.examples.cli.reproduce;

import io.vad4j.Progress;
import io.vad4j.ProgressListener;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Says how far trainings that run side by side have come, each in lines of its own: now and then,
 * and at the end of a stage. Safe to use from several threads.
 */
final class TrainingLines {
  private static final long BETWEEN_LINES = Duration.ofSeconds(30).toNanos();

  private final Consumer<String> say;
  private final Map<String, Long> lastLines = new HashMap<>();

  TrainingLines(Consumer<String> say) {
    this.say = say;
  }

  /** A listener that speaks of one training. */
  ProgressListener of(String name) {
    return progress -> progressed(name, progress);
  }

  /** Says something about a training at once. */
  synchronized void say(String name, String words) {
    say.accept(name + ": " + words);
  }

  private synchronized void progressed(String name, Progress progress) {
    long now = System.nanoTime();
    boolean complete =
        progress.total().isPresent() && progress.done() >= progress.total().getAsLong();
    Long last = lastLines.get(name);
    if (complete || last == null || now - last >= BETWEEN_LINES) {
      lastLines.put(name, now);
      String of =
          progress.total().isPresent()
              ? String.format(Locale.ROOT, " of %,d", progress.total().getAsLong())
              : "";
      String detail = progress.detail().isEmpty() ? "" : " (" + progress.detail() + ")";
      say(
          name,
          String.format(Locale.ROOT, "%s: %,d%s%s", progress.stage(), progress.done(), of, detail));
    }
  }
}
