package io.vad4j.core.detect;

import io.vad4j.Drift;
import java.time.Duration;
import java.util.Optional;

/**
 * Notices when scores are for minutes distributed unlike those of the normal footage. On footage as
 * learned, one minus the tail probability of the score is spread evenly from 0 to 1; its moving
 * average leaves the middle when scores get higher or lower as a whole, which a single anomaly of
 * some seconds cannot bring about. One for each stream.
 */
final class DriftWatch {
  private static final Duration TIME_CONSTANT = Duration.ofMinutes(5);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final double ALARM = 0.3;
  private static final double ALL_CLEAR = 0.2;

  private final Smoothing average = new Smoothing(TIME_CONSTANT);
  private Duration watched = Duration.ZERO;
  private Optional<Duration> last = Optional.empty();
  private boolean drifting;

  /** Takes the next score; gives a drift when it is first noticed. */
  Optional<Drift> next(Duration time, double score) {
    if (last.isEmpty()) {
      average.next(time, 0.5);
    } else if (time.compareTo(last.get()) > 0) {
      watched = watched.plus(time.minus(last.get()));
    }
    last = Optional.of(time);
    double meanRank = average.next(time, 1 - Math.pow(10, -score));
    double away = Math.abs(meanRank - 0.5);
    if (drifting) {
      drifting = away > ALL_CLEAR;
      return Optional.empty();
    }
    drifting = away > ALARM && watched.compareTo(PATIENCE) >= 0;
    return drifting ? Optional.of(new Drift(time, meanRank)) : Optional.empty();
  }
}
