package io.vad4j.core.event;

import io.vad4j.ScoreDrift;
import io.vad4j.core.signal.ExponentialSmoother;
import java.time.Duration;
import java.util.Optional;

/**
 * Notices when scores are for minutes distributed unlike those of the normal footage. On footage as
 * learned, one minus the tail probability of the score is spread evenly from 0 to 1; its moving
 * average leaves the middle when scores get higher or lower as a whole, which a single anomaly of
 * some seconds cannot bring about. One for each stream.
 */
public final class ScoreDriftDetector {
  private static final Duration TIME_CONSTANT = Duration.ofMinutes(5);
  private static final Duration MIN_OBSERVATION_TIME = Duration.ofMinutes(5);
  private static final double ONSET_THRESHOLD = 0.3;
  private static final double RELEASE_THRESHOLD = 0.2;

  private final ExponentialSmoother average = new ExponentialSmoother(TIME_CONSTANT);
  private Duration observedTime = Duration.ZERO;
  private Optional<Duration> lastTime = Optional.empty();
  private boolean drifting;

  /** Takes the next score; gives a drift when it is first noticed. */
  public Optional<ScoreDrift> update(Duration time, double score) {
    if (lastTime.isEmpty()) {
      average.update(time, 0.5);
    } else if (time.compareTo(lastTime.get()) > 0) {
      observedTime = observedTime.plus(time.minus(lastTime.get()));
    }
    lastTime = Optional.of(time);
    double meanPercentile = average.update(time, 1 - Math.pow(10, -score));
    double deviation = Math.abs(meanPercentile - 0.5);
    if (drifting) {
      drifting = deviation > RELEASE_THRESHOLD;
      return Optional.empty();
    }
    drifting = deviation > ONSET_THRESHOLD && observedTime.compareTo(MIN_OBSERVATION_TIME) >= 0;
    return drifting ? Optional.of(ScoreDrift.of(time, meanPercentile)) : Optional.empty();
  }
}
