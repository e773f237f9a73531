package io.vad4j.cli.command;

import io.vad4j.Detector;
import io.vad4j.ModelInfo;
import io.vad4j.cli.console.CommandContext;
import io.vad4j.cli.console.ConsoleTable;
import io.vad4j.cli.output.JsonOutput;
import io.vad4j.cli.output.ModelSummaryText;
import io.vad4j.cli.output.Writes;
import io.vad4j.json.JsonResults;
import io.vad4j.spi.ScorerModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "model",
    description = "Inspect model files.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = ModelCommand.Info.class)
public final class ModelCommand {
  @ParentCommand private CommandContext vad;

  @Command(
      name = "info",
      description =
          "Show the properties of a model: scorers, thresholds, training data; with --verbose also the"
              + " layers of its networks.")
  static final class Info implements Runnable {
    @ParentCommand private ModelCommand model;

    @Parameters(paramLabel = "FILE", description = "A model that 'vad train' wrote.")
    private Path file;

    @Writes(text = true, standardOutput = true)
    @Option(
        names = "--json",
        paramLabel = "FILE",
        description = "Also write all properties as JSON; - for standard output instead of text.")
    private @Nullable String json;

    @Override
    public void run() {
      JsonOutput output = new JsonOutput(json, model.vad.console());
      ModelInfo info = ModelInfo.read(file);
      List<String> lines = lines(info);
      if (model.vad.verbose()) {
        addSummaries(info, lines);
      }
      output.write(lines, JsonResults.ofModel(info));
    }

    private static List<String> lines(ModelInfo info) {
      List<List<String>> rows = new ArrayList<>();
      ModelSummaryText.describe(info).forEach((name, value) -> rows.add(List.of(name, value)));
      List<String> lines = new ArrayList<>(ConsoleTable.format(rows));
      lines.addAll(ModelSummaryText.describeThresholds(info));
      return lines;
    }

    /** Adds what the scorers say of themselves, for which they must be loaded. */
    private void addSummaries(ModelInfo info, List<String> lines) {
      try (Detector detector = Detector.load(file)) {
        for (String scorer : info.scorers()) {
          addSummary(detector, scorer, lines);
        }
      }
    }

    private static void addSummary(Detector detector, String scorer, List<String> lines) {
      detector
          .unwrap(scorer, ScorerModel.class)
          .map(ScorerModel::summary)
          .filter(summary -> !summary.isBlank())
          .ifPresent(
              summary -> {
                lines.add("");
                lines.add(scorer + ":");
                summary.lines().forEach(lines::add);
              });
    }
  }
}
