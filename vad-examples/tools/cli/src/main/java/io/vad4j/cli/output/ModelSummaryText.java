package io.vad4j.cli.output;

import io.vad4j.ChannelThreshold;
import io.vad4j.EventRateEstimate;
import io.vad4j.FalseAlarmEstimate;
import io.vad4j.ModelInfo;
import io.vad4j.SyntheticValidation;
import io.vad4j.cli.console.ConsoleTable;
import io.vad4j.core.evaluation.ExactDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Text about a model: training data, weights, thresholds, validation on pseudo-anomalies. */
public final class ModelSummaryText {
  private ModelSummaryText() {}

  /** {@return the lines printed after a training: weights, validation, warnings, thresholds} */
  public static List<String> describeTraining(ModelInfo info) {
    List<String> lines = new ArrayList<>();
    lines.add("Weights: %s.".formatted(describeWeights(info)));
    String perspective = info.environment().getOrDefault("perspective", "none");
    if (!perspective.equals("none")) {
      lines.add("Perspective: %s of the frame.".formatted(perspective));
    }
    SyntheticValidation validation = info.syntheticValidation();
    if (!validation.cases().isEmpty()) {
      lines.add(
          "Pseudo-anomalies cut from held-out normal video, and their recall; it tells nothing of"
              + " kinds that are not pasted:");
      List<List<String>> rows = new ArrayList<>();
      rows.add(List.of("  PSEUDO-ANOMALY", "CASES", "RECALL", "AUC"));
      for (String kind : validation.kinds()) {
        rows.add(
            List.of(
                "  " + kind,
                Integer.toString(validation.caseCount(kind)),
                formatPercent(validation.recall(kind).orElseThrow()),
                format("%.3f", validation.auc(kind).orElseThrow())));
      }
      lines.addAll(ConsoleTable.format(rows));
    }
    if (!validation.missedKinds().isEmpty()) {
      lines.add(
          "At its threshold this detector would miss most objects that are %s."
              .formatted(String.join(", ", validation.missedKinds())));
    }
    info.warnings().forEach(warning -> lines.add("Warning: " + warning));
    lines.addAll(describeThresholds(info));
    return lines;
  }

  /** {@return each fused scorer with its weight} */
  public static String describeWeights(ModelInfo info) {
    StringJoiner text = new StringJoiner(", ");
    for (int i = 0; i < info.scorers().size(); i++) {
      text.add(format("%s %.2f", info.scorers().get(i), info.weights().get(i)));
    }
    return text.toString();
  }

  /** {@return the amount of training data} */
  public static String describeTrainingData(ModelInfo info) {
    int clips = info.trainingSources().size();
    return format(
        "%,d frames of %,d clip%s (%s)",
        info.trainingFrames(), clips, clips == 1 ? "" : "s", describeOffered(info));
  }

  /** {@return what was read for the training: frames, hours and frame rate} */
  private static String describeOffered(ModelInfo info) {
    String rate =
        info.frameRate().isPresent()
            ? format(" at %.4g frames a second", info.frameRate().getAsDouble())
            : "";
    return format(
        "of %,d read, %.2f hours%s",
        info.offeredFrames(), info.offeredTime().toMillis() / 3_600_000.0, rate);
  }

  /** {@return the overall threshold, the expected events, and the thresholds of each channel} */
  public static List<String> describeThresholds(ModelInfo info) {
    List<String> lines = new ArrayList<>();
    lines.add("Threshold " + describeThreshold(info.threshold(), info.falseAlarms()));
    lines.add(
        format(
            "Events of all channels: %s; estimated from %.2f hours of held-out normal video.",
            describeEvents(info.events()), info.events().hours()));
    for (ChannelThreshold channel : info.channelThresholds()) {
      lines.add(
          format(
              "Channel '%s': threshold %s Its events begin at %s: %s.",
              channel.name(),
              describeThreshold(channel.threshold(), channel.falseAlarms()),
              ExactDecimal.format(channel.eventThreshold()),
              describeEvents(channel.events())));
    }
    return lines;
  }

  private static String describeThreshold(double threshold, FalseAlarmEstimate estimate) {
    return format(
        "%s: reached by %.2f %% of %,d held-out normal frames (95 %% interval %.2f to"
            + " %.2f %%).",
        ExactDecimal.format(threshold),
        100 * estimate.rate(),
        estimate.frameCount(),
        100 * estimate.lowerBound(),
        100 * estimate.upperBound());
  }

  private static String describeEvents(EventRateEstimate estimate) {
    return format(
        "about %.1f false ones an hour, 95 %% of hours %.0f to %.0f",
        estimate.eventsPerHour(), estimate.lowerBound(), estimate.upperBound());
  }

  /** {@return a model's properties by name, long lists abbreviated} */
  public static Map<String, String> describe(ModelInfo info) {
    Map<String, String> description = new LinkedHashMap<>();
    description.put("Scorers and weights", describeWeights(info));
    if (!info.syntheticValidation().cases().isEmpty()) {
      description.put("Detected pseudo-anomalies", describeValidation(info.syntheticValidation()));
    }
    if (!info.warnings().isEmpty()) {
      description.put("Warnings", String.join(" ", info.warnings()));
    }
    description.put("Trained on", describeTrainingData(info));
    description.put("Training sources", abbreviate(info.trainingSources()));
    description.put("Input size", format("%d × %d pixels", info.width(), info.height()));
    description.put("Seed", Long.toString(info.seed()));
    description.put("Trained", info.created().truncatedTo(ChronoUnit.SECONDS).toString());
    description.put("Library version", info.libraryVersion());
    description.putAll(new TreeMap<>(info.environment()));
    return description;
  }

  private static String describeValidation(SyntheticValidation validation) {
    StringJoiner text = new StringJoiner(", ");
    for (String kind : validation.kinds()) {
      text.add(formatPercent(validation.recall(kind).orElseThrow()) + " " + kind);
    }
    return text.toString();
  }

  private static String abbreviate(List<String> names) {
    return names.size() <= 4
        ? String.join(", ", names)
        : "%s, %s and %d more".formatted(names.get(0), names.get(1), names.size() - 2);
  }

  private static String formatPercent(double share) {
    return format("%.1f %%", 100 * share);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
