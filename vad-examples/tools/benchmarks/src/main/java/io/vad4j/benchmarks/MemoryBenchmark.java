package io.vad4j.benchmarks;

import io.vad4j.Detector;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Resident memory of this process with one stream, while it goes on, and for each further one: a
 * session and an open video each. The collector has run when it is read. Linux only.
 *
 * <pre>{@code
 * MemoryBenchmark MODEL STREAMS FRAMES ADDRESS
 * }</pre>
 */
final class MemoryBenchmark {
  private static final int PARTS = 10;

  private final List<DetectorSession> sessions = new ArrayList<>();
  private final List<FrameSource> sources = new ArrayList<>();

  private MemoryBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    int streams = Integer.parseInt(arguments[1]);
    int frames = Integer.parseInt(arguments[2]);
    try (Detector detector = Detector.load(Path.of(arguments[0]))) {
      MemoryBenchmark benchmark = new MemoryBenchmark();
      benchmark.run(detector, streams, frames, URI.create(arguments[3]));
      benchmark.closeAll();
    }
  }

  private void run(Detector detector, int streams, int frames, URI address) throws IOException {
    addStream(detector, address);
    for (int part = 1; part < PARTS; part++) {
      play(frames / PARTS, address);
      System.out.printf("%d frames: %.0f MB%n", part * (frames / PARTS), residentMegabytes());
    }
    play(frames / PARTS, address);
    double one = residentMegabytes();
    System.out.printf("1 stream: %.0f MB%n", one);
    if (streams == 1) {
      return;
    }
    while (sessions.size() < streams) {
      addStream(detector, address);
    }
    play(frames, address);
    double all = residentMegabytes();
    System.out.printf(
        "%d streams: %.0f MB, %.1f MB for each further one%n",
        streams, all, (all - one) / (streams - 1));
  }

  private void closeAll() {
    sources.forEach(FrameSource::close);
    sessions.forEach(DetectorSession::close);
  }

  private void addStream(Detector detector, URI address) {
    sessions.add(detector.newSession());
    sources.add(FrameSource.open(address));
  }

  /** Scores frames of all streams in turn. */
  private void play(int frames, URI address) {
    for (int frame = 0; frame < frames; frame++) {
      for (int stream = 0; stream < sessions.size(); stream++) {
        Optional<Frame> next = sources.get(stream).next();
        if (next.isPresent()) {
          sessions.get(stream).process(next.get());
        } else {
          sources.get(stream).close();
          sources.set(stream, FrameSource.open(address));
          sessions.get(stream).reset();
        }
      }
    }
  }

  private static double residentMegabytes() throws IOException {
    System.gc();
    String line =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(text -> text.startsWith("VmRSS"))
            .findFirst()
            .orElseThrow();
    return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
  }
}
