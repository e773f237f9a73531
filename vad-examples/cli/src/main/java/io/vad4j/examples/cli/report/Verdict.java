package io.vad4j.examples.cli.report;

import io.vad4j.FalseAlarmEstimate;
import io.vad4j.core.evaluate.ConfusionMatrix;
import io.vad4j.core.evaluate.EventMetrics;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Says in a few plain sentences what the numbers of a report come to. */
final class Verdict {
  /** Seconds before and after. */
  private static final double NEAR = 1;

  private Verdict() {}

  /** How well normal and abnormal frames are told apart. */
  static String headline(Report report) {
    OptionalDouble auc = report.evaluation().frames().auc().micro();
    return auc.isPresent()
        ? "Normal and abnormal frames are told apart " + degree(auc.getAsDouble()) + "."
        : "Normal and abnormal frames cannot be compared: there is only one of the two.";
  }

  private static String degree(double auc) {
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

  /** What happens at the threshold. */
  static String atThreshold(Report report) {
    ConfusionMatrix confusion = report.confusion();
    OptionalDouble found = confusion.truePositiveRate();
    OptionalDouble falseAlarms = confusion.falsePositiveRate();
    if (found.isEmpty() || falseAlarms.isEmpty()) {
      return text(
          "At the threshold, %,d of %,d frames are flagged.",
          confusion.truePositives() + confusion.falsePositives(), confusion.total());
    }
    return text(
        "At the threshold, which was set on normal footage alone, %.0f %% of the abnormal frames"
            + " are flagged, and %.1f %% of the normal ones: %s",
        100 * found.getAsDouble(),
        100 * falseAlarms.getAsDouble(),
        against(falseAlarms.getAsDouble(), report));
  }

  private static String against(double measured, Report report) {
    FalseAlarmEstimate promised = report.promised();
    String range = text("%.1f to %.1f %%", 100 * promised.low(), 100 * promised.high());
    if (measured > promised.high()) {
      return "more than the "
          + range
          + " that held-out normal footage promised"
          + (mostlyNearAnomalies(report)
              ? ", most of them within a second of something abnormal."
              : ", so these clips hold normal things that it does not show.");
    }
    return measured < promised.low()
        ? "less than the " + range + " that held-out normal footage promised."
        : "as held-out normal footage promised (" + range + ").";
  }

  /** Whether most false alarms come shortly before or after what is truly abnormal. */
  private static boolean mostlyNearAnomalies(Report report) {
    int near = 0;
    int all = 0;
    for (ClipTrace clip : report.clips()) {
      List<ClipTrace.Span> truth = clip.truth();
      for (int i = 0; i < clip.frames(); i++) {
        if (!clip.abnormal()[i] && clip.scores()[i] >= report.threshold()) {
          double at = clip.seconds()[i];
          all++;
          near +=
              truth.stream().anyMatch(t -> at >= t.from() - NEAR && at <= t.to() + NEAR) ? 1 : 0;
        }
      }
    }
    return 2 * near > all;
  }

  /** How events and truly abnormal stretches met; empty where times are not known. */
  static String events(Report report) {
    return report.evaluation().events().map(Verdict::events).orElse("");
  }

  private static String events(EventMetrics events) {
    String found =
        share(events.foundTrueEvents(), events.trueEvents().size(), "abnormal stretches")
            + " raised an event";
    if (events.medianDelay().isPresent()) {
      found += text(", half of them within %.1f s", events.medianDelay().getAsDouble());
    }
    return events.falseAlarms() == 0
        ? found + "; no event was a false alarm."
        : text(
            "%s; %,d of %,d events %s.",
            found,
            events.falseAlarms(),
            events.alarms(),
            events.falseAlarms() == 1 ? "was a false alarm" : "were false alarms");
  }

  private static String share(int part, int whole, String what) {
    return part == whole && whole > 1
        ? text("All %,d %s", whole, what)
        : text("%,d of %,d %s", part, whole, what);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
