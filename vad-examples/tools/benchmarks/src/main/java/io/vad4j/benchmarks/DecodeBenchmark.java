package io.vad4j.benchmarks;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.core.frames.SelectiveSource;
import io.vad4j.core.frames.SelectiveSource.Choice;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Processor time in which frames are decoded to grey, in one thread, by video, and that of a frame
 * that is not wanted. Prints a Markdown table.
 *
 * <pre>{@code
 * DecodeBenchmark MEASURED-FRAMES ADDRESS...
 * }</pre>
 */
final class DecodeBenchmark {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private DecodeBenchmark() {}

  public static void main(String[] arguments) {
    int frames = Integer.parseInt(arguments[0]);
    System.out.println("| video | size | ms, p50 | ms, mean | ms, mean, not wanted |");
    System.out.println("|---|---|--:|--:|--:|");
    for (int i = 1; i < arguments.length; i++) {
      URI address = URI.create(arguments[i]);
      measure(address, frames);
      System.out.println(measure(address, frames));
    }
  }

  /** A row of the table. */
  private static String measure(URI address, int frames) {
    List<Long> nanos = new ArrayList<>();
    String row = "";
    while (nanos.size() < frames) {
      try (FrameSource source = FrameSource.open(address)) {
        row =
            "| %s | %d × %d |"
                .formatted(name(address), source.info().width(), source.info().height());
        if (!decode(source, nanos)) {
          throw new IllegalArgumentException(address + " has no frames.");
        }
      }
    }
    long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    double sum = nanos.stream().mapToLong(Long::longValue).sum();
    return row
        + " %.2f | %.2f | %.2f |"
            .formatted(
                sorted[sorted.length / 2] / 1e6,
                sum / sorted.length / 1e6,
                readUnwanted(address, frames) / 1e6);
  }

  /** Nanoseconds of a frame that is not wanted. */
  private static double readUnwanted(URI address, int frames) {
    long nanos = 0;
    long count = 0;
    while (count < frames) {
      try (FrameSource source = FrameSource.open(address)) {
        source.next();
        source
            .unwrap(SelectiveSource.class)
            .orElseThrow()
            .select((time, startsGroup) -> Choice.LEAVE_OUT);
        long start = THREADS.getCurrentThreadCpuTime();
        source.next();
        nanos += THREADS.getCurrentThreadCpuTime() - start;
        count += source.dropped();
      }
    }
    return (double) nanos / count;
  }

  private static boolean decode(FrameSource source, List<Long> nanos) {
    int count = 0;
    while (true) {
      long start = THREADS.getCurrentThreadCpuTime();
      Optional<Frame> frame = source.next();
      if (frame.isEmpty()) {
        return count > 0;
      }
      frame.get().gray();
      nanos.add(THREADS.getCurrentThreadCpuTime() - start);
      count++;
    }
  }

  private static String name(URI address) {
    String path = address.getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
