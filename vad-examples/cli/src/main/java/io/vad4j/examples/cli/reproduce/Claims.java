package io.vad4j.examples.cli.reproduce;

import io.vad4j.core.evaluate.RankedScores;
import io.vad4j.examples.cli.page.NumberTable;
import io.vad4j.examples.cli.page.NumberTable.Column;
import io.vad4j.examples.cli.page.NumberTable.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the paper claims, and whether it holds here. */
final class Claims {
  /** Differences smaller than this come with another seed, too. */
  private static final double NOISE = 0.005;

  private final Results results;
  private final List<Row> rows = new ArrayList<>();

  Claims(Results results) {
    this.results = results;
  }

  /** The table, with micro AUCs unless said. */
  NumberTable table() {
    better("hybrid-above-plain", "The hybrid method is better than a plain autoencoder", "plain");
    better("hybrid-above-flow", "… than optical flow", "optical-flow");
    better("hybrid-above-difference", "… than frame differencing", "frame-difference");
    better("hybrid-above-mog2", "… than MOG2", "mog2");
    compare(
        "mask-helps", "Hiding part of the input helps", TrainingPlan.MASKED, TrainingPlan.PLAIN);
    compare(
        "weights-help",
        "Weighting the error by motion helps",
        TrainingPlan.WEIGHTED,
        TrainingPlan.PLAIN);
    reach(TrainingPlan.HYBRID, "The hybrid method reaches an AUC of 0.95");
    reach(TrainingPlan.PLAIN, "A plain autoencoder reaches 0.89");
    Speed speed = results.speeds().get(TrainingPlan.HYBRID);
    if (speed != null) {
      add(
          "real-time",
          "A frame takes 42 ms at most (ours in one thread, without a GPU)",
          number(PaperValues.MILLISECONDS, "%.0f ms"),
          number(speed.whole(), "%.1f ms"),
          speed.whole() <= PaperValues.MILLISECONDS);
    }
    return new NumberTable(
        "claims",
        "What the paper claims, and what holds here",
        "Claim",
        List.of(
            Column.words("paper", "Paper"),
            Column.words("ours", "Ours"),
            Column.words("verdict", "Verdict")),
        rows,
        List.of(
            "Micro AUC, scores not normalised by clip. Differences below 0.005 are called none:"
                + " another seed makes as much."));
  }

  private void better(String key, String claim, String other) {
    Double paper = PaperValues.AUC.get(TrainingPlan.HYBRID);
    compare(key, claim, TrainingPlan.HYBRID, other, paper, PaperValues.AUC.get(other));
  }

  private void compare(String key, String claim, String one, String other) {
    compare(key, claim, one, other, null, null);
  }

  private void compare(
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
      values.put("paper", pair(paperOne, paperOther, "%.2f"));
    }
    values.put("ours", pair(ours, others, "%.3f"));
    values.put(
        "verdict",
        Math.abs(ours - others) < NOISE
            ? "no difference"
            : ours > others ? "holds" : "does not hold");
    rows.add(new Row(key, claim, values));
  }

  private void reach(String method, String claim) {
    double paper = PaperValues.AUC.getOrDefault(method, 1.0);
    double ours = micro(method);
    add(
        method + "-reaches",
        claim,
        number(paper, "%.2f"),
        number(ours, "%.3f"),
        ours >= paper - NOISE);
  }

  private void add(String key, String claim, String paper, String ours, boolean holds) {
    rows.add(
        new Row(
            key,
            claim,
            Map.of("paper", paper, "ours", ours, "verdict", holds ? "holds" : "does not hold")));
  }

  private double micro(String method) {
    return RankedScores.of(results.method(method).test()).rocAuc().orElse(Double.NaN);
  }

  private static String pair(double one, double other, String format) {
    return number(one, format) + " against " + number(other, format);
  }

  private static String number(double value, String format) {
    return String.format(Locale.ROOT, format, value);
  }
}
