package io.vad4j.cli.output;

import io.vad4j.cli.console.ConsoleTable;
import io.vad4j.core.evaluation.Evaluation;
import io.vad4j.core.evaluation.SeriesMetrics;
import io.vad4j.core.evaluation.frame.FrameMetrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Metrics of one data set as the mean over seeds: a row for each scorer alone, channel and overall.
 */
public final class AccuracyTable {
  private static final Map<String, String> COLUMNS = new LinkedHashMap<>();

  static {
    COLUMNS.put("micro", "micro AUC");
    COLUMNS.put("macro", "macro AUC");
    COLUMNS.put("alarmRecall", "alarm recall");
    COLUMNS.put("falseAlarmRate", "false-alarm rate");
    COLUMNS.put("detectedGroundTruthEvents", "detected");
    COLUMNS.put("alreadyOn", "already on");
    COLUMNS.put("medianDelaySeconds", "median delay, s");
    COLUMNS.put("falseAlarmsPerHour", "false alarms/h");
    COLUMNS.put("falseAlarmTimeFraction", "normal time under alarm");
  }

  private final String dataset;
  private final List<Evaluation> seeds;

  /**
   * A table.
   *
   * @param dataset name of the data set
   * @param seeds the evaluation with each seed from 1, at least one
   */
  public AccuracyTable(String dataset, List<Evaluation> seeds) {
    this.dataset = dataset;
    this.seeds = List.copyOf(seeds);
  }

  /** {@return heading, table and the metrics of maps, as text or Markdown} */
  public List<String> lines(boolean markdown) {
    List<String> lines = new ArrayList<>();
    lines.add(markdown ? "## " + dataset : dataset);
    lines.add("");
    lines.add(summary());
    lines.add("");
    List<List<String>> rows = rows();
    lines.addAll(markdown ? ConsoleTable.markdown(rows) : ConsoleTable.format(rows));
    String maps = maps();
    if (!maps.isEmpty()) {
      lines.add("");
      lines.add(maps);
    }
    lines.add("");
    return lines;
  }

  private String summary() {
    FrameMetrics frames = seeds.get(0).frames();
    String runs =
        seeds
            .get(0)
            .events()
            .map(
                events ->
                    String.format(
                        Locale.ROOT,
                        " in %,d runs, %.3f hours of normal frames",
                        events.groundTruthEvents().size(),
                        events.normalHours()))
            .orElse("");
    return String.format(
        Locale.ROOT,
        "%,d test clips, %,d frames, %,d of them abnormal%s; %s.",
        frames.clips(),
        frames.frames(),
        frames.abnormalFrames(),
        runs,
        seeds.size() == 1 ? "seed 1" : "mean of seeds 1 to " + seeds.size());
  }

  private List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of("scores"));
    header.addAll(COLUMNS.values());
    rows.add(header);
    values()
        .forEach(
            (name, columns) -> {
              List<String> row = new ArrayList<>(List.of(name));
              COLUMNS
                  .keySet()
                  .forEach(key -> row.add(cell(key, columns.getOrDefault(key, List.of()))));
              rows.add(row);
            });
    return rows;
  }

  /** The values of all seeds by row and column. */
  private Map<String, Map<String, List<Double>>> values() {
    Map<String, Map<String, List<Double>>> values = new LinkedHashMap<>();
    for (String name : names()) {
      Map<String, List<Double>> columns = new LinkedHashMap<>();
      for (Evaluation seed : seeds) {
        for (SeriesMetrics series : seed.series()) {
          if (series.name().equals(name)) {
            series
                .toMap()
                .forEach(
                    (key, value) ->
                        columns.computeIfAbsent(key, any -> new ArrayList<>()).add(value));
          }
        }
      }
      values.put(name, columns);
    }
    return values;
  }

  private Set<String> names() {
    return seeds.stream()
        .flatMap(seed -> seed.series().stream())
        .map(SeriesMetrics::name)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String cell(String key, List<Double> values) {
    if (values.isEmpty()) {
      return "-";
    }
    double mean = mean(values);
    return switch (key) {
      case "detectedGroundTruthEvents", "alreadyOn", "falseAlarmsPerHour" -> format("%.1f", mean);
      case "medianDelaySeconds" -> format("%.2f", mean);
      case "micro" -> format("%.3f", mean) + range(values);
      default -> format("%.3f", mean);
    };
  }

  private static String range(List<Double> values) {
    String lowest = format("%.3f", values.stream().mapToDouble(v -> v).min().orElseThrow());
    String highest = format("%.3f", values.stream().mapToDouble(v -> v).max().orElseThrow());
    return lowest.equals(highest) ? "" : " (" + lowest + "–" + highest + ")";
  }

  /** The metrics of the fused anomaly maps, where there are masks or tracks. */
  private String maps() {
    List<String> metrics = new ArrayList<>();
    add(
        metrics,
        "pixel AUC",
        seed -> seed.pixels().map(p -> p.auc()).orElse(OptionalDouble.empty()));
    add(metrics, "RBDC", seed -> seed.regions().map(r -> r.rbdc()).orElse(OptionalDouble.empty()));
    boolean derived = seeds.get(0).regions().map(r -> r.derivedTracks()).orElse(false);
    add(
        metrics,
        derived ? "TBDC, on tracks derived from the masks," : "TBDC",
        seed -> seed.regions().map(r -> r.tbdc()).orElse(OptionalDouble.empty()));
    return metrics.isEmpty() ? "" : "Fused anomaly maps: " + String.join(", ", metrics) + ".";
  }

  private void add(List<String> metrics, String name, Function<Evaluation, OptionalDouble> metric) {
    List<Double> values =
        seeds.stream()
            .map(metric)
            .filter(OptionalDouble::isPresent)
            .map(v -> v.getAsDouble())
            .toList();
    if (!values.isEmpty()) {
      metrics.add(name + " " + format("%.3f", mean(values)));
    }
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(v -> v).average().orElseThrow();
  }

  /** {@return the means over the seeds by row and metric} */
  public Map<String, Object> toMap() {
    Map<String, Object> rows = new LinkedHashMap<>();
    values()
        .forEach(
            (name, columns) -> {
              Map<String, Object> row = new LinkedHashMap<>();
              columns.forEach((key, values) -> row.put(key, mean(values)));
              rows.put(name, row);
            });
    return rows;
  }

  private static String format(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
