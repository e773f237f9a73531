package io.vad4j.examples.cli;

import io.vad4j.spi.OptionSpec;
import io.vad4j.spi.ProviderFailure;
import io.vad4j.spi.Providers;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.spi.TrainableScorerProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "scorers",
    description = {
      "List the scorers that were found, where they come from, what they need and about what a"
          + " frame of 360x240 costs on one core, and those that failed to load.",
      "With --verbose, also the options that each takes."
    })
final class ScorersCommand implements Runnable {
  @ParentCommand private VadCommand vad;

  @Override
  public void run() {
    Console console = vad.console();
    Providers<ScorerProvider> providers = Providers.scorers();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("NAME", "FINDS", "WARM-UP", "CAUSAL", "COST", "TRAINING", "FROM"));
    for (ScorerProvider provider : providers.all()) {
      rows.add(row(provider));
    }
    TextTable.lines(rows).forEach(console::print);
    for (ScorerProvider provider : providers.all()) {
      explain(provider.descriptor(), console);
    }
    if (providers.all().isEmpty()) {
      console.print("(none; add vad-motion, vad-tensorflow or a plugin to the class path)");
    }
    for (ProviderFailure failure : providers.failures()) {
      console.print("");
      console.print("failed to load: " + failure.message());
      console.print("  because of " + rootCause(failure.cause()));
    }
  }

  private static List<String> row(ScorerProvider provider) {
    ScorerDescriptor scorer = provider.descriptor();
    return List.of(
        scorer.name(),
        scorer.kind().words(),
        scorer.warmUp() == 1 ? "1 frame" : scorer.warmUp() + " frames",
        scorer.causal() ? "yes" : "no",
        cost(scorer),
        provider instanceof TrainableScorerProvider ? "needed" : "none",
        fileName(Providers.origin(provider)));
  }

  /** What a frame of 360 × 240 costs on one core. */
  private static String cost(ScorerDescriptor scorer) {
    OptionalDouble cost = scorer.cost();
    return cost.isPresent() ? String.format(Locale.ROOT, "%.1f ms", cost.getAsDouble()) : "?";
  }

  private void explain(ScorerDescriptor scorer, Console console) {
    console.print("");
    console.print(scorer.name() + ": " + scorer.description());
    if (vad.verbose()) {
      for (OptionSpec option : scorer.options()) {
        console.print(
            "  %s=%s  %s (%s)"
                .formatted(
                    option.name(), option.defaultValue(), option.description(), option.range()));
      }
      if (scorer.options().isEmpty()) {
        console.print("  (no options)");
      }
    }
  }

  private static String fileName(String origin) {
    Path name = Path.of(origin).getFileName();
    return name == null ? origin : name.toString();
  }

  private static Throwable rootCause(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
