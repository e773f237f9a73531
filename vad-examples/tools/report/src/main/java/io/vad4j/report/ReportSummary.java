package io.vad4j.report;

import io.vad4j.FalseAlarmEstimate;
import io.vad4j.core.evaluation.event.EventMetrics;
import io.vad4j.core.evaluation.frame.ConfusionMatrix;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A summary of a report in a few sentences. */
final class ReportSummary {
  /** Seconds before and after. */
  private static final double NEARBY_SECONDS = 1;

  private ReportSummary() {}

  /** {@return how well scores separate normal and abnormal frames} */
  static String headline(Report report) {
    OptionalDouble auc = report.evaluation().frames().auc().micro();
    return auc.isPresent()
        ? "Normal and abnormal frames are separated " + rating(auc.getAsDouble()) + "."
        : "Normal and abnormal frames cannot be compared: there is only one of the two.";
  }

  private static String rating(double auc) {
    if (auc >= 0.95) {
      return "very well";
    }
    if (auc >= 0.9) {
      return "well";
    }
    if (auc >= 0.8) {
      return "fairly well";
    }
    return auc >= 0.65 ? "only weakly" : "hardly better than by chance";
  }

  /** {@return the rates at the threshold, compared with the estimate} */
  static String thresholdSentence(Report report) {
    ConfusionMatrix confusion = report.confusion();
    OptionalDouble detected = confusion.truePositiveRate();
    OptionalDouble falseAlarms = confusion.falsePositiveRate();
    if (detected.isEmpty() || falseAlarms.isEmpty()) {
      return format(
          "At the threshold, %,d of %,d frames are flagged.",
          confusion.truePositives() + confusion.falsePositives(), confusion.total());
    }
    return format(
        "At the threshold, which was set on normal video alone, %.0f %% of the abnormal frames"
            + " are flagged, and %.1f %% of the normal ones: %s",
        100 * detected.getAsDouble(),
        100 * falseAlarms.getAsDouble(),
        comparisonWithEstimate(falseAlarms.getAsDouble(), report));
  }

  private static String comparisonWithEstimate(double measured, Report report) {
    FalseAlarmEstimate estimate = report.falseAlarmEstimate();
    String range =
        format("%.1f to %.1f %%", 100 * estimate.lowerBound(), 100 * estimate.upperBound());
    if (measured > estimate.upperBound()) {
      return "more than the "
          + range
          + " that held-out normal video predicts"
          + (areMostlyNearAnomalies(report)
              ? ", most of them within a second of an abnormal segment."
              : ", so these clips hold normal objects or motion that it does not show.");
    }
    return measured < estimate.lowerBound()
        ? "less than the " + range + " that held-out normal video predicts."
        : "as held-out normal video predicts (" + range + ").";
  }

  /** {@return whether most false positives are within a second of an abnormal segment} */
  private static boolean areMostlyNearAnomalies(Report report) {
    int nearby = 0;
    int all = 0;
    for (ClipTrace clip : report.clips()) {
      List<ClipTrace.Span> truth = clip.groundTruthSpans();
      for (int i = 0; i < clip.frames(); i++) {
        if (!clip.abnormal()[i] && clip.scores()[i] >= report.threshold()) {
          double at = clip.seconds()[i];
          all++;
          nearby +=
              truth.stream()
                      .anyMatch(
                          t -> at >= t.start() - NEARBY_SECONDS && at <= t.end() + NEARBY_SECONDS)
                  ? 1
                  : 0;
        }
      }
    }
    return 2 * nearby > all;
  }

  /** {@return how many abnormal segments were detected as events; empty without times} */
  static String eventSentence(Report report) {
    return report.evaluation().events().map(ReportSummary::eventSentence).orElse("");
  }

  private static String eventSentence(EventMetrics events) {
    String detected =
        countText(
                events.detectedGroundTruthEvents(),
                events.groundTruthEvents().size(),
                "abnormal segments")
            + " were detected";
    if (events.medianDelay().isPresent()) {
      detected += format(", half of them within %.1f s", events.medianDelay().getAsDouble());
    }
    return events.falseAlarms() == 0
        ? detected + "; no event was a false alarm."
        : format(
            "%s; %,d of %,d events %s.",
            detected,
            events.falseAlarms(),
            events.alarms(),
            events.falseAlarms() == 1 ? "was a false alarm" : "were false alarms");
  }

  private static String countText(int part, int whole, String what) {
    return part == whole && whole > 1
        ? format("All %,d %s", whole, what)
        : format("%,d of %,d %s", part, whole, what);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
