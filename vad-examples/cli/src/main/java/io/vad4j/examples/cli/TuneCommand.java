package io.vad4j.examples.cli;

import io.vad4j.Detector;
import io.vad4j.SelfTest;
import io.vad4j.core.dataset.ClipSources;
import io.vad4j.core.evaluate.Interval;
import io.vad4j.core.evaluate.SelfTestComparison;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.PicocliException;
import picocli.CommandLine.Spec;

@Command(
    name = "tune",
    description = {
      "Compare settings without labels: by anomalies made of the normal footage itself, cut out of"
          + " it and pasted into held-out clips too fast, shaking, too large and so on.",
      "Says where differences are noise. It cannot tell how well real anomalies are found."
    },
    customSynopsis = "vad tune --data PATH... [--try 'OPTIONS']... [--show DIR] [OPTIONS]",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  vad tune --data monday.mp4 --show sheets",
      "  vad tune --data UCSDped2 --try '' --try '--equal-weights' --try '--smoothing 0.6'",
      "  vad tune --data street/ --try '--scorer frame-difference' --try '--scorer optical-flow"
          + " direction'"
    })
final class TuneCommand implements Runnable {
  private static final int DRAWINGS = 2000;

  @ParentCommand private VadCommand vad;
  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      required = true,
      arity = "1..*",
      paramLabel = "PATH",
      description = "Normal footage, as for 'vad train'.")
  private List<String> data;

  @Option(
      names = "--try",
      paramLabel = "OPTIONS",
      description =
          "A configuration to compare: options of 'vad train' in quotes, such as '--scorer"
              + " optical-flow --smoothing 0.2'; '' for the default. Repeatable; by default the"
              + " default against equal weights.")
  private @Nullable List<String> tries;

  @Option(
      names = "--show",
      paramLabel = "DIR",
      description = "Write pictures of the anomalies that are made; without --try, that is all.")
  private @Nullable Path show;

  @Option(
      names = "--max-frames",
      paramLabel = "N",
      defaultValue = "30000",
      description = "Learn from the first N frames only; default 30,000.")
  private int maximumFrames;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of everything random; default 0.")
  private long seed;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the figures as JSON; - for standard output instead of the text.")
  private @Nullable String json;

  /** A configuration, and how its detector did. */
  private record Tried(String name, SelfTest test) {}

  @Override
  public void run() {
    Console console = vad.console();
    Optional<JsonTarget> target = JsonTarget.of(json, console);
    if (show != null) {
      Targets.checkFolder(show, "--show");
      try (ClipSources footage = NormalFootage.of(data);
          ProgressDisplay progress = new ProgressDisplay(console)) {
        Sheets.write(footage, seed, show, progress, console);
      }
      if (tries == null) {
        return;
      }
    }
    List<String> wanted = tries == null ? List.of("", "--equal-weights") : tries;
    List<Detector.Builder> builders = wanted.stream().map(this::builder).toList();
    List<Tried> tried = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      tried.add(fit(wanted.get(i), builders.get(i)));
    }
    if (target.isEmpty() || !target.get().standardOutput()) {
      lines(tried).forEach(console::print);
    }
    target.ifPresent(file -> file.write(facts(tried)));
  }

  private Detector.Builder builder(String options) {
    LearningSettings settings = new LearningSettings();
    try {
      String[] words = options.isBlank() ? new String[0] : options.trim().split("\\s+");
      new CommandLine(settings).parseArgs(words);
      return settings.builder();
    } catch (PicocliException e) {
      throw new ParameterException(
          spec.commandLine(), "--try '%s': %s".formatted(options, e.getMessage()), e);
    }
  }

  private Tried fit(String options, Detector.Builder builder) {
    String name = options.isBlank() ? "(default)" : options.trim();
    Console console = vad.console();
    console.say("Trying " + name);
    try (ClipSources footage = NormalFootage.of(data);
        ProgressDisplay progress = new ProgressDisplay(console);
        Detector detector =
            builder.seed(seed).maximumFrames(maximumFrames).progress(progress).build()) {
      detector.fit(footage);
      return new Tried(name, detector.info().selfTest());
    }
  }

  private static List<String> lines(List<Tried> tried) {
    Tried first = tried.get(0);
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("CONFIGURATION", "RANK", "95 % INTERVAL", "FOUND", "AGAINST THE FIRST"));
    for (Tried one : tried) {
      if (one.test().trials().isEmpty()) {
        rows.add(List.of(one.name(), "-", "-", "-", "nothing could be cut out of the footage"));
      } else {
        SelfTestComparison self = SelfTestComparison.of(one.test(), DRAWINGS);
        rows.add(
            List.of(
                one.name(),
                text(self.value()),
                text(self.interval()),
                String.format(Locale.ROOT, "%.0f %%", 100 * found(one.test())),
                one == first ? "" : against(one, first)));
      }
    }
    List<String> lines = new ArrayList<>(TextTable.lines(rows));
    lines.add(
        "Rank: share of held-out normal frames that score below those with a pasted anomaly,");
    lines.add(
        "over all kinds; .5 is chance. The interval is for other things cut from this footage.");
    return lines;
  }

  private static String against(Tried one, Tried first) {
    if (first.test().trials().isEmpty()) {
      return "-";
    }
    SelfTestComparison difference = SelfTestComparison.of(one.test(), first.test(), DRAWINGS);
    return String.format(
        Locale.ROOT,
        "%+.4f (%s): %s",
        difference.value(),
        text(difference.interval()),
        difference.noise() ? "noise" : difference.value() > 0 ? "better" : "worse");
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static String text(Interval interval) {
    return text(interval.low()) + " to " + text(interval.high());
  }

  private static double found(SelfTest test) {
    return test.kinds().stream()
        .mapToDouble(kind -> test.found(kind).orElseThrow())
        .average()
        .orElseThrow();
  }

  private static Map<String, Object> facts(List<Tried> tried) {
    List<Map<String, Object>> configurations = new ArrayList<>();
    for (Tried one : tried) {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("configuration", one.name());
      facts.put("kinds", LearnedWords.facts(one.test()));
      if (!one.test().trials().isEmpty()) {
        SelfTestComparison self = SelfTestComparison.of(one.test(), DRAWINGS);
        facts.put("rank", self.value());
        facts.put("low", self.interval().low());
        facts.put("high", self.interval().high());
      }
      configurations.add(facts);
    }
    return Map.of("configurations", configurations);
  }
}
