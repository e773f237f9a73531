package io.vad4j.core.frames;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Selects the groups of pictures (GOPs) of one stream that are decoded, so that their share is the
 * one that streams have in common. Thread-safe.
 */
public final class GroupSelection {
  /** No more than this is left out at once, in the mean. */
  private static final double MAX_LEFT_OUT_SECONDS = 10;

  /** Leaving out shorter groups saves nothing. */
  private static final double MIN_GROUP_SECONDS = 0.2;

  private final DecodedShare share;

  /** Spreads the groups of streams that start together. */
  private final RandomGenerator random;

  private double credit;
  private boolean included = true;
  private @Nullable Duration start;

  /** Seconds of the last group; 0 if not known. */
  private double length;

  /** All groups, while the share is 1. */
  public GroupSelection(DecodedShare share, RandomGenerator random) {
    this.share = share;
    this.random = random;
    this.credit = random.nextDouble();
  }

  /** The source is opened anew. */
  public synchronized void restart() {
    included = true;
    start = null;
  }

  /** Whether the group to which a picture belongs is decoded. */
  public synchronized boolean includes(Duration time, boolean startsGroup) {
    if (startsGroup) {
      if (start != null) {
        length = Math.max(0, time.minus(start).toNanos() / 1e9);
      }
      start = time;
      included = length < MIN_GROUP_SECONDS || isChosen();
    }
    return included;
  }

  private boolean isChosen() {
    double value = Math.max(share.value(), length / (length + MAX_LEFT_OUT_SECONDS));
    credit += value * (0.5 + random.nextDouble());
    boolean chosen = value >= 1 || credit >= 1;
    if (chosen) {
      credit = Math.min(1, Math.max(0, credit - 1));
    }
    return chosen;
  }

  /** Counts a picture of a group that is decoded. */
  public synchronized void count(boolean isScored, long nowNanos) {
    if (length >= MIN_GROUP_SECONDS) {
      share.count(isScored, nowNanos);
    }
  }
}
