package io.vad4j.core.monitor.tampering;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Runs of identical views. Some cameras and codecs repeat the picture of a scene without motion, so
 * that a run counts as frozen only if it is much longer than those that ended by themselves. Not
 * thread-safe.
 */
final class StillnessCheck {
  private static final Duration SUSPECTED_AFTER = Duration.ofMillis(1500);
  private static final Duration FROZEN_AFTER = Duration.ofMillis(3500);
  private static final int MIN_REPETITIONS = 4;
  private static final int MIN_FACTOR = 4;

  private @Nullable SmallView last;
  private Instant since = Instant.EPOCH;
  private Instant lastTime = Instant.EPOCH;
  private int repetitions;
  private Duration longest = Duration.ZERO;

  /** Starts a run anew, without a conclusion from the one before. */
  void restart() {
    last = null;
    repetitions = 0;
  }

  /** Updates with the next view; whether the run of identical ones is suspicious. */
  boolean update(SmallView view, Instant time) {
    SmallView before = last;
    if (before != null && view.isIdenticalTo(before)) {
      repetitions++;
    } else {
      if (before != null && repetitions > 0) {
        Duration run = Duration.between(since, lastTime);
        longest = run.compareTo(longest) > 0 ? run : longest;
      }
      since = time;
      repetitions = 0;
    }
    last = view;
    lastTime = time;
    return repetitions >= MIN_REPETITIONS - 1
        && Duration.between(since, time).compareTo(SUSPECTED_AFTER) >= 0
        && isUnusual(time);
  }

  /** The instant of the first of the identical views. */
  Instant since() {
    return since;
  }

  boolean isFrozen(Instant time) {
    return repetitions >= MIN_REPETITIONS
        && Duration.between(since, time).compareTo(FROZEN_AFTER) >= 0
        && isUnusual(time);
  }

  private boolean isUnusual(Instant time) {
    return Duration.between(since, time).compareTo(longest.multipliedBy(MIN_FACTOR)) > 0;
  }
}
