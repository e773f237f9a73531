package io.vad4j.cli.table;

import io.vad4j.core.evaluation.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Mean, standard deviation and range of a metric over seeds.
 *
 * @param mean mean of the seeds with which it is defined
 * @param deviation sample standard deviation; empty for one seed
 * @param min smallest value
 * @param max largest value
 * @param values the value of each seed, or null where it is undefined
 */
record SeedStatistics(
    double mean, OptionalDouble deviation, double min, double max, List<@Nullable Double> values) {

  /** {@return the statistics; empty if the metric is defined with no seed} */
  static Optional<SeedStatistics> of(List<OptionalDouble> seeds) {
    double[] defined = seeds.stream().flatMapToDouble(OptionalDouble::stream).toArray();
    if (defined.length == 0) {
      return Optional.empty();
    }
    double mean = Arrays.stream(defined).average().getAsDouble();
    List<@Nullable Double> values = new ArrayList<>();
    for (OptionalDouble seed : seeds) {
      values.add(seed.isPresent() ? Double.valueOf(seed.getAsDouble()) : null);
    }
    double squares = Arrays.stream(defined).map(v -> (v - mean) * (v - mean)).sum();
    return Optional.of(
        new SeedStatistics(
            mean,
            defined.length < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.sqrt(squares / (defined.length - 1))),
            Arrays.stream(defined).min().getAsDouble(),
            Arrays.stream(defined).max().getAsDouble(),
            values));
  }

  /** {@return mean ± standard deviation (range); the mean alone for one seed} */
  String format(Metric metric) {
    return deviation.isEmpty()
        ? metric.format(mean)
        : "%s ± %s (%s–%s)"
            .formatted(
                metric.format(mean),
                metric.format(deviation.getAsDouble()),
                metric.format(min),
                metric.format(max));
  }

  /** {@return the statistics for JSON} */
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("mean", mean);
    deviation.ifPresent(value -> map.put("standardDeviation", value));
    map.put("min", min);
    map.put("max", max);
    map.put("values", values);
    return map;
  }
}
