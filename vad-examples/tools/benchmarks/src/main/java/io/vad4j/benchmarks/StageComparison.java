package io.vad4j.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares the processor time of the stages of a frame between this build and another one, each in
 * processes of its own, in turn. Prints a Markdown table of the best round of each.
 *
 * <pre>{@code
 * StageComparison BASELINE-CLASS-PATH MODEL ROUNDS WARM-UP-FRAMES MEASURED-FRAMES ADDRESS...
 * }</pre>
 *
 * <p>Without a baseline, which is then {@code -}, the table has no ratios.
 */
final class StageComparison {
  private static final String NO_BASELINE = "-";

  private StageComparison() {}

  /** The time of a stage in microseconds. */
  private record Time(double median, double mean) {
    Time min(Time other) {
      return new Time(Math.min(median, other.median), Math.min(mean, other.mean));
    }
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    String own = System.getProperty("java.class.path");
    List<String> rest = new ArrayList<>(Arrays.asList(arguments).subList(3, arguments.length));
    rest.add(0, arguments[1]);
    Map<String, Time> before = new LinkedHashMap<>();
    Map<String, Time> now = new LinkedHashMap<>();
    for (int round = 0; round < Integer.parseInt(arguments[2]); round++) {
      if (!arguments[0].equals(NO_BASELINE)) {
        run(arguments[0] + java.io.File.pathSeparator + location(), rest, before);
      }
      run(own, rest, now);
    }
    print(before, now);
  }

  /** Where the classes of the benchmarks are, for a build that has none. */
  private static String location() {
    return Path.of(
            StageBenchmark.class.getProtectionDomain().getCodeSource().getLocation().getPath())
        .toString();
  }

  private static void run(String classPath, List<String> arguments, Map<String, Time> best)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                StageBenchmark.class.getName()));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (var reader = process.inputReader()) {
      reader
          .lines()
          .map(line -> line.split("\t", -1))
          .filter(fields -> fields.length == 3)
          .forEach(
              fields ->
                  best.merge(
                      fields[0],
                      new Time(Double.parseDouble(fields[1]), Double.parseDouble(fields[2])),
                      Time::min));
    }
    if (process.waitFor() != 0) {
      throw new IllegalStateException("The benchmark failed: " + String.join(" ", command));
    }
  }

  private static void print(Map<String, Time> before, Map<String, Time> now) {
    System.out.println(
        "| stage | ms before, p50 | ms, p50 | ratio | ms before, mean | ms, mean | ratio |");
    System.out.println("|---|--:|--:|--:|--:|--:|--:|");
    now.forEach(
        (stage, time) -> {
          Time old = before.getOrDefault(stage, new Time(Double.NaN, Double.NaN));
          System.out.printf(
              "| %s | %.3f | %.3f | %.2f | %.3f | %.3f | %.2f |%n",
              stage,
              old.median() / 1e3,
              time.median() / 1e3,
              time.median() / old.median(),
              old.mean() / 1e3,
              time.mean() / 1e3,
              time.mean() / old.mean());
        });
  }
}
