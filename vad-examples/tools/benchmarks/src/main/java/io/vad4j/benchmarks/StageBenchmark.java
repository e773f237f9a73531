package io.vad4j.benchmarks;

import io.vad4j.Detector;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.SessionOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Processor time of each stage of a frame, in one thread: decoding, then the stages that a {@link
 * io.vad4j.PipelineObserver} sees. The videos are played in a loop, each as a clip.
 *
 * <pre>{@code
 * StageBenchmark MODEL WARM-UP-FRAMES MEASURED-FRAMES ADDRESS...
 * }</pre>
 *
 * <p>Prints a line for each stage: its name, the median and the mean of microseconds.
 */
final class StageBenchmark {
  private static final String DECODE = "decode";
  private static final String FRAME = "frame";

  /** Of all threads of the process: with compiler and garbage collector. */
  private static final String PROCESS = "process";

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Map<String, List<Long>> times = new LinkedHashMap<>();
  private final int warmUp;
  private final int frames;
  private int count;
  private long marked;
  private long processStart;

  private StageBenchmark(int warmUp, int frames) {
    this.warmUp = warmUp;
    this.frames = frames;
  }

  public static void main(String[] arguments) throws IOException {
    StageBenchmark benchmark =
        new StageBenchmark(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
    try (Detector detector = Detector.load(Path.of(arguments[0]))) {
      benchmark.run(detector, Arrays.stream(arguments).skip(3).map(URI::create).toList());
    }
    benchmark.print();
  }

  private void run(Detector detector, List<URI> addresses) {
    SessionOptions options =
        SessionOptions.builder().observer((stage, nanos) -> stop(stage)).build();
    try (DetectorSession session = detector.newSession(options)) {
      for (int i = 0; !isComplete(); i = (i + 1) % addresses.size()) {
        try (FrameSource source = FrameSource.open(addresses.get(i))) {
          play(source, session);
        }
        session.reset();
      }
    }
    add(PROCESS, (processNanos() - processStart) / frames);
  }

  private void play(FrameSource source, DetectorSession session) {
    while (!isComplete()) {
      long start = THREADS.getCurrentThreadCpuTime();
      marked = start;
      Optional<Frame> frame = source.next();
      if (frame.isEmpty()) {
        return;
      }
      stop(DECODE);
      session.process(frame.get());
      add(FRAME, THREADS.getCurrentThreadCpuTime() - start);
      count++;
      if (count == warmUp) {
        processStart = processNanos();
      }
    }
  }

  private boolean isComplete() {
    return count >= warmUp + frames;
  }

  private void stop(String stage) {
    long now = THREADS.getCurrentThreadCpuTime();
    add(stage, now - marked);
    marked = now;
  }

  private void add(String stage, long nanos) {
    if (count >= warmUp) {
      times.computeIfAbsent(stage, any -> new ArrayList<>()).add(nanos);
    }
  }

  private static long processNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private void print() {
    times.forEach(
        (stage, nanos) -> {
          long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
          System.out.printf(
              "%s\t%.1f\t%.1f%n",
              stage,
              sorted[sorted.length / 2] / 1e3,
              Arrays.stream(sorted).average().orElse(0) / 1e3);
        });
  }
}
