package io.vad4j.cli.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Latency histograms of pipeline stages, with logarithmic bins of one percent: constant memory
 * however long a run is.
 */
public final class StageLatencies {
  private static final double LOG_STEP = Math.log(1.01);
  private static final int BUCKET_COUNT = 2600;

  private final Map<String, long[]> histograms = new LinkedHashMap<>();

  /** Adds one duration. */
  public void record(String stage, long nanoseconds) {
    int bucket = (int) Math.round(Math.log(Math.max(1, nanoseconds)) / LOG_STEP);
    histograms
        .computeIfAbsent(stage, none -> new long[BUCKET_COUNT])[
        Math.min(BUCKET_COUNT - 1, bucket)]++;
  }

  /** {@return the stages, in the order of their first duration} */
  public Set<String> stages() {
    return histograms.keySet();
  }

  /** {@return a quantile of a stage's latency in milliseconds, to one percent} */
  public double percentileMillis(String stage, double quantile) {
    long[] buckets = histograms.get(stage);
    if (buckets == null) {
      throw new IllegalArgumentException("There is no stage " + stage + ".");
    }
    long total = 0;
    for (long count : buckets) {
      total += count;
    }
    long rank = (long) Math.ceil(quantile * total);
    long cumulative = 0;
    int bucket = 0;
    while (bucket < BUCKET_COUNT - 1 && cumulative + buckets[bucket] < rank) {
      cumulative += buckets[bucket];
      bucket++;
    }
    return Math.exp(bucket * LOG_STEP) / 1e6;
  }
}
