package io.vad4j.examples.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import io.vad4j.Detector;
import io.vad4j.FalseAlarmEstimate;
import io.vad4j.ModelInfo;
import io.vad4j.SeparateThreshold;
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
final class ModelCommand {
  @ParentCommand private VadCommand vad;

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
              JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(facts(detector.info())));
        } else {
          List<List<String>> rows = new ArrayList<>();
          words(detector.info()).forEach((name, value) -> rows.add(List.of(name, value)));
          TextTable.lines(rows).forEach(console::print);
          thresholds(detector.info()).forEach(console::print);
          detector.models().forEach((scorer, model) -> print(console, scorer, model.summary()));
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
  static String footage(ModelInfo info) {
    int clips = info.sources().size();
    return text("%,d frames of %,d clip%s", info.trainingFrames(), clips, clips == 1 ? "" : "s");
  }

  /** What a model's thresholds promise, in words: a line for the score, one for each other. */
  static List<String> thresholds(ModelInfo info) {
    List<String> lines = new ArrayList<>();
    lines.add("Threshold " + promise(info.threshold(), info.falseAlarms()));
    for (SeparateThreshold separate : info.separate()) {
      lines.add(
          text("Threshold of '%s', judged apart, ", separate.kind().words())
              + promise(separate.threshold(), separate.falseAlarms()));
    }
    return lines;
  }

  private static String promise(double threshold, FalseAlarmEstimate promised) {
    return text(
        "%.3f: reached by %.2f %% of %,d held-out normal frames (95 %% interval %.2f to"
            + " %.2f %%), or %.1f false events an hour.",
        threshold,
        100 * promised.rate(),
        promised.frames(),
        100 * promised.low(),
        100 * promised.high(),
        promised.eventsPerHour());
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** Everything known about a model, by name. */
  static Map<String, Object> facts(ModelInfo info) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("libraryVersion", info.libraryVersion());
    facts.put("created", info.created().toString());
    facts.put("seed", info.seed());
    facts.put("scorers", info.scorers());
    facts.put("weights", info.weights());
    facts.put("weighting", info.weighting());
    facts.put("causal", info.causal());
    facts.put("size", info.width() + "x" + info.height());
    facts.put("threshold", info.threshold());
    facts.put("falseAlarms", falseAlarms(info.falseAlarms()));
    facts.put("separate", info.separate().stream().map(ModelCommand::separate).toList());
    facts.put("trainingFrames", info.trainingFrames());
    facts.put("calibrationFrames", info.calibrationFrames());
    facts.put("selfTest", LearnedWords.facts(info.selfTest()));
    facts.put("warnings", info.warnings());
    facts.put("sources", info.sources());
    facts.put("environment", new TreeMap<>(info.environment()));
    return facts;
  }

  /** The same in words, to be read by people: names in words, long lists shortened. */
  static Map<String, String> words(ModelInfo info) {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("Scorers and weights", LearnedWords.weights(info));
    words.put("Weights are", info.weighting());
    if (!info.selfTest().trials().isEmpty()) {
      words.put("Finds of pasted anomalies", LearnedWords.selfTest(info.selfTest()));
    }
    if (!info.warnings().isEmpty()) {
      words.put("Warnings", String.join(" ", info.warnings()));
    }
    words.put("Learned from", footage(info));
    words.put("Sources", shortened(info.sources()));
    words.put("Size of what scorers see", text("%d × %d pixels", info.width(), info.height()));
    words.put("Seed", Long.toString(info.seed()));
    words.put("Trained", info.created().truncatedTo(ChronoUnit.SECONDS).toString());
    words.put("Library version", info.libraryVersion());
    new TreeMap<>(info.environment()).forEach(words::put);
    return words;
  }

  private static String shortened(List<String> names) {
    return names.size() <= 4
        ? String.join(", ", names)
        : "%s, %s and %d more".formatted(names.get(0), names.get(1), names.size() - 2);
  }

  private static Map<String, Object> separate(SeparateThreshold separate) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("kind", separate.kind().words());
    numbers.put("threshold", separate.threshold());
    numbers.put("falseAlarms", falseAlarms(separate.falseAlarms()));
    return numbers;
  }

  private static Map<String, Object> falseAlarms(FalseAlarmEstimate estimate) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("rate", estimate.rate());
    numbers.put("low", estimate.low());
    numbers.put("high", estimate.high());
    numbers.put("frames", estimate.frames());
    numbers.put("independentFrames", estimate.independentFrames());
    numbers.put("eventsPerHour", estimate.eventsPerHour());
    return numbers;
  }
}
