package io.vad4j.examples.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How long each stage took, kept as counts of durations in steps of one percent, so that it takes
 * the same memory however long it runs.
 */
final class StageTimes {
  private static final double STEP = Math.log(1.01);
  private static final int STEPS = 2600;

  private final Map<String, long[]> counts = new LinkedHashMap<>();

  /** Adds one duration. */
  void add(String stage, long nanoseconds) {
    int step = (int) Math.round(Math.log(Math.max(1, nanoseconds)) / STEP);
    counts.computeIfAbsent(stage, none -> new long[STEPS])[Math.min(STEPS - 1, step)]++;
  }

  /** The stages, in the order in which they were first seen. */
  Set<String> stages() {
    return counts.keySet();
  }

  /** The milliseconds within which that share of a stage's durations lie, to one percent. */
  double milliseconds(String stage, double share) {
    long[] steps = counts.get(stage);
    if (steps == null) {
      throw new IllegalArgumentException("There is no stage " + stage + ".");
    }
    long total = 0;
    for (long count : steps) {
      total += count;
    }
    long rank = (long) Math.ceil(share * total);
    long seen = 0;
    int step = 0;
    while (step < STEPS - 1 && seen + steps[step] < rank) {
      seen += steps[step];
      step++;
    }
    return Math.exp(step * STEP) / 1e6;
  }
}
