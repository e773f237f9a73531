package io.vad4j.core.detector;

import io.vad4j.Progress;
import io.vad4j.ProgressListener;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Progress of a fit as a whole: reading, then one scorer after the other, with estimated shares.
 * Adds it to the progress of each stage, and logs a line every 30 seconds.
 */
final class OverallProgress implements ProgressListener {
  private static final Logger LOG = LoggerFactory.getLogger(OverallProgress.class);
  private static final long LOG_INTERVAL_NANOS = 30_000_000_000L;
  private static final double READING_SHARE = 0.2;
  private static final double GENERATION_SHARE = 0.02;

  /** The share of a scorer that is its training, and that which ends with its calibration. */
  private static final double TRAINED = 0.7;

  private static final double CALIBRATED = 0.9;

  private final ProgressListener listener;
  private double phaseStart;
  private double phaseEnd = READING_SHARE;
  private boolean scoring;
  private double overall;
  private Progress last = new Progress("fitting", 0, OptionalLong.empty(), "");
  private long lastLog = System.nanoTime();

  OverallProgress(ProgressListener listener) {
    this.listener = listener;
  }

  /** Starts the next scorer, by its number from 0. */
  synchronized void startScorer(int number, int count) {
    double scorersStart = READING_SHARE + GENERATION_SHARE;
    phaseStart = scorersStart + (1 - scorersStart) * number / count;
    phaseEnd = scorersStart + (1 - scorersStart) * (number + 1) / count;
    scoring = true;
    overall = Math.max(overall, phaseStart);
  }

  /** The end of all work: repeats the last stage with an overall progress of 1. */
  void finish() {
    Progress end;
    synchronized (this) {
      end = withOverall(last, 1);
      if (overall == 1) {
        return;
      }
      overall = 1;
    }
    listener.onProgress(end);
  }

  @Override
  public void onProgress(Progress progress) {
    listener.onProgress(extend(progress));
  }

  private synchronized Progress extend(Progress progress) {
    double done = progress.overall().orElse(ratio(progress));
    last = progress;
    overall =
        Math.max(overall, phaseStart + share(progress.stage(), done) * (phaseEnd - phaseStart));
    long now = System.nanoTime();
    if (now - lastLog >= LOG_INTERVAL_NANOS) {
      lastLog = now;
      LOG.info(
          "{} % done: {} {}",
          String.format(Locale.ROOT, "%.0f", 100 * overall), progress.stage(), progress.detail());
    }
    return withOverall(progress, overall);
  }

  private static double ratio(Progress progress) {
    return progress.total().isPresent() && progress.total().getAsLong() > 0
        ? Math.min(1, (double) progress.done() / progress.total().getAsLong())
        : 0;
  }

  private static Progress withOverall(Progress progress, double share) {
    return new Progress(
        progress.stage(),
        progress.done(),
        progress.total(),
        progress.detail(),
        OptionalDouble.of(share));
  }

  private double share(String stage, double done) {
    if (!scoring) {
      return done;
    }
    if (stage.startsWith("calibrating")) {
      return TRAINED + (CALIBRATED - TRAINED) * done;
    }
    if (stage.startsWith("scoring")) {
      return CALIBRATED + (1 - CALIBRATED) * done;
    }
    // Several models are trained at the same time, each with a progress of its own.
    return TRAINED * done / 2;
  }
}
