package io.vad4j.video;

import io.vad4j.Detector;
import io.vad4j.FrameSource;
import io.vad4j.monitor.Monitor;
import io.vad4j.monitor.StreamConfig;
import io.vad4j.monitor.StreamStatus;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * Load test of a monitor: many streams of the same recordings at their own pace, in a loop.
 *
 * <pre>{@code
 * MonitorBenchmark SCORERS TRAINING STREAMS SECONDS THREADS ADDRESS...
 * }</pre>
 *
 * <p>TRAINING is the address of normal video, or a model file, for which SCORERS are ignored.
 */
final class MonitorBenchmark {
  private static final String MODEL = ".vad";
  private static final Duration WARM_UP = Duration.ofSeconds(30);
  private static final Duration REPORT_INTERVAL = Duration.ofSeconds(30);

  private MonitorBenchmark() {}

  public static void main(String[] arguments) throws InterruptedException {
    List<String> addresses = List.of(arguments).subList(5, arguments.length);
    int streams = Integer.parseInt(arguments[2]);
    try (Detector detector = fit(arguments[0], arguments[1])) {
      Monitor.Builder builder = Monitor.builder().threads(Integer.parseInt(arguments[4]));
      for (int i = 0; i < streams; i++) {
        URI address = URI.create(addresses.get(i % addresses.size()));
        builder.add(
            "stream-" + i,
            StreamConfig.builder().source(address).detector(detector).looped(true).build());
      }
      try (Monitor monitor = builder.start()) {
        measure(monitor, Duration.ofSeconds(Long.parseLong(arguments[3])));
      }
    }
  }

  private static Detector fit(String scorers, String training) {
    if (training.endsWith(MODEL)) {
      return Detector.load(Path.of(training));
    }
    var builder = Detector.builder().syntheticAnomalies(0);
    for (String scorer : scorers.split(",")) {
      builder.scorer(scorer);
    }
    try (FrameSource source = FrameSource.open(URI.create(training))) {
      return builder.fit(source);
    }
  }

  private static void measure(Monitor monitor, Duration duration) throws InterruptedException {
    monitor.awaitEnd(WARM_UP);
    long droppedBefore = dropped(monitor);
    long scoredBefore = scored(monitor);
    long processorBefore = processorNanos();
    long in = monitor.status().values().stream().mapToLong(StreamStatus::framesIn).sum();
    long end = System.nanoTime() + duration.toNanos();
    System.out.println(
        "scored/s\tCPU ms a scored frame\tseconds\tin/s\tdropped\tdrop share min..max\tp99 ms max\theap MB\tthreads\tload");
    for (int i = 1; System.nanoTime() < end; i++) {
      monitor.awaitEnd(REPORT_INTERVAL);
      long scored = scored(monitor) - scoredBefore;
      System.out.printf(
          "%d\t%.2f\t",
          scored / (i * REPORT_INTERVAL.toSeconds()),
          (processorNanos() - processorBefore) / 1e6 / Math.max(1, scored));
      report(monitor, i * REPORT_INTERVAL.toSeconds(), in, droppedBefore);
    }
  }

  private static long processorNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static long scored(Monitor monitor) {
    return monitor.status().values().stream().mapToLong(StreamStatus::scored).sum();
  }

  private static long dropped(Monitor monitor) {
    return monitor.status().values().stream().mapToLong(StreamStatus::dropped).sum();
  }

  private static void report(Monitor monitor, long seconds, long inBefore, long droppedBefore) {
    List<StreamStatus> all = List.copyOf(monitor.status().values());
    long in = all.stream().mapToLong(StreamStatus::framesIn).sum() - inBefore;
    double[] shares =
        all.stream()
            .mapToDouble(status -> (double) status.dropped() / Math.max(1, status.framesIn()))
            .sorted()
            .toArray();
    Duration p99 =
        all.stream().map(StreamStatus::p99Latency).max(Comparator.naturalOrder()).orElseThrow();
    System.gc();
    System.out.printf(
        "%d\t%.0f\t%d\t%.3f..%.3f\t%.0f\t%d\t%d\t%.1f%n",
        seconds,
        (double) in / seconds,
        dropped(monitor) - droppedBefore,
        shares[0],
        shares[shares.length - 1],
        p99.toNanos() / 1e6,
        (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20,
        Thread.activeCount(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }
}
