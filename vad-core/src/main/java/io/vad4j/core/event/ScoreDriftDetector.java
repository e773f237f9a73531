package io.vad4j.core.event;

import io.vad4j.Restorable;
import io.vad4j.ScoreDrift;
import io.vad4j.StateArchive;
import io.vad4j.core.signal.ExponentialSmoother;
import io.vad4j.core.signal.StateValues;
import java.time.Duration;
import java.util.Optional;

/**
 * Drift detection on the score distribution. On video like the training video the percentile of the
 * score, 1 − 10^−score, is uniformly distributed; drift is a moving average of it far from 0.5,
 * with hysteresis. The time constant is minutes, so that an anomaly of seconds is no drift. Only
 * time in which there were frames counts: of a gap, and of a clock that jumps, no more than {@value
 * #MAX_STEP_SECONDS} seconds. Not thread-safe; one for each stream.
 */
public final class ScoreDriftDetector implements Restorable {
  private static final Duration TIME_CONSTANT = Duration.ofMinutes(5);
  private static final Duration MIN_OBSERVATION_TIME = Duration.ofMinutes(5);
  private static final long MAX_STEP_SECONDS = 2;
  private static final Duration MAX_STEP = Duration.ofSeconds(MAX_STEP_SECONDS);
  private static final double ONSET_THRESHOLD = 0.3;
  private static final double RELEASE_THRESHOLD = 0.2;

  private final ExponentialSmoother average = new ExponentialSmoother(TIME_CONSTANT);
  private Duration observedTime = Duration.ZERO;
  private Optional<Duration> lastTime = Optional.empty();
  private boolean drifting;
  private boolean ended;

  /** Updates with the next score; returns a drift at its onset only. */
  public Optional<ScoreDrift> update(Duration time, double score) {
    if (lastTime.isEmpty()) {
      average.update(observedTime, 0.5);
    } else if (time.compareTo(lastTime.get()) > 0) {
      Duration step = time.minus(lastTime.get());
      observedTime = observedTime.plus(step.compareTo(MAX_STEP) > 0 ? MAX_STEP : step);
    }
    lastTime = Optional.of(time);
    double meanPercentile = average.update(observedTime, 1 - Math.pow(10, -score));
    double deviation = Math.abs(meanPercentile - 0.5);
    ended = false;
    if (drifting) {
      drifting = deviation > RELEASE_THRESHOLD;
      ended = !drifting;
      return Optional.empty();
    }
    drifting = deviation > ONSET_THRESHOLD && observedTime.compareTo(MIN_OBSERVATION_TIME) >= 0;
    return drifting ? Optional.of(ScoreDrift.of(time, meanPercentile)) : Optional.empty();
  }

  @Override
  public void exchange(StateArchive archive) {
    average.exchange(archive);
    observedTime = StateValues.time(archive, observedTime);
    lastTime = Optional.ofNullable(StateValues.duration(archive, lastTime.orElse(null)));
    drifting = archive.value(drifting);
  }

  /** The time of the last score if it was one of a drift. */
  public Optional<Duration> lastDriftTime() {
    return drifting ? lastTime : Optional.empty();
  }

  /** Whether the drift has ended with the last score. */
  public boolean hasEnded() {
    return ended;
  }
}
