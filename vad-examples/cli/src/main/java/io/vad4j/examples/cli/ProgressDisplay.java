package io.vad4j.examples.cli;

import io.vad4j.Progress;
import io.vad4j.ProgressListener;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far long work has come: a bar with the time left on a terminal, and otherwise now and
 * then a plain line, as is right for log files.
 */
final class ProgressDisplay implements ProgressListener, AutoCloseable {
  private static final long BETWEEN_LINES = Duration.ofSeconds(10).toNanos();

  private final Console console;
  private final LongSupplier nanoTime;
  private @Nullable ProgressBar bar;
  private String stage = "";
  private long stageStart;
  private long lastLine;
  private boolean finished;

  ProgressDisplay(Console console) {
    this(console, System::nanoTime);
  }

  ProgressDisplay(Console console, LongSupplier nanoTime) {
    this.console = console;
    this.nanoTime = nanoTime;
  }

  @Override
  public void progressed(Progress progress) {
    if (!progress.stage().equals(stage)) {
      begin(progress);
    }
    if (console.terminal()) {
      draw(progress);
    } else {
      writeNowAndThen(progress);
    }
  }

  private void begin(Progress progress) {
    endStage();
    stage = progress.stage();
    stageStart = nanoTime.getAsLong();
    lastLine = stageStart;
    finished = false;
    if (console.terminal()) {
      console.say(stage);
      bar =
          new ProgressBarBuilder()
              .setTaskName("")
              .setInitialMax(progress.total().orElse(-1))
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(200)
              .setConsumer(new ConsoleProgressBarConsumer(console.err()))
              .build();
    }
  }

  private void draw(Progress progress) {
    if (bar != null) {
      progress.total().ifPresent(bar::maxHint);
      bar.stepTo(progress.done());
      bar.setExtraMessage(progress.detail());
    }
  }

  private void writeNowAndThen(Progress progress) {
    long now = nanoTime.getAsLong();
    boolean complete =
        progress.total().isPresent() && progress.done() >= progress.total().getAsLong();
    if (finished || (!complete && now - lastLine < BETWEEN_LINES)) {
      return;
    }
    finished = complete;
    lastLine = now;
    console.say(complete ? completed(progress, now) : soFar(progress, now));
  }

  private String completed(Progress progress, long now) {
    return "%s: done, %,d in %s%s"
        .formatted(stage, progress.done(), words(now - stageStart), detail(progress));
  }

  private String soFar(Progress progress, long now) {
    String of = "";
    String left = "";
    if (progress.total().isPresent()) {
      long total = progress.total().getAsLong();
      of = String.format(Locale.ROOT, " of %,d", total);
      if (progress.done() > 0) {
        double ahead = (double) (total - progress.done()) / progress.done();
        left = ", about " + words((long) ((now - stageStart) * ahead)) + " left";
      }
    }
    return String.format(
        Locale.ROOT, "%s: %,d%s%s%s", stage, progress.done(), of, left, detail(progress));
  }

  private static String detail(Progress progress) {
    return progress.detail().isEmpty() ? "" : " (" + progress.detail() + ")";
  }

  /** A time in words: 0.4 s, 12 s, 3 min 5 s. */
  static String words(long nanos) {
    double seconds = nanos / 1e9;
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    return whole < 60 ? whole + " s" : whole / 60 + " min " + whole % 60 + " s";
  }

  /** Ends the bar, if one is drawn, so that other lines can be written. */
  void endStage() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
    stage = "";
  }

  @Override
  public void close() {
    endStage();
  }
}
