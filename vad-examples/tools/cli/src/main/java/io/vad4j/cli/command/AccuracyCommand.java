package io.vad4j.cli.command;

import io.vad4j.Detector;
import io.vad4j.InvalidOptionException;
import io.vad4j.cli.console.CommandContext;
import io.vad4j.cli.console.ProgressDisplay;
import io.vad4j.cli.output.AccuracyTable;
import io.vad4j.cli.output.JsonOutput;
import io.vad4j.cli.output.Writes;
import io.vad4j.cli.run.EvaluationRun;
import io.vad4j.cli.run.InputResolver;
import io.vad4j.core.dataset.ClipSources;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.evaluation.Evaluation;
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
      "  VAD_DATASETS=datasets vad accuracy --seeds 3 --markdown",
      "  vad accuracy --data UCSDped2 --seeds 5"
    })
public final class AccuracyCommand implements Runnable {
  private static final String DATASETS_VARIABLE = "VAD_DATASETS";

  /** Enough normal video for the default false-alarm rate. */
  private static final String SCENARIO_QUERY = "?seed=1&train=16&test=8";

  private static final int MAX_SEEDS = 100;

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
      description = "Train with seeds 1 to N and give the mean; default 1.")
  private int seeds;

  @Option(names = "--markdown", description = "Print the tables as Markdown.")
  private boolean markdown;

  @Writes(text = true)
  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the metrics as JSON; - for standard output instead of the text.")
  private @Nullable String json;

  @Mixin private TrainOptions settings;

  @Override
  public void run() {
    if (seeds < 1 || seeds > MAX_SEEDS) {
      throw new InvalidOptionException(
          "--seeds must be from 1 to " + MAX_SEEDS + ", not " + seeds + ".");
    }
    JsonOutput output = new JsonOutput(json, vad.console());
    List<Dataset> datasets =
        data == null ? defaultDatasets() : data.stream().map(InputResolver::openDataset).toList();
    List<String> lines = new ArrayList<>();
    Map<String, Object> map = new LinkedHashMap<>();
    for (Dataset dataset : datasets) {
      AccuracyTable table = new AccuracyTable(dataset.name(), evaluate(dataset));
      lines.addAll(table.lines(markdown));
      map.put(dataset.name(), table.toMap());
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

  private List<Evaluation> evaluate(Dataset dataset) {
    List<Evaluation> evaluations = new ArrayList<>();
    for (int seed = 1; seed <= seeds; seed++) {
      vad.console().printStatus("%s, seed %d of %d".formatted(dataset.name(), seed, seeds));
      try (ProgressDisplay progress = new ProgressDisplay(vad.console());
          ClipSources normal = dataset.trainingSources();
          Detector detector = settings.newBuilder().seed(seed).progress(progress).fit(normal)) {
        evaluations.add(new EvaluationRun(detector, progress, false).evaluate(dataset));
      }
    }
    return evaluations;
  }
}
