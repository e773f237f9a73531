package io.vad4j.cli.command;

import io.vad4j.VadException;
import io.vad4j.cli.console.CommandContext;
import io.vad4j.cli.console.Console;
import io.vad4j.cli.console.ConsoleTable;
import io.vad4j.cli.console.ProgressDisplay;
import io.vad4j.cli.output.JsonOutput;
import io.vad4j.cli.run.AblationFigures;
import io.vad4j.cli.run.AblationRun;
import io.vad4j.cli.run.InputResolver;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.simulation.SyntheticScenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "ablation",
    description = {
      "Measure each scorer alone and their fusion on labelled data sets: frame AUC, over all frames"
          + " (micro) and as a mean over clips (macro). Where a scorer is a stand-alone channel,"
          + " also the sum of both.",
      "The detector is trained once per data set and seed; all rows use the same scores. Labels are"
          + " used for these figures only."
    },
    customSynopsis = "vad ablation [--data DATASET...] [--seeds N] [OPTIONS]",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  vad ablation",
      "  vad ablation --data UCSDped2 --seeds 5 --markdown"
    })
public final class AblationCommand implements Runnable {
  /** Enough normal video for the default false-alarm rate. */
  private static final String SCENARIO_QUERY = "?seed=1&train=16&test=8";

  @ParentCommand private CommandContext vad;

  @Option(
      names = "--data",
      arity = "1..*",
      paramLabel = "DATASET",
      description =
          "Data sets with labels, such as UCSDped2 or synthetic:speed?seed=1; default: the"
              + " synthetic scenes of all kinds.")
  private @Nullable List<String> data;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "1",
      description = "Train with seeds 1 to N and give the mean; default 1.")
  private int seeds;

  @Option(names = "--markdown", description = "Print the table as Markdown.")
  private boolean markdown;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the figures as JSON; - for standard output instead of the text.")
  private @Nullable String json;

  @Mixin private TrainOptions settings;

  @Override
  public void run() {
    Console console = vad.console();
    if (seeds < 1 || seeds > 100) {
      throw new VadException("--seeds must be from 1 to 100, not " + seeds + ".");
    }
    JsonOutput output = new JsonOutput(json, console);
    Map<String, Dataset> datasets = new LinkedHashMap<>();
    for (String name : data == null ? defaultDatasets() : data) {
      datasets.put(name, InputResolver.openDataset(name));
    }
    Map<String, Map<String, AblationFigures>> table = new LinkedHashMap<>();
    datasets.forEach((name, dataset) -> measureDataset(name, dataset, table));
    List<List<String>> rows = tableRows(datasets.keySet().stream().toList(), table);
    output.write(markdown ? markdownLines(rows) : ConsoleTable.format(rows), toMap(table));
  }

  private static List<String> defaultDatasets() {
    return Arrays.stream(SyntheticScenario.values())
        .map(theme -> "synthetic:" + theme.name().toLowerCase(Locale.ROOT) + SCENARIO_QUERY)
        .toList();
  }

  private void measureDataset(
      String name, Dataset dataset, Map<String, Map<String, AblationFigures>> table) {
    List<Map<String, AblationFigures>> runs = new ArrayList<>();
    for (int seed = 1; seed <= seeds; seed++) {
      vad.console().printStatus("%s, seed %d of %d".formatted(name, seed, seeds));
      try (ProgressDisplay progress = new ProgressDisplay(vad.console())) {
        runs.add(new AblationRun(settings.newBuilder(), seed, progress).measure(dataset));
      }
    }
    for (String row : runs.get(0).keySet()) {
      table
          .computeIfAbsent(row, any -> new LinkedHashMap<>())
          .put(
              name,
              AblationFigures.mean(
                  runs.stream()
                      .flatMap(run -> Optional.ofNullable(run.get(row)).stream())
                      .toList()));
    }
  }

  private static List<List<String>> tableRows(
      List<String> datasets, Map<String, Map<String, AblationFigures>> table) {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("micro / macro AUC"));
    head.addAll(datasets);
    rows.add(head);
    table.forEach(
        (row, figures) -> {
          List<String> cells = new ArrayList<>(List.of(row));
          for (String dataset : datasets) {
            cells.add(
                Optional.ofNullable(figures.get(dataset)).map(AblationFigures::format).orElse("-"));
          }
          rows.add(cells);
        });
    return rows;
  }

  private static List<String> markdownLines(List<List<String>> rows) {
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      lines.add(row.stream().collect(Collectors.joining(" | ", "| ", " |")));
      if (lines.size() == 1) {
        lines.add("|---".repeat(row.size()) + "|");
      }
    }
    return lines;
  }

  private static Map<String, Object> toMap(Map<String, Map<String, AblationFigures>> table) {
    Map<String, Object> map = new LinkedHashMap<>();
    table.forEach(
        (row, figures) -> {
          Map<String, Object> rowMap = new LinkedHashMap<>();
          figures.forEach((dataset, values) -> rowMap.put(dataset, values.toMap()));
          map.put(row, rowMap);
        });
    return map;
  }
}
