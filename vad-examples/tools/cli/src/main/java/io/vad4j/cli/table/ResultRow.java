package io.vad4j.cli.table;

import io.vad4j.ChannelScore;
import io.vad4j.cli.run.ScoredEvaluation;
import io.vad4j.core.evaluation.DetectorScores;
import io.vad4j.core.evaluation.Evaluation;
import io.vad4j.core.evaluation.Metric;
import io.vad4j.core.evaluation.ScoredSeries;
import io.vad4j.core.evaluation.SeriesMetrics;
import io.vad4j.core.evaluation.frame.ScoredClip;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Metrics of one method, a scorer, a channel or a model, with each seed.
 *
 * @param name head of the row
 * @param metrics the metrics of each seed by their keys in JSON
 * @param scores the labelled scores of each seed
 */
public record ResultRow(
    String name, List<Map<String, Double>> metrics, List<List<ScoredClip>> scores) {

  /** Copies the lists. */
  public ResultRow {
    metrics = List.copyOf(metrics);
    scores = List.copyOf(scores);
  }

  /**
   * {@return a row for each scorer alone, channel, any channel and overall}
   *
   * @param seeds the evaluations of one method with each seed
   */
  public static List<ResultRow> ofSeries(List<ScoredEvaluation> seeds) {
    Set<String> names = new LinkedHashSet<>();
    seeds.forEach(seed -> seed.evaluation().series().forEach(one -> names.add(one.name())));
    return names.stream().map(name -> ofSeries(name, seeds)).toList();
  }

  private static ResultRow ofSeries(String name, List<ScoredEvaluation> seeds) {
    List<Map<String, Double>> metrics = new ArrayList<>();
    List<List<ScoredClip>> scores = new ArrayList<>();
    for (ScoredEvaluation seed : seeds) {
      Map<String, Double> values = new LinkedHashMap<>();
      series(seed.evaluation(), name).ifPresent(one -> values.putAll(one.toMap()));
      if (name.equals(ChannelScore.FUSED)) {
        values.putAll(maps(seed.evaluation()));
      }
      metrics.add(values);
      for (ScoredSeries one : seed.scores().rows()) {
        if (one.name().equals(name)) {
          scores.add(one.clips());
        }
      }
    }
    return new ResultRow(name, metrics, scores);
  }

  /**
   * {@return the row of a model: frames, pixels and regions by its fused channel, decisions and
   * events by all channels}
   *
   * @param name head of the row
   * @param seeds its evaluations with each seed
   */
  public static ResultRow ofModel(String name, List<ScoredEvaluation> seeds) {
    List<Map<String, Double>> metrics = new ArrayList<>();
    for (ScoredEvaluation seed : seeds) {
      Map<String, Double> values = new LinkedHashMap<>();
      series(seed.evaluation(), DetectorScores.ANY_CHANNEL)
          .ifPresent(one -> values.putAll(one.toMap()));
      SeriesMetrics fused = series(seed.evaluation(), ChannelScore.FUSED).orElseThrow();
      fused.toMap().forEach(values::putIfAbsent);
      values.putAll(fused.frameMetrics());
      values.putAll(maps(seed.evaluation()));
      metrics.add(values);
    }
    return new ResultRow(name, metrics, seeds.stream().map(seed -> seed.scores().fused()).toList());
  }

  private static Optional<SeriesMetrics> series(Evaluation evaluation, String name) {
    return evaluation.series().stream().filter(one -> one.name().equals(name)).findFirst();
  }

  private static Map<String, Double> maps(Evaluation evaluation) {
    Map<String, Double> values = new LinkedHashMap<>();
    evaluation.pixels().ifPresent(pixels -> put(values, Metric.PIXEL, pixels.auc()));
    evaluation
        .regions()
        .ifPresent(
            regions -> {
              put(values, Metric.RBDC, regions.rbdc());
              put(values, Metric.TBDC, regions.tbdc());
            });
    return values;
  }

  private static void put(Map<String, Double> values, Metric metric, OptionalDouble value) {
    value.ifPresent(number -> values.put(metric.key(), number));
  }

  /** {@return the values of a metric with each seed, empty where it is undefined} */
  List<OptionalDouble> values(Metric metric) {
    return metrics.stream().map(metric::in).toList();
  }
}
