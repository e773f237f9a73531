package io.vad4j.cli.command;

import io.vad4j.VadException;
import io.vad4j.cli.console.CommandContext;
import io.vad4j.cli.console.Console;
import io.vad4j.cli.console.ConsoleTable;
import io.vad4j.cli.console.ProgressDisplay;
import io.vad4j.cli.output.JsonOutput;
import io.vad4j.cli.output.Writes;
import io.vad4j.cli.run.RobustnessFigures;
import io.vad4j.cli.run.RobustnessRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "robustness",
    description = {
      "Measure a detector under disturbances of a synthetic scene that training does not have:"
          + " normal frames flagged by any channel, by the overall score and by each channel, from"
          + " ten seconds after every change on; anomalies found; and frame AUC.",
      "A detector is trained for each scene. Every row shows the same people and anomalies. The"
          + " highest hour is the share of flagged frames in that of 24 parts of a clip in which"
          + " it is highest."
    },
    customSynopsis = "vad robustness [--scenes N] [--condition NAME...] [OPTIONS]",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  vad robustness --scenes 3",
      "  vad robustness --default-scorers --condition night shake --markdown"
    })
public final class RobustnessCommand implements Runnable {
  private static final String NONE = "none";
  private static final List<String> MOTION_SCORERS =
      List.of("direction", "appearance", "stationary-object");

  @ParentCommand private CommandContext vad;

  @Option(
      names = "--condition",
      arity = "1..*",
      paramLabel = "NAME",
      description =
          "Disturbances and corruptions to measure, such as dusk or night; default: all"
              + " disturbances. A row without any comes first.")
  private @Nullable List<String> conditions;

  @Option(
      names = "--scenes",
      paramLabel = "N",
      defaultValue = "1",
      description = "Measure scenes 1 to N; default 1.")
  private int scenes;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "20",
      description =
          "Length of the normal clip of each condition; default 20. A dusk, and the 24 hours of a"
              + " day, take as long as a clip.")
  private double minutes;

  @Option(
      names = "--anomaly-minutes",
      paramLabel = "N",
      defaultValue = "10",
      description = "Length of the clip with anomalies of each condition; default 10.")
  private double anomalyMinutes;

  @Option(
      names = "--rate",
      paramLabel = "FPS",
      defaultValue = "6.25",
      description = "Frames per second; default 6.25.")
  private double rate;

  @Option(
      names = "--train",
      paramLabel = "N",
      defaultValue = "16",
      description = "Number of normal clips of 40 seconds to train on; default 16.")
  private int train;

  @Option(
      names = "--default-scorers",
      description =
          "Train the default scorers; without --scorer and this option, those of motion and"
              + " appearance that train within seconds.")
  private boolean defaultScorers;

  @Option(names = "--markdown", description = "Print the table as Markdown.")
  private boolean markdown;

  @Writes(text = true, standardOutput = true)
  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the figures as JSON; - for standard output instead of the text.")
  private @Nullable String json;

  @Mixin private TrainOptions settings;

  @Override
  public void run() {
    Console console = vad.console();
    checkOptions();
    JsonOutput output = new JsonOutput(json, console);
    Map<String, RobustnessFigures> figures = new LinkedHashMap<>();
    Stream.concat(
            Stream.of(NONE),
            (conditions == null ? RobustnessRun.disturbances() : conditions).stream())
        .forEach(name -> figures.put(name, new RobustnessFigures()));
    RobustnessRun.Settings size =
        new RobustnessRun.Settings(duration(minutes), duration(anomalyMinutes), rate, train);
    for (int scene = 1; scene <= scenes; scene++) {
      String name = "scene %d of %d".formatted(scene, scenes);
      console.printStatus(name);
      try (ProgressDisplay progress = new ProgressDisplay(console)) {
        RobustnessRun.measure(
            settings.newBuilder(defaultScorers ? List.of() : MOTION_SCORERS),
            scene,
            size,
            figures,
            (condition, result) -> console.printStatus(status(name, condition, result)),
            progress);
      }
    }
    List<List<String>> rows = tableRows(figures);
    output.write(
        markdown ? ConsoleTable.markdown(rows) : ConsoleTable.format(rows), toMap(figures));
  }

  private void checkOptions() {
    if (scenes < 1 || scenes > 100) {
      throw new VadException("--scenes must be from 1 to 100, not " + scenes + ".");
    }
    checkMinutes("--minutes", minutes);
    checkMinutes("--anomaly-minutes", anomalyMinutes);
    if (!(rate >= 1 && rate <= 120)) {
      throw new VadException("--rate must be from 1 to 120, not " + rate + ".");
    }
    if (train < 1 || train > 1000) {
      throw new VadException("--train must be from 1 to 1000, not " + train + ".");
    }
    List<String> known =
        Stream.of(RobustnessRun.disturbances(), RobustnessRun.corruptions())
            .flatMap(List::stream)
            .toList();
    for (String condition : conditions == null ? List.<String>of() : conditions) {
      if (!known.contains(condition)) {
        throw new VadException(
            "There is no condition '%s'; --condition takes some of %s."
                .formatted(condition, String.join(", ", known)));
      }
    }
  }

  private static void checkMinutes(String option, double value) {
    if (!(value >= 0.5 && value <= 1440)) {
      throw new VadException(option + " must be from 0.5 to 1440, not " + value + ".");
    }
  }

  private static Duration duration(double minutes) {
    return Duration.ofMillis(Math.round(60_000 * minutes));
  }

  private static String status(String scene, String condition, RobustnessFigures figures) {
    return String.format(
        Locale.ROOT, "%s, %s: %s", scene, condition, String.join(" | ", figures.cells()));
  }

  private static List<List<String>> tableRows(Map<String, RobustnessFigures> figures) {
    List<List<String>> rows = new ArrayList<>();
    figures.forEach(
        (condition, values) -> {
          if (rows.isEmpty()) {
            rows.add(row("condition", values.columns()));
          }
          rows.add(row(condition, values.cells()));
        });
    return rows;
  }

  private static List<String> row(String first, List<String> rest) {
    return Stream.concat(Stream.of(first), rest.stream()).toList();
  }

  private static Map<String, Object> toMap(Map<String, RobustnessFigures> figures) {
    Map<String, Object> map = new LinkedHashMap<>();
    figures.forEach((condition, values) -> map.put(condition, values.toMap()));
    return map;
  }
}
