package io.vad4j.core.detector;

import io.vad4j.Progress;
import io.vad4j.ProgressListener;
import io.vad4j.core.config.DetectorSettings;
import io.vad4j.core.config.ScorerConfig;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.TrainableScorerProvider;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Progress of a fit as a whole: reading, then one scorer after the other. The share of each is its
 * part in the time that the scorers declare for a frame. Adds it to the progress of each stage, and
 * logs a line every 30 seconds.
 */
final class OverallProgress implements ProgressListener {
  private static final Logger LOG = LoggerFactory.getLogger(OverallProgress.class);
  private static final long LOG_INTERVAL_NANOS = 30_000_000_000L;

  /** Milliseconds for a frame: decoding, resizing, stabilising and keeping it. */
  private static final double READING_MILLIS = 4;

  /** Milliseconds for a frame: finding and pasting moving objects. */
  private static final double GENERATION_MILLIS = 1;

  private static final double DEFAULT_MILLIS = 1;

  /** Times that each frame is scored: perspective, calibration, and about as much for trials. */
  private static final double SCORING_PASSES = 3;

  /** The share of scoring that ends with the calibration. */
  private static final double CALIBRATED = 2 / SCORING_PASSES;

  private final DetectorSettings settings;
  private final double whole;
  private double phaseStart;
  private double phaseEnd;
  private double trained = -1;
  private double overall;
  private Progress last = new Progress("fitting", 0, OptionalLong.empty(), "");
  private long lastLog = System.nanoTime();

  OverallProgress(DetectorSettings settings) {
    this.settings = settings;
    double scorers =
        settings.scorers().stream()
            .mapToDouble(scorer -> trainingMillis(scorer) + scoringMillis(scorer))
            .sum();
    whole = READING_MILLIS + GENERATION_MILLIS + scorers;
    phaseEnd = READING_MILLIS / whole;
  }

  /** Milliseconds of all trainings of a scorer for each frame of the video, on all cores. */
  private double trainingMillis(ScorerConfig scorer) {
    if (!(scorer.provider() instanceof TrainableScorerProvider)) {
      return 0;
    }
    // With k folds each of k trainings has the other k - 1 parts, and the last one has all.
    double passes = Math.max(1, settings.config().folds());
    ScorerDescriptor descriptor = scorer.descriptor();
    double millis =
        descriptor
            .trainingMillisPerFrame()
            .orElse(descriptor.millisPerFrame().orElse(DEFAULT_MILLIS));
    return passes * millis / Runtime.getRuntime().availableProcessors();
  }

  private static double scoringMillis(ScorerConfig scorer) {
    double millis = scorer.descriptor().millisPerFrame().orElse(DEFAULT_MILLIS);
    return SCORING_PASSES * millis / Runtime.getRuntime().availableProcessors();
  }

  /** Starts the next scorer. */
  synchronized void startScorer(ScorerConfig scorer) {
    double before = trained < 0 ? READING_MILLIS + GENERATION_MILLIS : phaseEnd * whole;
    double training = trainingMillis(scorer);
    double scoring = scoringMillis(scorer);
    phaseStart = before / whole;
    phaseEnd = (before + training + scoring) / whole;
    trained = training / (training + scoring);
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
    settings.progress().onProgress(end);
  }

  @Override
  public void onProgress(Progress progress) {
    settings.progress().onProgress(extend(progress));
  }

  private synchronized Progress extend(Progress progress) {
    last = progress;
    double share = share(progress.stage(), progress.share());
    overall = Math.max(overall, phaseStart + share * (phaseEnd - phaseStart));
    long now = System.nanoTime();
    if (now - lastLog >= LOG_INTERVAL_NANOS) {
      lastLog = now;
      LOG.info(
          "{} % done: {} {}",
          String.format(Locale.ROOT, "%.0f", 100 * overall), progress.stage(), progress.detail());
    }
    return withOverall(progress, overall);
  }

  private static Progress withOverall(Progress progress, double share) {
    return new Progress(
        progress.stage(),
        progress.done(),
        progress.total(),
        progress.detail(),
        OptionalDouble.of(share));
  }

  /** The share of the present phase that is done with a share of one of its stages. */
  private double share(String stage, double done) {
    if (trained < 0) {
      return done;
    }
    if (stage.startsWith("calibrating")) {
      return trained + (1 - trained) * CALIBRATED * done;
    }
    if (stage.startsWith("scoring")) {
      return trained + (1 - trained) * (CALIBRATED + (1 - CALIBRATED) * done);
    }
    return trained * done;
  }
}
