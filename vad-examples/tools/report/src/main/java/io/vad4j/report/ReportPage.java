package io.vad4j.report;

import io.vad4j.core.evaluation.ExactDecimal;
import io.vad4j.core.evaluation.frame.ClipResult;
import io.vad4j.core.evaluation.frame.ConfusionMatrix;
import io.vad4j.report.ExampleFrame.DetectionOutcome;
import io.vad4j.report.NumberTable.Column;
import io.vad4j.report.NumberTable.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** The page of an evaluation report: metrics, curves, timelines, example frames. */
public final class ReportPage {
  /** More timelines than this are collapsed. */
  private static final int MAX_OPEN_TIMELINES = 16;

  private final Report report;

  private ReportPage(Report report) {
    this.report = report;
  }

  /** {@return the page of a report} */
  public static Page of(Report report) {
    ReportPage page = new ReportPage(report);
    return new Page(
        report.title() + report.evaluation().metadata().titleSuffix(),
        List.of(
            ReportSummary.headline(report),
            ReportSummary.thresholdSentence(report) + " " + ReportSummary.eventSentence(report)),
        List.of(
            new Section("summary", "Summary", new ReportMetrics(report).blocks()),
            page.curves(),
            page.timelines(),
            page.scores(),
            new Section("clips", "Clips", List.of(page.clips())),
            page.gallery(),
            page.method()),
        false);
  }

  private Section curves() {
    return new Section(
        "curves",
        "Curves",
        List.of(
            new Block.Paragraph("The dot is the threshold in use; the dashed line is chance."),
            new Block.FigureGroup(
                List.of(
                    new ReportFigure("roc", Charts.rocCaption(report), Charts.roc(report)),
                    new ReportFigure(
                        "precision-recall",
                        Charts.precisionRecallCaption(report),
                        Charts.precisionRecall(report))),
                Block.Layout.PAIR)));
  }

