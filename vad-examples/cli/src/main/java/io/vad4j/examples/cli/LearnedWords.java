package io.vad4j.examples.cli;

import io.vad4j.ModelInfo;
import io.vad4j.SelfTest;
import io.vad4j.spi.Providers;
import io.vad4j.spi.ScorerProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** What a detector has learned about itself, in words: weights, self-test, warnings. */
final class LearnedWords {
  private LearnedWords() {}

  /** All of it, a line each, for after a training. */
  static List<String> lines(ModelInfo info) {
    List<String> lines = new ArrayList<>();
    lines.add("Weights: %s (%s).".formatted(weights(info), info.weighting()));
    String perspective = info.environment().getOrDefault("perspective", "none");
    if (!perspective.equals("none")) {
      lines.add("Perspective: %s of the picture.".formatted(perspective));
    }
    SelfTest test = info.selfTest();
    if (!test.trials().isEmpty()) {
      lines.add("Anomalies made of held-out normal footage, and how many are found:");
      List<List<String>> rows = new ArrayList<>();
      rows.add(List.of("  A THING THAT IS", "TRIED", "FOUND", "RANKED ABOVE NORMAL FRAMES"));
      for (String kind : test.kinds()) {
        rows.add(
            List.of(
                "  " + kind,
                Integer.toString(test.count(kind)),
                percent(test.found(kind).orElseThrow()),
                percent(test.rank(kind).orElseThrow())));
      }
      lines.addAll(TextTable.lines(rows));
    }
    if (!test.missed().isEmpty()) {
      lines.add(
          "At its threshold this detector would miss most things that are %s."
              .formatted(String.join(", ", test.missed())));
    }
    info.warnings().forEach(warning -> lines.add("Warning: " + warning));
    return lines;
  }

  /** Each scorer with its weight, or that it is judged apart. */
  static String weights(ModelInfo info) {
    StringJoiner text = new StringJoiner(", ");
    for (int i = 0; i < info.scorers().size(); i++) {
      text.add(String.format(Locale.ROOT, "%s %.2f", info.scorers().get(i), info.weights().get(i)));
    }
    return text.toString();
  }

  private static boolean judgedApart(String scorer) {
    Providers<ScorerProvider> providers = Providers.scorers();
    return providers.has(scorer) && providers.get(scorer).descriptor().kind().judgedApart();
  }

  /** The self-test in one line; empty if there was none. */
  static String selfTest(SelfTest test) {
    StringJoiner text = new StringJoiner(", ");
    for (String kind : test.kinds()) {
      text.add(percent(test.found(kind).orElseThrow()) + " " + kind);
    }
    return text.toString();
  }

  /** The self-test by kind, as numbers. */
  static List<Map<String, Object>> facts(SelfTest test) {
    List<Map<String, Object>> facts = new ArrayList<>();
    for (String kind : test.kinds()) {
      Map<String, Object> numbers = new LinkedHashMap<>();
      numbers.put("kind", kind);
      numbers.put("tried", test.count(kind));
      numbers.put("found", test.found(kind).orElseThrow());
      numbers.put("rank", test.rank(kind).orElseThrow());
      facts.add(numbers);
    }
    return facts;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
