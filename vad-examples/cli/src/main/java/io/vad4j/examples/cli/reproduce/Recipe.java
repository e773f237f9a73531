package io.vad4j.examples.cli.reproduce;

import io.vad4j.core.detect.Smoothing;
import io.vad4j.core.evaluate.RankedScores;
import io.vad4j.core.evaluate.ScoredClip;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * How readings become a frame's score: each divided by its spread on held-out normal footage, times
 * its share, summed and smoothed causally.
 *
 * @param shares the share of each reading; a single one of share 1 keeps its unit
 * @param smoothing the time constant, zero for none
 */
record Recipe(Map<Reading, Double> shares, Duration smoothing) {

  /** Keeps a copy of the map. */
  Recipe {
    shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
  }

  /** One reading as it is. */
  static Recipe of(Reading reading) {
    return new Recipe(Map.of(reading, 1.0), Duration.ZERO);
  }

  /** Two readings with shares; one of share 0 is left out. */
  static Recipe of(Reading one, double share, Reading other, double otherShare) {
    Map<Reading, Double> shares = new LinkedHashMap<>();
    if (share > 0) {
      shares.put(one, share);
    }
    if (otherShare > 0) {
      shares.put(other, otherShare);
    }
    return new Recipe(shares, Duration.ZERO);
  }

  Recipe smoothed(Duration timeConstant) {
    return new Recipe(shares, timeConstant);
  }

  /** By what each reading is multiplied: α and β where there are two. */
  Map<Reading, Double> weights(Readings readings) {
    Map<Reading, Double> weights = new LinkedHashMap<>();
    shares.forEach(
        (reading, share) -> {
          double spread = shares.size() == 1 ? 1 : readings.spread(reading);
          weights.put(reading, spread > 0 ? share / spread : 0);
        });
    return weights;
  }

  /** The scores of a clip, one a frame. */
  double[] scores(Readings readings, WatchedClip clip) {
    return scores(readings, clip, weights(readings));
  }

  private double[] scores(Readings readings, WatchedClip clip, Map<Reading, Double> weights) {
    double[] sums = new double[clip.size()];
    weights.forEach(
        (reading, weight) -> {
          double[] values = readings.values(reading, clip);
          Arrays.setAll(sums, i -> sums[i] + weight * values[i]);
        });
    if (!smoothing.isZero()) {
      Smoothing average = new Smoothing(smoothing);
      Arrays.setAll(sums, i -> average.next(clip.times().get(i), sums[i]));
    }
    return sums;
  }

  /** The scores of all clips of a role. */
  List<ScoredClip> scored(Readings readings, WatchedClip.Role role) {
    Map<Reading, Double> weights = weights(readings);
    List<ScoredClip> scored = new ArrayList<>();
    for (WatchedClip clip : readings.clips(role)) {
      scored.add(ScoredClip.of(clip.name(), scores(readings, clip, weights), clip.abnormal()));
    }
    return scored;
  }

  /** The scores of all held-out normal frames. */
  double[] normal(Readings readings) {
    return scored(readings, WatchedClip.Role.NORMAL).stream()
        .flatMapToDouble(clip -> Arrays.stream(clip.scores()))
        .toArray();
  }

  /** How well it finds what was pasted into normal clips; needs no label of a test clip. */
  OptionalDouble foundPasted(Readings readings) {
    List<ScoredClip> pasted = scored(readings, WatchedClip.Role.PASTED);
    return pasted.isEmpty() ? OptionalDouble.empty() : RankedScores.of(pasted).rocAuc();
  }

  /** In words. */
  String words() {
    String sum =
        shares.entrySet().stream()
            .map(
                entry ->
                    shares.size() == 1
                        ? entry.getKey().words()
                        : number(entry.getValue()) + " × " + entry.getKey().words())
            .collect(Collectors.joining(" + "));
    return smoothing.isZero()
        ? sum
        : "%s, smoothed over %s s".formatted(sum, smoothing.toMillis() / 1000.0);
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
