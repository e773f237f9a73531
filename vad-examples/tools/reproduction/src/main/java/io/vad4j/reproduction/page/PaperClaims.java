package io.vad4j.reproduction.page;

import io.vad4j.core.evaluation.frame.RankedScores;
import io.vad4j.report.NumberTable;
import io.vad4j.report.NumberTable.Column;
import io.vad4j.report.NumberTable.Row;
import io.vad4j.reproduction.evaluation.ReproductionResults;
import io.vad4j.reproduction.scoring.Latency;
import io.vad4j.reproduction.training.TrainingPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Claims of the paper and whether they are reproduced. */
final class PaperClaims {
  /** Smaller differences are within the variation of seeds. */
  private static final double AUC_TOLERANCE = 0.005;

  private final ReproductionResults results;
  private final List<Row> rows = new ArrayList<>();

  PaperClaims(ReproductionResults results) {
    this.results = results;
  }

  /** {@return the table of claims} */
  NumberTable table() {
    addHybridComparison(
        "hybrid-above-plain", "The hybrid method is better than a plain autoencoder", "plain");
    addHybridComparison("hybrid-above-flow", "… than optical flow", "optical-flow");
    addHybridComparison("hybrid-above-difference", "… than frame differencing", "frame-difference");
    addHybridComparison("hybrid-above-mog2", "… than MOG2", "mog2");
    addHybridComparison("hybrid-above-gan", "… than a GAN (VALD-GAN)", TrainingPlan.GAN);
    addComparison(
        "discriminators-help",
        "The discriminators improve the AUC of their autoencoder",
        TrainingPlan.GAN,
        TrainingPlan.GAN_PLAIN);
    addComparison(
        "mask-helps",
        "Masking the input improves the AUC",
        TrainingPlan.MASKED,
        TrainingPlan.PLAIN);
    addComparison(
        "weights-help",
        "Weighting the error by motion improves the AUC",
        TrainingPlan.WEIGHTED,
        TrainingPlan.PLAIN);
    addTarget(TrainingPlan.HYBRID, "The hybrid method reaches an AUC of 0.95");
    addTarget(TrainingPlan.PLAIN, "A plain autoencoder reaches 0.89");
    addSpeedComparison(TrainingPlan.GAN, "A frame takes the hybrid method less time than a GAN");
    addSpeedComparison(TrainingPlan.TRANSFORMER, "… than a transformer");
    Latency latency = results.latencies().get(TrainingPlan.HYBRID);
    if (latency != null) {
      addRow(
          "real-time",
          "A frame takes 42 ms at most (here of processor time in one thread, without a GPU)",
          format(PaperValues.FRAME_MILLISECONDS, "%.0f ms"),
          format(latency.processor(), "%.1f ms"),
          latency.processor() <= PaperValues.FRAME_MILLISECONDS);
    }
    return new NumberTable(
        "claims",
        "Claims of the paper and their reproduction",
        "Claim",
        List.of(
            Column.text("paper", "Paper"),
            Column.text("ours", "Ours"),
            Column.text("verdict", "Verdict")),
        rows,
        List.of(
            "Micro AUC, scores not normalised by clip. Differences below 0.005 count as none:"
                + " they are within the variation of seeds."));
  }

  private void addHybridComparison(String key, String claim, String other) {
    Double paper = PaperValues.AUC.get(TrainingPlan.HYBRID);
    addComparison(key, claim, TrainingPlan.HYBRID, other, paper, PaperValues.AUC.get(other));
  }

  private void addComparison(String key, String claim, String one, String other) {
    addComparison(key, claim, one, other, null, null);
  }

  private void addComparison(
      String key,
      String claim,
      String one,
      String other,
      @Nullable Double paperOne,
      @Nullable Double paperOther) {
    double ours = micro(one);
    double others = micro(other);
    Map<String, Object> values = new HashMap<>();
    if (paperOne != null && paperOther != null) {
      values.put("paper", formatPair(paperOne, paperOther, "%.2f"));
    }
    values.put("ours", formatPair(ours, others, "%.3f"));
    values.put(
        "verdict",
        Math.abs(ours - others) < AUC_TOLERANCE
            ? "no difference"
            : ours > others ? "holds" : "does not hold");
    rows.add(new Row(key, claim, values));
  }

  private void addTarget(String method, String claim) {
    double paper = PaperValues.AUC.getOrDefault(method, 1.0);
    double ours = micro(method);
    addRow(
        method + "-reaches",
        claim,
        format(paper, "%.2f"),
        format(ours, "%.3f"),
        ours >= paper - AUC_TOLERANCE);
  }

  private void addRow(String key, String claim, String paper, String ours, boolean holds) {
    rows.add(
        new Row(
            key,
            claim,
            Map.of("paper", paper, "ours", ours, "verdict", holds ? "holds" : "does not hold")));
  }

  private void addSpeedComparison(String other, String claim) {
    Latency hybrid = results.latencies().get(TrainingPlan.HYBRID);
    Latency others = results.latencies().get(other);
    Double paper = PaperValues.FRAMES_PER_SECOND.get(TrainingPlan.HYBRID);
    Double paperOther = PaperValues.FRAMES_PER_SECOND.get(other);
    if (hybrid != null && others != null && paper != null && paperOther != null) {
      addRow(
          "faster-than-" + other,
          claim,
          formatPair(paper, paperOther, "%.0f") + " frames a second",
          formatPair(hybrid.framesPerSecond(), others.framesPerSecond(), "%.0f"),
          hybrid.processor() < others.processor());
    }
  }

  private double micro(String method) {
    return RankedScores.of(results.method(method).testClips()).rocAuc().orElse(Double.NaN);
  }

  private static String formatPair(double one, double other, String format) {
    return format(one, format) + " against " + format(other, format);
  }

  private static String format(double value, String format) {
    return String.format(Locale.ROOT, format, value);
  }
}
