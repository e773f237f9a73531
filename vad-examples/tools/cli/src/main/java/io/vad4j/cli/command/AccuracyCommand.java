package io.vad4j.cli.command;

import io.vad4j.cli.console.CommandContext;
import io.vad4j.cli.output.JsonOutput;
import io.vad4j.cli.output.Writes;
import io.vad4j.cli.run.InputResolver;
import io.vad4j.cli.run.ScoredEvaluation;
import io.vad4j.cli.run.SeedRuns;
import io.vad4j.cli.table.ResultRow;
import io.vad4j.cli.table.ResultTable;
import io.vad4j.cli.table.TableOptions;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.simulation.SyntheticScenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

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
      "  vad accuracy --data UCSDped2 --seeds 5 --metrics micro macro rbdc tbdc --format latex",
      "  vad accuracy --data UCSDped2 --seeds 5 --config '' --config '--scorer direction'"
    })
public final class AccuracyCommand implements Runnable {
  private static final String DATASETS_VARIABLE = "VAD_DATASETS";

  /** Enough normal video for the default false-alarm rate. */
  private static final String SCENARIO_QUERY = "?seed=1&train=16&test=8";

  @ParentCommand private CommandContext vad;
  @Spec private CommandSpec spec;

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

  @Option(
      names = "--config",
      paramLabel = "OPTIONS",
      description =
          "A configuration to measure: options of 'vad train' in quotes, such as '--scorer"
              + " optical-flow --smoothing 0.2'; '' for the default. Repeatable; the table has a row"
              + " for each instead of rows for scorers and channels.")
  private @Nullable List<String> configurations;

  @Mixin private TableOptions table;

  @Writes(text = true, standardOutput = true)
  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the metrics as JSON; - for standard output instead of the text.")
  private @Nullable String json;

  @Mixin private TrainOptions settings;

  @Override
  public void run() {
    checkConfigurations();
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
        ? syntheticDatasets()
        : InputResolver.openDatasets(Path.of(folder));
  }

  static List<Dataset> syntheticDatasets() {
    return Arrays.stream(SyntheticScenario.values())
        .map(scenario -> "synthetic:" + scenario.addressName() + SCENARIO_QUERY)
        .map(InputResolver::openDataset)
        .toList();
  }

  private ResultTable evaluate(Dataset dataset) {
    if (configurations == null) {
      return ResultTable.ofSeries(run(dataset, dataset.name(), settings), table.metrics());
    }
    List<ResultRow> rows = new ArrayList<>();
    List<ScoredEvaluation> first = List.of();
    for (String options : configurations) {
      String name = TrainOptions.nameOf(options);
      TrainOptions configuration = TrainOptions.parse(options, spec.commandLine());
      List<ScoredEvaluation> evaluations =
          run(dataset, dataset.name() + ", " + name, configuration);
      rows.add(ResultRow.ofModel(name, evaluations));
      first = first.isEmpty() ? evaluations : first;
    }
    return new ResultTable(first.get(0).evaluation(), rows, rows.get(0), table.metrics());
  }

  private List<ScoredEvaluation> run(Dataset dataset, String name, TrainOptions configuration) {
    return SeedRuns.run(dataset, name, configuration::newBuilder, seeds, false, vad.console());
  }

  private void checkConfigurations() {
    if (configurations == null) {
      return;
    }
    for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
      if (TrainOptions.has(option)) {
        throw new ParameterException(
            spec.commandLine(),
            option.longestName() + " is a setting of one configuration; give it in --config.");
      }
    }
    configurations.forEach(options -> TrainOptions.parse(options, spec.commandLine()).newBuilder());
  }
}
