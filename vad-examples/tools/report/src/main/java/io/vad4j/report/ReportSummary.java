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

  /** {@return how well the overall score separates normal and abnormal frames} */
  static String headline(Report report) {
    OptionalDouble auc = report.overallAuc().micro();
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
          "At the threshold of the fused score, %,d of %,d frames are flagged.",
          confusion.truePositives() + confusion.falsePositives(), confusion.total());
    }
    return format(
        "At the threshold of the fused score, which was set on normal video alone, %.0f %% of the"
            + " abnormal frames are flagged, and %.1f %% of the normal ones: %s",
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

  static String eventSentence(EventMetrics events) {
    StringBuilder text = new StringBuilder();
    text.append(
        format(
            "Alarms that began within them detected %,d of %,d abnormal segments",
            events.detectedGroundTruthEvents(), events.groundTruthEvents().size()));
    events.medianDelay().ifPresent(delay -> text.append(format(", after %.1f s (median)", delay)));
    if (events.alreadyOn() > 0) {
      text.append(format("; in %,d more an alarm was already on", events.alreadyOn()));
    }
    text.append(format("; %,d of %,d alarms are false", events.falseAlarms(), events.alarms()));
    events
        .falseAlarmTimeFraction()
        .ifPresent(
            time ->
                text.append(format(", and %.1f %% of the normal time is under alarm", 100 * time)));
    return text.append('.').toString();
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
