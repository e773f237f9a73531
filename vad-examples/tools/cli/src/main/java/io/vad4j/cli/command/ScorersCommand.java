package io.vad4j.cli.command;

import io.vad4j.cli.console.CommandContext;
import io.vad4j.cli.console.Console;
import io.vad4j.cli.console.ConsoleTable;
import io.vad4j.cli.output.ProviderArtifact;
import io.vad4j.cli.output.ProviderReport;
import io.vad4j.spi.OptionSpec;
import io.vad4j.spi.Providers;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.spi.TrainableScorerProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "scorers",
    description = {
      "List the available scorers with their jar, requirements and approximate time for a frame of"
          + " 360x240 on one core, and those that failed to load.",
      "With --verbose, also their options and versions, and which detector, scorers and frame"
          + " sources are selected where there are several."
    })
public final class ScorersCommand implements Runnable {
  @ParentCommand private CommandContext vad;

  @Override
  public void run() {
    Console console = vad.console();
    Providers<ScorerProvider> providers = Providers.scorers();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("NAME", "DETECTS", "WARM-UP", "CAUSAL", "COST", "TRAINING", "JAR"));
    for (ScorerProvider provider : providers.all()) {
      ProviderArtifact.of(provider).forEach(artifact -> rows.add(row(provider, artifact)));
    }
    ConsoleTable.format(rows).forEach(console::print);
    for (ScorerProvider provider : providers.all()) {
      printDetails(provider, console);
    }
    if (providers.all().isEmpty()) {
      console.print("(none; add vad-motion, vad-tensorflow or a plugin to the class path)");
    }
    ProviderReport.problemLines(providers).forEach(console::print);
    if (vad.verbose()) {
      ProviderReport.selectionLines().forEach(console::print);
    }
  }

  private static List<String> row(ScorerProvider provider, ProviderArtifact artifact) {
    ScorerDescriptor scorer = provider.descriptor();
    return List.of(
        scorer.name(),
        scorer.kind().description(),
        scorer.warmUpFrames() == 1 ? "1 frame" : scorer.warmUpFrames() + " frames",
        scorer.causal() ? "yes" : "no",
        cost(scorer),
        provider instanceof TrainableScorerProvider ? "needed" : "none",
        artifact.name());
  }

  /** The time for a frame of 360 × 240 on one core. */
  private static String cost(ScorerDescriptor scorer) {
    OptionalDouble cost = scorer.millisPerFrame();
    return cost.isPresent() ? String.format(Locale.ROOT, "%.1f ms", cost.getAsDouble()) : "?";
  }

  private void printDetails(ScorerProvider provider, Console console) {
    ScorerDescriptor scorer = provider.descriptor();
    console.print("");
    console.print(scorer.name() + ": " + scorer.description());
    if (vad.verbose()) {
      console.print("  from " + ProviderReport.describe(provider));
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
}
