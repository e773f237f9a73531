package io.vad4j.cli.output;

import io.vad4j.ModelInfo;
import io.vad4j.SyntheticValidation;
import io.vad4j.cli.console.ConsoleTable;
import io.vad4j.spi.Providers;
import io.vad4j.spi.ScorerProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** What a detector has learned about itself, in words: weights, self-test, warnings. */
public final class ModelSummaryText {
  private ModelSummaryText() {}

  /** All of it, a line each, for after a training. */
  public static List<String> describe(ModelInfo info) {
    List<String> lines = new ArrayList<>();
    lines.add("Weights: %s (%s).".formatted(describeWeights(info), info.weightSource()));
    String perspective = info.environment().getOrDefault("perspective", "none");
    if (!perspective.equals("none")) {
      lines.add("Perspective: %s of the picture.".formatted(perspective));
    }
    SyntheticValidation validation = info.syntheticValidation();
    if (!validation.cases().isEmpty()) {
      lines.add("Anomalies made of held-out normal footage, and how many are found:");
      List<List<String>> rows = new ArrayList<>();
      rows.add(List.of("  A THING THAT IS", "TRIED", "FOUND", "RANKED ABOVE NORMAL FRAMES"));
      for (String kind : validation.kinds()) {
        rows.add(
            List.of(
                "  " + kind,
                Integer.toString(validation.caseCount(kind)),
                formatPercent(validation.recall(kind).orElseThrow()),
                formatPercent(validation.auc(kind).orElseThrow())));
      }
      lines.addAll(ConsoleTable.format(rows));
    }
    if (!validation.missedKinds().isEmpty()) {
      lines.add(
          "At its threshold this detector would miss most things that are %s."
              .formatted(String.join(", ", validation.missedKinds())));
    }
    info.warnings().forEach(warning -> lines.add("Warning: " + warning));
    return lines;
  }

  /** Each scorer with its weight, or that it is judged apart. */
  public static String describeWeights(ModelInfo info) {
    StringJoiner text = new StringJoiner(", ");
    for (int i = 0; i < info.scorers().size(); i++) {
      text.add(String.format(Locale.ROOT, "%s %.2f", info.scorers().get(i), info.weights().get(i)));
    }
    return text.toString();
  }

  private static boolean isStandalone(String scorer) {
    Providers<ScorerProvider> providers = Providers.scorers();
    return providers.has(scorer) && providers.get(scorer).descriptor().standalone();
  }

  /** The self-test in one line; empty if there was none. */
  public static String describeValidation(SyntheticValidation validation) {
    StringJoiner text = new StringJoiner(", ");
    for (String kind : validation.kinds()) {
      text.add(formatPercent(validation.recall(kind).orElseThrow()) + " " + kind);
    }
    return text.toString();
  }

  /** The self-test by kind, as numbers. */
  public static List<Map<String, Object>> toMaps(SyntheticValidation validation) {
    List<Map<String, Object>> entries = new ArrayList<>();
    for (String kind : validation.kinds()) {
      Map<String, Object> numbers = new LinkedHashMap<>();
      numbers.put("kind", kind);
      numbers.put("tried", validation.caseCount(kind));
      numbers.put("found", validation.recall(kind).orElseThrow());
      numbers.put("rank", validation.auc(kind).orElseThrow());
      entries.add(numbers);
    }
    return entries;
  }

  private static String formatPercent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
