package io.vad4j.cli.table;

import io.vad4j.ChannelScore;
import io.vad4j.cli.console.ConsoleTable;
import io.vad4j.cli.run.ScoredEvaluation;
import io.vad4j.core.evaluation.Evaluation;
import io.vad4j.core.evaluation.Metric;
import io.vad4j.core.evaluation.frame.Estimate;
import io.vad4j.core.evaluation.frame.FrameMetrics;
import io.vad4j.core.evaluation.frame.PairedBootstrap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Metrics of the methods on one data set: the mean over seeds with standard deviation and range,
 * and the paired difference to a reference row.
 */
public final class ResultTable {
  private static final int RESAMPLES = 1000;

  private final String title;
  private final Evaluation first;
  private final List<ResultRow> rows;
  private final ResultRow reference;
  private final List<Metric> metrics;
  private final Map<String, PairedBootstrap> differences = new LinkedHashMap<>();

  /**
   * A table.
   *
   * @param first the evaluation of the first row with the first seed
   * @param rows at least one
   * @param reference the row that others are compared with
   * @param metrics the columns; those that no row has are left out
   */
  public ResultTable(
      Evaluation first, List<ResultRow> rows, ResultRow reference, List<Metric> metrics) {
    this.title = first.metadata().dataset().orElse("scores") + first.metadata().titleSuffix();
    this.first = first;
    this.rows = List.copyOf(rows);
    this.reference = reference;
    this.metrics =
        metrics.stream()
            .filter(
                metric ->
                    rows.stream()
                        .anyMatch(row -> SeedStatistics.of(row.values(metric)).isPresent()))
            .toList();
    for (ResultRow row : rows) {
      if (!row.equals(reference)) {
        differences.put(
            row.name(), PairedBootstrap.of(row.scores(), reference.scores(), RESAMPLES));
      }
    }
  }

  /**
   * {@return a table of the scorers alone, the channels and overall, compared with the fused
   * channel}
   *
   * @param seeds evaluations of one method with each seed
   */
  public static ResultTable ofSeries(List<ScoredEvaluation> seeds, List<Metric> metrics) {
    List<ResultRow> rows = ResultRow.ofSeries(seeds);
    ResultRow fused =
        rows.stream()
            .filter(row -> row.name().equals(ChannelScore.FUSED))
            .findFirst()
            .orElseThrow();
    return new ResultTable(seeds.get(0).evaluation(), rows, fused, metrics);
  }

  /** {@return the lines of the table with its title} */
  public List<String> lines(TableOptions.Format format) {
    return switch (format) {
      case CSV -> csv();
      case LATEX -> LatexTable.lines(title, summary(), cells());
      case MARKDOWN -> lines("## " + title, ConsoleTable.markdown(cells()));
      case TEXT -> lines(title, ConsoleTable.format(cells()));
    };
  }

  private List<String> lines(String head, List<String> table) {
    List<String> lines = new ArrayList<>(List.of(head, "", summary(), ""));
    lines.addAll(table);
    lines.add("");
    return lines;
  }

  private String summary() {
    FrameMetrics frames = first.frames();
    String runs =
        first
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
        "%,d test clips, %,d frames, %,d of them abnormal%s%s.%s%s",
        frames.clips(),
        frames.frames(),
        frames.abnormalFrames(),
        runs,
        seeds() == 1 ? "" : "; mean ± standard deviation (range) of %d seeds".formatted(seeds()),
        differences.isEmpty()
            ? ""
            : " Differences to %s, with 95 %% intervals over resampled clips, paired."
                .formatted(reference.name()),
        metrics.contains(Metric.TBDC)
                && first.regions().map(regions -> regions.derivedTracks()).orElse(false)
            ? " TBDC is on tracks derived from the masks."
            : "");
  }

  private int seeds() {
    return rows.get(0).metrics().size();
  }

  private List<List<String>> cells() {
    Optional<Metric> compared = compared();
    List<List<String>> cells = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of("scores"));
    metrics.forEach(metric -> header.add(metric.heading()));
    compared.ifPresent(metric -> header.add("difference of " + metric.heading()));
    cells.add(header);
    for (ResultRow row : rows) {
      List<String> line = new ArrayList<>(List.of(row.name()));
      for (Metric metric : metrics) {
        line.add(SeedStatistics.of(row.values(metric)).map(s -> s.format(metric)).orElse("-"));
      }
      compared.ifPresent(
          metric -> line.add(difference(row, metric).map(Difference::describe).orElse("")));
      cells.add(line);
    }
    return cells;
  }

  /** The metric whose differences are shown: the first column that can be compared. */
  private Optional<Metric> compared() {
    return metrics.stream()
        .filter(metric -> rows.stream().anyMatch(row -> difference(row, metric).isPresent()))
        .findFirst();
  }

  private Optional<Estimate> difference(ResultRow row, Metric metric) {
    return Optional.ofNullable(differences.get(row.name()))
        .flatMap(
            paired ->
                switch (metric) {
                  case MICRO -> paired.micro();
                  case MACRO -> paired.macro();
                  default -> Optional.empty();
                });
  }

  private List<String> csv() {
    List<String> lines = new ArrayList<>();
    for (ResultRow row : rows) {
      for (Metric metric : metrics) {
        SeedStatistics.of(row.values(metric))
            .ifPresent(values -> lines.add(csvLine(row, metric, values)));
      }
    }
    return lines;
  }

  /** {@return the first line of the table in CSV} */
  public static String csvHeader() {
    return "dataset,scores,metric,seeds,mean,standard_deviation,min,max,difference,lower,upper";
  }

  private String csvLine(ResultRow row, Metric metric, SeedStatistics values) {
    Optional<Estimate> difference = difference(row, metric);
    return String.join(
        ",",
        quote(title),
        quote(row.name()),
        metric.id(),
        Integer.toString(seeds()),
        Double.toString(values.mean()),
        values.deviation().isPresent() ? Double.toString(values.deviation().getAsDouble()) : "",
        Double.toString(values.min()),
        Double.toString(values.max()),
        difference.map(d -> Double.toString(d.value())).orElse(""),
        difference.map(d -> Double.toString(d.interval().lowerBound())).orElse(""),
        difference.map(d -> Double.toString(d.interval().upperBound())).orElse(""));
  }

  private static String quote(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  /** {@return the statistics of each row and metric, with the value of each seed} */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("dataset", title);
    map.put("seeds", seeds());
    map.put("reference", reference.name());
    Map<String, Object> byName = new LinkedHashMap<>();
    for (ResultRow row : rows) {
      Map<String, Object> values = new LinkedHashMap<>();
      for (Metric metric : metrics) {
        SeedStatistics.of(row.values(metric))
            .ifPresent(
                statistics -> {
                  Map<String, Object> one = statistics.toMap();
                  difference(row, metric).ifPresent(d -> one.putAll(Difference.toMap(d)));
                  values.put(metric.key(), one);
                });
      }
      byName.put(row.name(), values);
    }
    map.put("rows", byName);
    return map;
  }
}
