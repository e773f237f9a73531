package io.vad4j.cli.command;

import com.fasterxml.jackson.jr.ob.JSON;
import io.vad4j.ChannelThreshold;
import io.vad4j.Detector;
import io.vad4j.FalseAlarmEstimate;
import io.vad4j.ModelInfo;
import io.vad4j.cli.console.CommandContext;
import io.vad4j.cli.console.Console;
import io.vad4j.cli.console.ConsoleTable;
import io.vad4j.cli.output.ModelSummaryText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "model",
    description = "Look into model files.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = ModelCommand.Info.class)
public final class ModelCommand {
  @ParentCommand private CommandContext vad;

  @Command(name = "info", description = "Show what a model has learned, and where that came from.")
  static final class Info implements Runnable {
    @ParentCommand private ModelCommand model;

    @Parameters(paramLabel = "FILE", description = "A model that 'vad train' wrote.")
    private Path file;

    @Option(names = "--json", description = "Everything, as JSON.")
    private boolean json;

    @Override
    public void run() {
      Console console = model.vad.console();
      try (Detector detector = Detector.load(file)) {
        if (json) {
          console.print(
              JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(toMap(detector.info())));
        } else {
          List<List<String>> rows = new ArrayList<>();
          describe(detector.info()).forEach((name, value) -> rows.add(List.of(name, value)));
          ConsoleTable.format(rows).forEach(console::print);
          describeThresholds(detector.info()).forEach(console::print);
          detector
              .scorerModels()
              .forEach((scorer, model) -> print(console, scorer, model.summary()));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void print(Console console, String scorer, String summary) {
    if (!summary.isBlank()) {
      console.print("");
      console.print(scorer + ":");
      summary.lines().forEach(console::print);
    }
  }

  /** How much a model learned from, in words. */
  static String describeTrainingData(ModelInfo info) {
    int clips = info.trainingSources().size();
    return format("%,d frames of %,d clip%s", info.trainingFrames(), clips, clips == 1 ? "" : "s");
  }

  /** What a model's thresholds promise, in words: a line for the score, one for each other. */
  static List<String> describeThresholds(ModelInfo info) {
    List<String> lines = new ArrayList<>();
    lines.add("Threshold " + describeThreshold(info.threshold(), info.falseAlarms()));
    for (ChannelThreshold channel : info.channelThresholds()) {
      lines.add(
          format("Threshold of '%s', judged apart, ", channel.kind().description())
              + describeThreshold(channel.threshold(), channel.falseAlarms()));
    }
    return lines;
  }

  private static String describeThreshold(double threshold, FalseAlarmEstimate estimate) {
    return format(
        "%.3f: reached by %.2f %% of %,d held-out normal frames (95 %% interval %.2f to"
            + " %.2f %%), or %.1f false events an hour.",
        threshold,
        100 * estimate.rate(),
        estimate.frameCount(),
        100 * estimate.lowerBound(),
        100 * estimate.upperBound(),
        estimate.eventsPerHour());
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** Everything known about a model, by name. */
  static Map<String, Object> toMap(ModelInfo info) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("libraryVersion", info.libraryVersion());
    map.put("created", info.created().toString());
    map.put("seed", info.seed());
    map.put("scorers", info.scorers());
    map.put("weights", info.weights());
    map.put("weighting", info.weightSource());
    map.put("causal", info.causal());
    map.put("size", info.width() + "x" + info.height());
    map.put("threshold", info.threshold());
    map.put("falseAlarms", falseAlarms(info.falseAlarms()));
    map.put(
        "separate", info.channelThresholds().stream().map(ModelCommand::channelThreshold).toList());
    map.put("trainingFrames", info.trainingFrames());
    map.put("calibrationFrames", info.calibrationFrames());
    map.put("selfTest", ModelSummaryText.toMaps(info.syntheticValidation()));
    map.put("warnings", info.warnings());
    map.put("sources", info.trainingSources());
    map.put("environment", new TreeMap<>(info.environment()));
    return map;
  }

  /** The same in words, to be read by people: names in words, long lists shortened. */
  public static Map<String, String> describe(ModelInfo info) {
    Map<String, String> description = new LinkedHashMap<>();
    description.put("Scorers and weights", ModelSummaryText.describeWeights(info));
    description.put("Weights are", info.weightSource());
    if (!info.syntheticValidation().cases().isEmpty()) {
      description.put(
          "Finds of pasted anomalies",
          ModelSummaryText.describeValidation(info.syntheticValidation()));
    }
    if (!info.warnings().isEmpty()) {
      description.put("Warnings", String.join(" ", info.warnings()));
    }
    description.put("Learned from", describeTrainingData(info));
    description.put("Sources", abbreviate(info.trainingSources()));
    description.put(
        "Size of what scorers see", format("%d × %d pixels", info.width(), info.height()));
    description.put("Seed", Long.toString(info.seed()));
    description.put("Trained", info.created().truncatedTo(ChronoUnit.SECONDS).toString());
    description.put("Library version", info.libraryVersion());
    new TreeMap<>(info.environment()).forEach(description::put);
    return description;
  }

  private static String abbreviate(List<String> names) {
    return names.size() <= 4
        ? String.join(", ", names)
        : "%s, %s and %d more".formatted(names.get(0), names.get(1), names.size() - 2);
  }

  private static Map<String, Object> channelThreshold(ChannelThreshold channel) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("kind", channel.kind().description());
    numbers.put("threshold", channel.threshold());
    numbers.put("falseAlarms", falseAlarms(channel.falseAlarms()));
    return numbers;
  }

  private static Map<String, Object> falseAlarms(FalseAlarmEstimate estimate) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("rate", estimate.rate());
    numbers.put("low", estimate.lowerBound());
    numbers.put("high", estimate.upperBound());
    numbers.put("frames", estimate.frameCount());
    numbers.put("independentFrames", estimate.effectiveSampleSize());
    numbers.put("eventsPerHour", estimate.eventsPerHour());
    return numbers;
  }
}
