package io.vad4j.core.monitor;

import java.time.Duration;

/**
 * Quantiles of durations over the last one to two minutes, with an error of a twentieth: counts in
 * buckets of exponentially growing width, for this minute and the one before. Thread-safe.
 */
final class LatencyHistogram {
  private static final double GROWTH = 1.05;
  private static final double MIN_NANOS = 10_000;
  private static final int BUCKETS = 400;
  private static final long WINDOW_NANOS = Duration.ofMinutes(1).toNanos();

  private int[] current = new int[BUCKETS];
  private int[] previous = new int[BUCKETS];
  private long windowStart;

  synchronized void add(long nowNanos, long nanos) {
    forget(nowNanos);
    current[bucket(nanos)]++;
  }

  private void forget(long nowNanos) {
    long age = nowNanos - windowStart;
    if (age >= WINDOW_NANOS) {
      previous = age < 2 * WINDOW_NANOS ? current : new int[BUCKETS];
      current = new int[BUCKETS];
      windowStart = nowNanos;
    }
  }

  private static int bucket(long nanos) {
    double index = Math.log(Math.max(1, nanos / MIN_NANOS)) / Math.log(GROWTH);
    return (int) Math.min(BUCKETS - 1, index);
  }

  /** The duration that the given share of durations does not exceed; zero without any. */
  synchronized Duration quantile(long nowNanos, double share) {
    forget(nowNanos);
    long total = 0;
    for (int i = 0; i < BUCKETS; i++) {
      total += current[i] + previous[i];
    }
    long rank = (long) Math.ceil(share * total);
    long count = 0;
    for (int i = 0; i < BUCKETS && total > 0; i++) {
      count += current[i] + previous[i];
      if (count >= rank) {
        return Duration.ofNanos(Math.round(MIN_NANOS * Math.pow(GROWTH, i + 1)));
      }
    }
    return Duration.ZERO;
  }
}
