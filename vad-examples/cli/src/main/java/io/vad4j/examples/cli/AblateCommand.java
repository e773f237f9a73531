package io.vad4j.examples.cli;

import io.vad4j.VadException;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.source.SyntheticTheme;
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
    name = "ablate",
    description = {
      "What each scorer, equal weights and learned weights are worth on labelled data sets: frame"
          + " AUC, over all frames (micro) and as a mean over clips (macro). Where a scorer is judged"
          + " apart, also the sum of the score and that.",
      "Each data set is learned from its training part once a seed; all rows stand on the same"
          + " trainings. Labels are used for these figures only."
    },
    customSynopsis = "vad ablate [--data DATASET...] [--seeds N] [OPTIONS]",
    sortOptions = false,
    footer = {"", "Examples:", "  vad ablate", "  vad ablate --data UCSDped2 --seeds 5 --markdown"})
final class AblateCommand implements Runnable {
  /** With as much normal footage as the false-alarm rate needs. */
  private static final String SCENE = "?seed=1&train=16&test=8";

  @ParentCommand private VadCommand vad;

  @Option(
      names = "--data",
      arity = "1..*",
      paramLabel = "DATASET",
      description =
          "Data sets with labels, such as UCSDped2 or synthetic:speed?seed=1; default: the synthetic"
              + " scenes of all kinds.")
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

  @Mixin private LearningSettings settings;

  @Override
  public void run() {
    Console console = vad.console();
    if (seeds < 1 || seeds > 100) {
      throw new VadException("--seeds must be from 1 to 100, not " + seeds + ".");
    }
    Optional<JsonTarget> target = JsonTarget.of(json, console);
    Map<String, Dataset> datasets = new LinkedHashMap<>();
    for (String name : data == null ? scenes() : data) {
      datasets.put(name, Inputs.dataset(name));
    }
    Map<String, Map<String, AblationFigures>> table = new LinkedHashMap<>();
    List<String> weights = new ArrayList<>();
    datasets.forEach((name, dataset) -> measure(name, dataset, table, weights));
    if (target.isEmpty() || !target.get().standardOutput()) {
      List<List<String>> rows = rows(datasets.keySet().stream().toList(), table);
      (markdown ? markdown(rows) : TextTable.lines(rows)).forEach(console::print);
      console.print("");
      weights.forEach(line -> console.print((markdown ? "- " : "") + line));
    }
    target.ifPresent(file -> file.write(facts(table)));
  }

  private static List<String> scenes() {
    return Arrays.stream(SyntheticTheme.values())
        .map(theme -> "synthetic:" + theme.name().toLowerCase(Locale.ROOT) + SCENE)
        .toList();
  }

  private void measure(
      String name,
      Dataset dataset,
      Map<String, Map<String, AblationFigures>> table,
      List<String> weights) {
    List<Map<String, AblationFigures>> runs = new ArrayList<>();
    for (int seed = 1; seed <= seeds; seed++) {
      vad.console().say("%s, seed %d of %d".formatted(name, seed, seeds));
      try (ProgressDisplay progress = new ProgressDisplay(vad.console())) {
        AblationRun.Measured measured =
            new AblationRun(settings.builder(), seed, progress).measure(dataset);
        runs.add(measured.figures());
        weights.add("%s, seed %d: %s.".formatted(name, seed, measured.weights()));
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

  private static List<List<String>> rows(
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
                Optional.ofNullable(figures.get(dataset)).map(AblationFigures::text).orElse("-"));
          }
          rows.add(cells);
        });
    return rows;
  }

  private static List<String> markdown(List<List<String>> rows) {
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      lines.add(row.stream().collect(Collectors.joining(" | ", "| ", " |")));
      if (lines.size() == 1) {
        lines.add("|---".repeat(row.size()) + "|");
      }
    }
    return lines;
  }

  private static Map<String, Object> facts(Map<String, Map<String, AblationFigures>> table) {
    Map<String, Object> facts = new LinkedHashMap<>();
    table.forEach(
        (row, figures) -> {
          Map<String, Object> ofRow = new LinkedHashMap<>();
          figures.forEach((dataset, values) -> ofRow.put(dataset, values.facts()));
          facts.put(row, ofRow);
        });
    return facts;
  }
}
