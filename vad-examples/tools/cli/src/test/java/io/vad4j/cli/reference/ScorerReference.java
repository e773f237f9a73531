package io.vad4j.cli.reference;

import static io.vad4j.cli.reference.MarkdownTable.code;

import io.vad4j.Pooling;
import io.vad4j.spi.OptionSpec;
import io.vad4j.spi.Providers;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.spi.TrainableScorerProvider;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The scorers of this project, from what their providers declare. */
public final class ScorerReference {
  private static final String PACKAGE = "io.vad4j.";
  private static final int MODULE_NAME = 2;

  private ScorerReference() {}

  /** {@return a table of all scorers and a section for each} */
  public static String generate() {
    List<ScorerProvider> providers =
        Providers.scorers().all().stream()
            .filter(provider -> provider.getClass().getName().startsWith(PACKAGE))
            .filter(provider -> !artifact(provider).equals("vad-cli"))
            .sorted(
                Comparator.comparing(ScorerReference::artifact)
                    .thenComparing(provider -> provider.descriptor().name()))
            .toList();
    MarkdownTable overview =
        new MarkdownTable("scorer", "artifact", "kind", "by default", "channel", "training");
    StringBuilder sections = new StringBuilder();
    for (ScorerProvider provider : providers) {
      ScorerDescriptor scorer = provider.descriptor();
      overview.row(
          "[" + code(scorer.name()) + "](#" + scorer.name() + ")",
          code(artifact(provider)),
          scorer.kind().description(),
          scorer.isDefault() ? "yes" : "no",
          scorer.standalone() ? "its own" : "fused",
          provider instanceof TrainableScorerProvider ? "needed" : "none");
      sections.append("\n\n").append(section(scorer));
    }
    return overview + sections.toString();
  }

  private static String artifact(ScorerProvider provider) {
    return "vad-" + provider.getClass().getPackageName().split("\\.")[MODULE_NAME];
  }

  private static String section(ScorerDescriptor scorer) {
    String title = "### " + scorer.name() + "\n\n" + sentence(scorer.description());
    String facts =
        "Warm-up: %s. Recommended pooling: %s."
            .formatted(
                scorer.warmUpFrames() == 1 ? "1 frame" : scorer.warmUpFrames() + " frames",
                code(pooling(scorer.pooling())));
    if (scorer.options().isEmpty()) {
      return title + "\n\n" + facts + " No options.";
    }
    MarkdownTable options = new MarkdownTable("option", "default", "values", "effect");
    for (OptionSpec option : scorer.options()) {
      String value = option.defaultValue();
      options.row(
          code(option.name()),
          value.isEmpty() ? "none" : code(value),
          option.range(),
          option.description());
    }
    return title + "\n\n" + facts + "\n\n" + options;
  }

  /** As the option of commands has it. */
  private static String pooling(Pooling pooling) {
    if (pooling.topK() == Pooling.ALL_CELLS) {
      return "mean";
    }
    return pooling.topK() == 1
        ? "max:" + pooling.window()
        : "topk:" + pooling.window() + "," + pooling.topK();
  }

  private static String sentence(String text) {
    String capital = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    return capital.endsWith(".") ? capital : capital + ".";
  }
}
