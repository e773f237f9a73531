package io.vad4j.cli.command;

import io.vad4j.Detector;
import io.vad4j.DetectorBuilder;
import io.vad4j.SyntheticValidation;
import io.vad4j.cli.console.CommandContext;
import io.vad4j.cli.console.Console;
import io.vad4j.cli.console.ConsoleTable;
import io.vad4j.cli.console.ProgressDisplay;
import io.vad4j.cli.output.ContactSheets;
import io.vad4j.cli.output.JsonOutput;
import io.vad4j.cli.output.Writes;
import io.vad4j.cli.run.TrainingInputs;
import io.vad4j.cli.table.Difference;
import io.vad4j.core.dataset.ClipSources;
import io.vad4j.core.evaluation.PairedComparison;
import io.vad4j.core.evaluation.frame.ConfidenceInterval;
import io.vad4j.core.evaluation.frame.Estimate;
import io.vad4j.json.JsonResults;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "compare",
    description = {
      "Compare configurations without labels, on pseudo-anomalies: objects that are cut out of the"
          + " normal video and pasted into held-out clips too fast, shaking, too large and so on.",
      "Reports which differences are within noise. It tells nothing of anomalies of kinds that are"
          + " not pasted."
    },
    customSynopsis = "vad compare --data PATH... [--config 'OPTIONS']... [--preview DIR] [OPTIONS]",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  vad compare --data monday.mp4 --preview sheets",
      "  vad compare --data UCSDped2 --config '' --config '--smoothing 0.6'",
      "  vad compare --data street/ --config '--scorer frame-difference' --config '--scorer"
          + " optical-flow direction'"
    })
public final class CompareCommand implements Runnable {
  private static final int RESAMPLES = 2000;

  @ParentCommand private CommandContext vad;
  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      required = true,
      arity = "1..*",
      paramLabel = "PATH",
      description = "Normal video, as for 'vad train'.")
  private List<String> data;

  @Option(
      names = "--config",
      paramLabel = "OPTIONS",
      description =
          "A configuration to compare: options of 'vad train' in quotes, such as '--scorer"
              + " optical-flow --smoothing 0.2'; '' for the default. Repeatable;"
              + " without any, the default alone.")
  private @Nullable List<String> configurations;

  @Writes(folderOf = ".*[.]png")
  @Option(
      names = "--preview",
      paramLabel = "DIR",
      description =
          "Write contact sheets of the pseudo-anomalies; without --config, nothing else is done.")
  private @Nullable Path previewFolder;

  @Option(
      names = "--max-frames",
      paramLabel = "N",
      defaultValue = "30000",
      description =
          "Use N frames, spread evenly over all clips, where there are more; default 30,000.")
  private int maxTrainingFrames;

  @Option(
      names = "--fps",
      paramLabel = "FPS",
      description = "Frame rate of folders of images; without it 25 frames a second are assumed.")
  private @Nullable Double framesPerSecond;

  @Option(names = "--seed", paramLabel = "N", description = "Random seed; default 0.")
  private long seed;

  @Writes(text = true, standardOutput = true)
  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the figures as JSON; - for standard output instead of the text.")
  private @Nullable String json;

  /** A configuration and the validation of its detector on pseudo-anomalies. */
  private record ConfigurationResult(String name, SyntheticValidation validation) {}

  @Override
  public void run() {
    Console console = vad.console();
    JsonOutput output = new JsonOutput(json, console);
    if (previewFolder != null) {
      try (ClipSources video = TrainingInputs.resolve(data, framesPerSecond, console::printStatus);
          ProgressDisplay progress = new ProgressDisplay(console)) {
        ContactSheets.write(video, seed, previewFolder, progress, console);
      }
      if (configurations == null) {
        return;
      }
    }
    List<String> optionTexts = configurations == null ? List.of("") : configurations;
    List<DetectorBuilder> builders =
        optionTexts.stream()
            .map(text -> TrainOptions.parse(text, spec.commandLine()).newBuilder())
            .toList();
    List<ConfigurationResult> results = new ArrayList<>();
    for (int i = 0; i < optionTexts.size(); i++) {
      results.add(fitConfiguration(optionTexts.get(i), builders.get(i)));
    }
    output.write(tableLines(results), toMap(results));
  }

  private ConfigurationResult fitConfiguration(String options, DetectorBuilder builder) {
    String name = TrainOptions.nameOf(options);
    Console console = vad.console();
    console.printStatus("Fitting " + name);
    try (ClipSources video = TrainingInputs.resolve(data, framesPerSecond, console::printStatus);
        ProgressDisplay progress = new ProgressDisplay(console);
        Detector detector =
            builder.seed(seed).maxTrainingFrames(maxTrainingFrames).progress(progress).fit(video)) {
      return new ConfigurationResult(name, detector.info().syntheticValidation());
    }
  }

  private static List<String> tableLines(List<ConfigurationResult> results) {
    ConfigurationResult first = results.get(0);
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("CONFIGURATION", "AUC", "95 % INTERVAL", "RECALL", "DIFFERENCE TO THE FIRST"));
    for (ConfigurationResult one : results) {
      if (one.validation().cases().isEmpty()) {
        rows.add(List.of(one.name(), "-", "-", "-", "no object could be cut out of the video"));
      } else {
        Estimate validation = PairedComparison.auc(one.validation(), RESAMPLES);
        rows.add(
            List.of(
                one.name(),
                format(validation.value()),
                format(validation.interval()),
                String.format(Locale.ROOT, "%.0f %%", 100 * meanRecall(one.validation())),
                one.equals(first) ? "" : compareWithFirst(one, first)));
      }
    }
    List<String> lines = new ArrayList<>(ConsoleTable.format(rows));
    lines.add(
        "AUC: share of held-out normal frames that score below frames with a pseudo-anomaly,");
    lines.add(
        "over all kinds; .5 is chance. The interval is for other objects cut from this video.");
    return lines;
  }

  private static String compareWithFirst(ConfigurationResult one, ConfigurationResult first) {
    if (first.validation().cases().isEmpty()) {
      return "-";
    }
    return Difference.describe(
        PairedComparison.difference(one.validation(), first.validation(), RESAMPLES));
  }

  private static String format(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static String format(ConfidenceInterval interval) {
    return format(interval.lowerBound()) + " to " + format(interval.upperBound());
  }

  private static double meanRecall(SyntheticValidation test) {
    return test.kinds().stream()
        .mapToDouble(kind -> test.recall(kind).orElseThrow())
        .average()
        .orElseThrow();
  }

  private static Map<String, Object> toMap(List<ConfigurationResult> results) {
    List<Map<String, Object>> configurations = new ArrayList<>();
    for (ConfigurationResult one : results) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("configuration", one.name());
      map.put("kinds", JsonResults.ofValidation(one.validation()));
      if (!one.validation().cases().isEmpty()) {
        Estimate validation = PairedComparison.auc(one.validation(), RESAMPLES);
        map.put("auc", validation.value());
        map.put("lowerBound", validation.interval().lowerBound());
        map.put("upperBound", validation.interval().upperBound());
      }
      configurations.add(map);
    }
    return Map.of("configurations", configurations);
  }
}