  private Section timelines() {
    double maxScore = Charts.scoreAxisMax(report);
    List<String> channels = report.channels();
    List<ReportFigure> figures = new ArrayList<>();
    for (ClipTrace clip : report.clips()) {
      figures.add(
          new ReportFigure(
              "timeline-" + (figures.size() + 1),
              format(
                  "%s: scores over %.1f seconds. Abnormal segments: %d. Detected events: %d.",
                  clip.name(), clip.end(), clip.groundTruthSpans().size(), clip.alarms().size()),
              Charts.timeline(clip, channels, report.threshold(), maxScore)));
    }
    int open = Math.min(MAX_OPEN_TIMELINES, figures.size());
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Paragraph(
            "Fused score of each frame: 2 is reached by one normal frame in 100, 3 by one in"
                + " 1,000. Alarms are drawn above it, a row and colour for each channel; only those"
                + " of the fused channel follow from this score. Point at a segment or an alarm for"
                + " its kind and channel."));
    blocks.add(new Block.FigureGroup(figures.subList(0, open), Block.Layout.STACK));
    if (open < figures.size()) {
      blocks.add(
          new Block.Details(
              figures.size() - open + " more clips",
              new Block.FigureGroup(figures.subList(open, figures.size()), Block.Layout.STACK)));
    }
    return new Section("timelines", "Timelines", blocks);
  }

  private Section scores() {
    ConfusionMatrix confusion = report.confusion();
    Map<String, String> rates = new LinkedHashMap<>();
    rates.put("Recall", text(confusion.recall(), "%.3f"));
    rates.put("False-positive rate", text(confusion.falsePositiveRate(), "%.4f"));
    rates.put("Precision", text(confusion.precision(), "%.3f"));
    rates.put("F1", text(confusion.f1(), "%.3f"));
    return new Section(
        "scores",
        "Scores",
        List.of(
            new Block.FigureGroup(
                List.of(
                    new ReportFigure(
                        "histogram", Charts.histogramCaption(report), Charts.histogram(report))),
                Block.Layout.PAIR),
            new NumberTable(
                "confusion",
                "Frames at the threshold of " + ExactDecimal.format(report.threshold()),
                "Ground truth",
                List.of(Column.count("flagged", "Flagged"), Column.count("passed", "Not flagged")),
                List.of(
                    new Row(
                        "abnormal",
                        "abnormal",
                        Map.of(
                            "flagged", confusion.truePositives(),
                            "passed", confusion.falseNegatives())),
                    new Row(
                        "normal",
                        "normal",
                        Map.of(
                            "flagged", confusion.falsePositives(),
                            "passed", confusion.trueNegatives()))),
                List.of()),
            new Block.Properties(rates)));
  }

  private NumberTable clips() {
    List<Row> rows = new ArrayList<>();
    for (ClipResult clip : report.evaluation().clips()) {
      Map<String, Object> values = new HashMap<>();
      values.put("frames", clip.frames());
      values.put("abnormal", clip.abnormalFrames());
      clip.auc().ifPresent(value -> values.put("auc", value));
      clip.meanNormal().ifPresent(value -> values.put("meanNormal", value));
      clip.meanAbnormal().ifPresent(value -> values.put("meanAbnormal", value));
      clip.confusion()
          .ifPresent(
              confusion -> {
                values.put("tp", confusion.truePositives());
                values.put("fn", confusion.falseNegatives());
                values.put("fp", confusion.falsePositives());
              });
      rows.add(new Row(clip.name(), clip.name(), values));
    }
    return new NumberTable(
        "clip-results",
        "Results of each clip",
        "Clip",
        List.of(
            Column.count("frames", "Frames"),
            Column.count("abnormal", "Abnormal"),
            Column.decimal("auc", "AUC", 3),
            Column.decimal("meanNormal", "Mean, normal", 2),
            Column.decimal("meanAbnormal", "Mean, abnormal", 2),
            Column.count("tp", "True positives"),
            Column.count("fn", "False negatives"),
            Column.count("fp", "False positives")),
        rows,
        List.of(
            "A dash stands for an undefined value, such as the AUC of a clip with frames of one"
                + " class only."));
  }

  private Section gallery() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Paragraph(
            "The heat map runs from blue, a low anomaly score, to red, the threshold or more; what"
                + " is normal has no colour."));
    group(blocks, DetectionOutcome.HIT, "Highest true positives", "No abnormal frame was flagged.");
    group(
        blocks,
        DetectionOutcome.FALSE_ALARM,
        "Highest false positives",
        "No normal frame was flagged.");
    group(blocks, DetectionOutcome.MISS, "Lowest false negatives", "No abnormal frame was missed.");
    return new Section("gallery", "Example frames", blocks);
  }

  private void group(List<Block> blocks, DetectionOutcome outcome, String title, String none) {
    List<ReportFigure> figures = new ArrayList<>();
    for (ExampleFrame example : report.examples()) {
      if (example.outcome() == outcome) {
        figures.add(
            new ReportFigure(
                outcome.name().toLowerCase(Locale.ROOT).replace('_', '-')
                    + "-"
                    + (figures.size() + 1),
                format(
                    "%s, frame %d at %.1f s, score %.1f",
                    example.clip(), example.frame(), example.seconds(), example.score()),
                example.jpeg()));
      }
    }
    blocks.add(new Block.Heading(title));
    blocks.add(
        figures.isEmpty()
            ? new Block.Paragraph(none)
            : new Block.FigureGroup(figures, Block.Layout.GALLERY));
  }

  private Section method() {
    return new Section(
        "method",
        "Method",
        List.of(
            new Block.BulletList(report.evaluation().protocol()),
            new Block.Heading("Provenance"),
            new Block.Properties(report.provenance())));
  }

  static String text(OptionalDouble value, String format) {
    return value.isPresent() ? format(format, value.getAsDouble()) : NumberTable.MISSING_VALUE;
  }

  static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
