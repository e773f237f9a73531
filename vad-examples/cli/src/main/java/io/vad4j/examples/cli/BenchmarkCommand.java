package io.vad4j.examples.cli;

import io.vad4j.Detector;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.Progress;
import io.vad4j.core.detect.StageListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "benchmark",
    customSynopsis = "vad benchmark --model FILE [OPTIONS] INPUT",
    sortOptions = false,
    description = {
      "Measure how long each stage of a frame's way takes, and whether memory grows.",
      "The input is read again and again until the time is up. Decoding runs ahead of scoring, so"
          + " its time is what is waited for. The first tenth of the time warms up and is not"
          + " counted."
    })
final class BenchmarkCommand implements Runnable {
  private static final String DECODE = "decode";
  private static final String FRAME = "whole frame";

  @ParentCommand private VadCommand vad;

  @Parameters(paramLabel = "INPUT", description = "A video file or a folder of images.")
  private String input;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "FILE",
      description = "A model that 'vad train' wrote.")
  private Path model;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "20",
      description = "How long to measure; default 20.")
  private double seconds;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the numbers as JSON; - for standard output instead of the table.")
  private @Nullable String json;

  /** What was measured. */
  private record Measured(
      StageTimes times, long frames, double seconds, OptionalLong before, OptionalLong after) {}

  @Override
  public void run() {
    Optional<JsonTarget> target = JsonTarget.of(json, vad.console());
    try (Detector detector = Detector.load(model)) {
      Measured measured = measure(detector);
      if (target.isEmpty() || !target.get().standardOutput()) {
        print(measured);
      }
      target.ifPresent(file -> file.write(numbers(measured)));
    }
  }

  private Measured measure(Detector detector) {
    long warmUp = (long) (seconds * 1e8);
    long end = (long) (seconds * 1e9);
    Recorder recorder = new Recorder();
    long frames = 0;
    OptionalLong before = OptionalLong.empty();
    long countedFrom = 0;
    long start = System.nanoTime();
    try (ProgressDisplay progress = new ProgressDisplay(vad.console());
        DetectorSession session = detector.open(recorder)) {
      long now = 0;
      while (now < end) {
        long passStart = frames + recorder.warmUpFrames;
        try (FrameSource source = Inputs.open(input)) {
          long asked = System.nanoTime();
          Optional<Frame> frame = source.next();
          while (frame.isPresent() && now < end) {
            recorder.staged(DECODE, System.nanoTime() - asked);
            session.process(frame.get());
            recorder.staged(FRAME, System.nanoTime() - asked);
            now = System.nanoTime() - start;
            if (recorder.counting) {
              frames++;
            } else if (now >= warmUp) {
              recorder.counting = true;
              before = ResidentMemory.megabytes();
              countedFrom = now;
            } else {
              recorder.warmUpFrames++;
            }
            progress.progressed(
                new Progress(
                    "measuring", now / 1_000_000_000, OptionalLong.of((long) seconds), ""));
            asked = System.nanoTime();
            frame = now < end ? source.next() : Optional.empty();
          }
        }
        if (frames + recorder.warmUpFrames == passStart) {
          throw new FrameSourceException(input + " has no frames to measure with.");
        }
        session.reset();
      }
      return new Measured(
          recorder.times, frames, (now - countedFrom) / 1e9, before, ResidentMemory.megabytes());
    }
  }

  /** Takes the times of stages once warmed up. */
  private static final class Recorder implements StageListener {
    private final StageTimes times = new StageTimes();
    private boolean counting;
    private long warmUpFrames;

    @Override
    public void staged(String stage, long nanoseconds) {
      if (counting) {
        times.add(stage, nanoseconds);
      }
    }
  }

  private void print(Measured measured) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("STAGE", "P50 MS", "P99 MS"));
    for (String stage : measured.times().stages()) {
      rows.add(
          List.of(
              stage,
              text("%.3f", measured.times().milliseconds(stage, 0.5)),
              text("%.3f", measured.times().milliseconds(stage, 0.99))));
    }
    Console console = vad.console();
    TextTable.lines(rows).forEach(console::print);
    console.print("");
    console.print(
        text(
            "%.0f frames a second: %,d frames in %.1f s",
            measured.frames() / measured.seconds(), measured.frames(), measured.seconds()));
    if (measured.before().isPresent() && measured.after().isPresent()) {
      console.print(
          text(
              "resident memory: %,d MB after warming up, %,d MB at the end",
              measured.before().getAsLong(), measured.after().getAsLong()));
    }
  }

  private static Map<String, Object> numbers(Measured measured) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("frames", measured.frames());
    numbers.put("seconds", measured.seconds());
    numbers.put("framesPerSecond", measured.frames() / measured.seconds());
    Map<String, Object> stages = new LinkedHashMap<>();
    for (String stage : measured.times().stages()) {
      stages.put(
          stage,
          Map.of(
              "p50", measured.times().milliseconds(stage, 0.5),
              "p99", measured.times().milliseconds(stage, 0.99)));
    }
    numbers.put("milliseconds", stages);
    measured.before().ifPresent(value -> numbers.put("residentMegabytesAtStart", value));
    measured.after().ifPresent(value -> numbers.put("residentMegabytesAtEnd", value));
    return numbers;
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
