package io.vad4j.report;

import io.vad4j.core.evaluation.Evaluation;
import io.vad4j.core.evaluation.Metric;
import io.vad4j.core.evaluation.SeriesMetrics;
import io.vad4j.core.evaluation.frame.Bootstrap;
import io.vad4j.core.evaluation.frame.ConfidenceInterval;
import io.vad4j.core.evaluation.frame.FrameAuc;
import io.vad4j.report.NumberTable.Column;
import io.vad4j.report.NumberTable.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The metrics of a report: cards, and a table of channels and scorers. */
final class ReportMetrics {
  private final Report report;

  ReportMetrics(Report report) {
    this.report = report;
  }

  List<Block> blocks() {
    List<SeriesMetrics> series = report.evaluation().series();
    return series.isEmpty() ? List.of(metrics()) : List.of(metrics(), series(series));
  }

  private static NumberTable series(List<SeriesMetrics> series) {
    List<Column> columns =
        Metric.OF_SERIES.stream()
            .map(metric -> Column.decimal(metric.key(), metric.heading(), decimals(metric)))
            .toList();
    return new NumberTable(
        "series",
        "Channels and scorers",
        "Scores",
        columns,
        series.stream().map(one -> seriesRow(one, columns)).toList(),
        List.of("Alarm recall is the fraction of abnormal frames that are flagged."));
  }

  /** Runs of one evaluation are whole. */
  private static int decimals(Metric metric) {
    boolean count = metric == Metric.DETECTED || metric == Metric.ALREADY_ON;
    return count ? 0 : metric.decimals();
  }

  private static Row seriesRow(SeriesMetrics series, List<Column> columns) {
    Map<String, Object> values = new LinkedHashMap<>(series.toMap());
    values.keySet().retainAll(columns.stream().map(Column::key).toList());
    return new Row(series.name(), series.name(), values);
  }

  private Block metrics() {
    Evaluation evaluation = report.evaluation();
    Optional<Bootstrap> bootstrap = evaluation.bootstrap();
    FrameAuc auc = evaluation.frames().auc();
    List<Block.Card> cards = new ArrayList<>();
    cards.add(
        card(
            "AUC, micro",
            auc.micro(),
            "fused score, one curve over all clips",
            bootstrap.flatMap(Bootstrap::micro)));
    cards.add(
        card(
            "AUC, macro",
            auc.macro(),
            "fused score, mean of the %s clips with both classes".formatted(auc.mixedClips()),
            bootstrap.flatMap(Bootstrap::macro)));
    cards.add(
        card(
            "Alarm recall",
            report.overall().recall(),
            "abnormal frames that the overall score flags"));
    evaluation
        .events()
        .ifPresent(
            events -> {
              cards.add(
                  card(
                      "Normal time under alarm",
                      events.falseAlarmTimeFraction(),
                      "fraction of normal frames; 0 is best"));
              cards.add(
                  new Block.Card(
                      "False alarms an hour",
                      ReportPage.text(events.falseAlarmsPerHour(), "%,.1f"),
                      List.of(
                          ReportPage.format(
                              "in %.3f hours of normal video", events.normalHours()))));
            });
    evaluation
        .pixels()
        .ifPresent(pixels -> cards.add(card("AUC, pixel", pixels.auc(), "localisation of pixels")));
    cards.add(
        card(
            "Average precision",
            evaluation.frames().averagePrecision(),
            "area under the precision-recall curve",
            bootstrap.flatMap(Bootstrap::averagePrecision)));
    cards.add(
        card(
            "Equal error rate",
            evaluation.frames().equalErrorRate(),
            "lower is better; 0.5 is chance",
            bootstrap.flatMap(Bootstrap::equalErrorRate)));
    evaluation
        .regions()
        .ifPresent(
            regions -> {
              cards.add(card("RBDC", regions.rbdc(), "region-based detection criterion"));
              cards.add(
                  card(
                      "TBDC",
                      regions.tbdc(),
                      regions.derivedTracks()
                          ? "track-based criterion, on derived tracks"
                          : "track-based detection criterion"));
            });
    OptionalDouble speed = evaluation.metadata().framesPerSecond();
    if (speed.isPresent()) {
      cards.add(
          new Block.Card(
              "Frames a second",
              ReportPage.format("%,.0f", speed.getAsDouble()),
              List.of("decoding and scoring")));
    }
    return new Block.Cards(cards);
  }

  private static Block.Card card(String name, OptionalDouble value, String explanation) {
    return card(name, value, explanation, Optional.empty());
  }

  private static Block.Card card(
      String name,
      OptionalDouble value,
      String explanation,
      Optional<ConfidenceInterval> interval) {
    List<String> notes = new ArrayList<>(List.of(explanation));
    interval.ifPresent(
        range ->
            notes.add(
                ReportPage.format(
                    "95 %% interval %.3f to %.3f", range.lowerBound(), range.upperBound())));
    return new Block.Card(name, ReportPage.text(value, "%.3f"), notes);
  }
}
