package io.vad4j.cli.command;

import io.vad4j.cli.console.CommandContext;
import io.vad4j.cli.output.JsonOutput;
import io.vad4j.cli.output.Writes;
import io.vad4j.cli.run.InputResolver;
import io.vad4j.cli.run.ScoredEvaluation;
import io.vad4j.cli.run.SeedRuns;
import io.vad4j.cli.table.ResultTable;
import io.vad4j.cli.table.TableOptions;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.simulation.SyntheticScenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "accuracy",
    description = {
      "Measure the accuracy on labelled data sets: AUCs, alarm recall, false-alarm rate and events"
          + " of each scorer alone, of each channel and of all channels together.",
      "The detector is trained once per data set and seed; all rows use the same scores. Labels are"
          + " used for these metrics only."
    },
    customSynopsis = "vad accuracy [--data DATASET...] [--seeds N] [OPTIONS]",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  VAD_DATASETS=datasets vad accuracy --seeds 3 --format markdown",
      "  vad accuracy --data UCSDped2 --seeds 5 --metrics micro macro rbdc tbdc --format latex"
    })
public final class AccuracyCommand implements Runnable {
  private static final String DATASETS_VARIABLE = "VAD_DATASETS";

  /** Enough normal video for the default false-alarm rate. */
  private static final String SCENARIO_QUERY = "?seed=1&train=16&test=8";

  @ParentCommand private CommandContext vad;

  @Option(
      names = "--data",
      arity = "1..*",
      paramLabel = "DATASET",
      description =
          "Data sets with labels, such as UCSDped2 or synthetic:speed?seed=1; default: all in the"
              + " folder that the environment variable "
              + DATASETS_VARIABLE
              + " names, or without it the synthetic scenes of all kinds.")
  private @Nullable List<String> data;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Train with seeds 1 to N and give mean, standard deviation and range; default 1.")
  private int seeds;

  @Mixin private TableOptions table;

  @Writes(text = true)
  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the metrics as JSON; - for standard output instead of the text.")
  private @Nullable String json;

  @Mixin private TrainOptions settings;

  @Override
  public void run() {
    JsonOutput output = new JsonOutput(json, vad.console());
    List<Dataset> datasets =
        data == null ? defaultDatasets() : data.stream().map(InputResolver::openDataset).toList();
    List<String> lines = new ArrayList<>();
    if (table.format() == TableOptions.Format.CSV) {
      lines.add(ResultTable.csvHeader());
    }
    Map<String, Object> map = new LinkedHashMap<>();
    for (Dataset dataset : datasets) {
      ResultTable results = evaluate(dataset);
      lines.addAll(results.lines(table.format()));
      String name = dataset.name();
      for (int other = 2; map.containsKey(name); other++) {
        name = "%s (%d)".formatted(dataset.name(), other);
      }
      map.put(name, results.toMap());
    }
    output.write(lines, map);
  }

  private static List<Dataset> defaultDatasets() {
    String folder = System.getenv(DATASETS_VARIABLE);
    return folder == null || folder.isBlank()
        ? Arrays.stream(SyntheticScenario.values())
            .map(theme -> "synthetic:" + theme.name().toLowerCase(Locale.ROOT) + SCENARIO_QUERY)
            .map(InputResolver::openDataset)
            .toList()
        : InputResolver.openDatasets(Path.of(folder));
  }

  private ResultTable evaluate(Dataset dataset) {
    List<ScoredEvaluation> evaluations =
        SeedRuns.run(dataset, dataset.name(), settings::newBuilder, seeds, false, vad.console());
    return ResultTable.ofSeries(evaluations, table.metrics());
  }
}
