package io.vad4j.cli.console;

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
 * Progress of long work: a bar with the remaining time on a terminal, otherwise a line every ten
 * seconds.
 */
public final class ProgressDisplay implements ProgressListener, AutoCloseable {
  private static final long LINE_INTERVAL_NANOS = Duration.ofSeconds(10).toNanos();

  private final Console console;
  private final LongSupplier nanoTime;
  private @Nullable ProgressBar bar;
  private String stage = "";
  private long stageStart;
  private long lastLine;
  private boolean finished;

  public ProgressDisplay(Console console) {
    this(console, System::nanoTime);
  }

  ProgressDisplay(Console console, LongSupplier nanoTime) {
    this.console = console;
    this.nanoTime = nanoTime;
  }

  @Override
  public void onProgress(Progress progress) {
    if (!progress.stage().equals(stage)) {
      begin(progress);
    }
    if (console.terminal()) {
      draw(progress);
    } else {
      writePeriodically(progress);
    }
  }

  private void begin(Progress progress) {
    endStage();
    stage = progress.stage();
    stageStart = nanoTime.getAsLong();
    lastLine = stageStart;
    finished = false;
    if (console.terminal()) {
      console.printStatus(stage);
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

  private void writePeriodically(Progress progress) {
    long now = nanoTime.getAsLong();
    boolean complete =
        progress.total().isPresent() && progress.done() >= progress.total().getAsLong();
    if (finished || (!complete && now - lastLine < LINE_INTERVAL_NANOS)) {
      return;
    }
    finished = complete;
    lastLine = now;
    console.printStatus(complete ? completionLine(progress, now) : progressLine(progress, now));
  }

  private String completionLine(Progress progress, long now) {
    return "%s: done, %,d in %s%s"
        .formatted(stage, progress.done(), formatDuration(now - stageStart), detail(progress));
  }

  private String progressLine(Progress progress, long now) {
    String of = "";
    String left = "";
    if (progress.total().isPresent()) {
      long total = progress.total().getAsLong();
      of = String.format(Locale.ROOT, " of %,d", total);
      if (progress.done() > 0) {
        double remainingRatio = (double) (total - progress.done()) / progress.done();
        left = ", about " + formatDuration((long) ((now - stageStart) * remainingRatio)) + " left";
      }
    }
    return String.format(
        Locale.ROOT, "%s: %,d%s%s%s", stage, progress.done(), of, left, detail(progress));
  }

  private static String detail(Progress progress) {
    return progress.detail().isEmpty() ? "" : " (" + progress.detail() + ")";
  }

  /** {@return a duration as text: 0.4 s, 12 s, 3 min 5 s} */
  public static String formatDuration(long nanos) {
    double seconds = nanos / 1e9;
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    return whole < 60 ? whole + " s" : whole / 60 + " min " + whole % 60 + " s";
  }

  /** Closes the bar, if there is one, so that other lines can be written. */
  public void endStage() {
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
