package io.vad4j.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares the paper's network in this library with ONNX Runtime, on one and on two threads, each
 * in processes of its own, in turn. Prints a Markdown table of the best round of each.
 *
 * <pre>{@code
 * NetworkComparison ROUNDS
 * }</pre>
 */
final class NetworkComparison {
  private static final String REFERENCE = "ONNX Runtime, folded";

  private NetworkComparison() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Map<String, Double> one = new LinkedHashMap<>();
    Map<String, Double> two = new LinkedHashMap<>();
    for (int round = 0; round < Integer.parseInt(arguments[0]); round++) {
      for (String engine : List.of(NetworkBenchmark.LIBRARY, NetworkBenchmark.ONNX)) {
        run(engine, 1, one);
        run(engine, 2, two);
      }
    }
    System.out.println("| network at 200 × 200 | 1 thread, ms | ratio | 2 threads, ms | ratio |");
    System.out.println("|---|--:|--:|--:|--:|");
    for (String name : one.keySet()) {
      if (!name.equals(NetworkBenchmark.PEAK)) {
        System.out.printf("| %s | %s | %s |%n", name, cells(name, one), cells(name, two));
      }
    }
    System.out.printf(
        "| matrix product, GFLOP/s | %.0f | | %.0f | |%n",
        time(NetworkBenchmark.PEAK, one), time(NetworkBenchmark.PEAK, two));
  }

  private static String cells(String name, Map<String, Double> times) {
    double milliseconds = time(name, times);
    return "%.2f | %.2f".formatted(milliseconds, milliseconds / time(REFERENCE, times));
  }

  private static double time(String name, Map<String, Double> times) {
    return times.getOrDefault(name, Double.NaN);
  }

  private static void run(String engine, int threads, Map<String, Double> best)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dvad4j.tensorflow.threads=" + threads,
            "-cp",
            System.getProperty("java.class.path"),
            NetworkBenchmark.class.getName(),
            engine,
            Integer.toString(threads));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (var reader = process.inputReader()) {
      reader
          .lines()
          .map(line -> line.split("\t", -1))
          .filter(fields -> fields.length == 2)
          .forEach(
              fields ->
                  best.merge(
                      fields[0],
                      Double.parseDouble(fields[1]),
                      fields[0].equals(NetworkBenchmark.PEAK) ? Math::max : Math::min));
    }
    if (process.waitFor() != 0) {
      throw new IllegalStateException("The benchmark failed: " + String.join(" ", command));
    }
  }
}
