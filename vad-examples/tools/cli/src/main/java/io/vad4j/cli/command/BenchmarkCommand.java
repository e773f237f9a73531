package io.vad4j.cli.command;

import io.vad4j.DetectionListener;
import io.vad4j.Detector;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.InvalidOptionException;
import io.vad4j.PipelineObserver;
import io.vad4j.Progress;
import io.vad4j.cli.console.CommandContext;
import io.vad4j.cli.console.ConsoleTable;
import io.vad4j.cli.console.ProgressDisplay;
import io.vad4j.cli.console.ResidentMemory;
import io.vad4j.cli.output.JsonOutput;
import io.vad4j.cli.output.Writes;
import io.vad4j.cli.run.InputResolver;
import io.vad4j.cli.run.StageLatencies;
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
      "Measure the latency of each stage of the pipeline, and the growth of memory.",
      "The input is read repeatedly until the time is up. Decoding runs ahead of scoring, so its"
          + " latency is the time waited for a frame. The first tenth of the time is warm-up."
    })
public final class BenchmarkCommand implements Runnable {
  private static final double MAX_SECONDS = 1e6;
  private static final String DECODE = "decode";
  private static final String TOTAL = "whole frame";

  @ParentCommand private CommandContext vad;

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
      names = "--fps",
      paramLabel = "FPS",
      description =
          "Frame rate of a folder of images; without it, that of the training video is assumed.")
  private @Nullable Double framesPerSecond;

  @Writes(text = true, standardOutput = true)
  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the numbers as JSON; - for standard output instead of the table.")
  private @Nullable String json;

  /** Measured latencies, throughput and memory. */
  private record BenchmarkResult(
      StageLatencies times,
      long frames,
      double seconds,
      OptionalLong memoryBefore,
      OptionalLong memoryAfter) {}

  @Override
  public void run() {
    if (!(seconds > 0 && seconds <= MAX_SECONDS)) {
      throw new InvalidOptionException(
          "--seconds must be above 0 and at most " + MAX_SECONDS + ", not " + seconds + ".");
    }
    JsonOutput output = new JsonOutput(json, vad.console());
    try (Detector detector = Detector.load(model)) {
      BenchmarkResult measured = measure(detector);
      output.write(lines(measured), toMap(measured));
    }
  }

  private BenchmarkResult measure(Detector detector) {
    long warmUp = (long) (seconds * 1e8);
    long end = (long) (seconds * 1e9);
    StageRecorder recorder = new StageRecorder();
    long frames = 0;
    OptionalLong memoryBefore = OptionalLong.empty();
    long measurementStart = 0;
    long start = System.nanoTime();
    try (ProgressDisplay progress = new ProgressDisplay(vad.console());
        DetectorSession session = detector.newSession(DetectionListener.none(), recorder)) {
      long now = 0;
      while (now < end) {
        long passStart = frames + recorder.warmUpFrames;
        try (FrameSource source =
            InputResolver.withFrameRate(
                InputResolver.open(input), framesPerSecond, detector.info().frameRate())) {
          long frameStart = System.nanoTime();
          Optional<Frame> frame = source.next();
          while (frame.isPresent() && now < end) {
            recorder.onStage(DECODE, System.nanoTime() - frameStart);
            session.process(frame.get());
            recorder.onStage(TOTAL, System.nanoTime() - frameStart);
            now = System.nanoTime() - start;
            if (recorder.counting) {
              frames++;
            } else if (now >= warmUp) {
              recorder.counting = true;
              memoryBefore = ResidentMemory.megabytes();
              measurementStart = now;
            } else {
              recorder.warmUpFrames++;
            }
            progress.onProgress(
                new Progress(
                    "measuring", now / 1_000_000_000, OptionalLong.of((long) seconds), ""));
            frameStart = System.nanoTime();
            frame = now < end ? source.next() : Optional.empty();
          }
        }
        if (frames + recorder.warmUpFrames == passStart) {
          throw new FrameSourceException(input + " has no frames to measure with.");
        }
        session.reset();
      }
      return new BenchmarkResult(
          recorder.times,
          frames,
          (now - measurementStart) / 1e9,
          memoryBefore,
          ResidentMemory.megabytes());
    }
  }

  /** Records the latencies of stages after the warm-up. */
  private static final class StageRecorder implements PipelineObserver {
    private final StageLatencies times = new StageLatencies();
    private boolean counting;
    private long warmUpFrames;

    @Override
    public void onStage(String stage, long nanoseconds) {
      if (counting) {
        times.record(stage, nanoseconds);
      }
    }
  }

  private static List<String> lines(BenchmarkResult measured) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("STAGE", "P50 MS", "P99 MS"));
    for (String stage : measured.times().stages()) {
      rows.add(
          List.of(
              stage,
              format("%.3f", measured.times().percentileMillis(stage, 0.5)),
              format("%.3f", measured.times().percentileMillis(stage, 0.99))));
    }
    List<String> lines = new ArrayList<>(ConsoleTable.format(rows));
    lines.add("");
    lines.add(
        format(
            "%.0f frames a second: %,d frames in %.1f s",
            measured.frames() / measured.seconds(), measured.frames(), measured.seconds()));
    if (measured.memoryBefore().isPresent() && measured.memoryAfter().isPresent()) {
      lines.add(
          format(
              "resident memory: %,d MB after warm-up, %,d MB at the end",
              measured.memoryBefore().getAsLong(), measured.memoryAfter().getAsLong()));
    }
    return lines;
  }

  private static Map<String, Object> toMap(BenchmarkResult measured) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("frames", measured.frames());
    numbers.put("seconds", measured.seconds());
    numbers.put("framesPerSecond", measured.frames() / measured.seconds());
    Map<String, Object> stages = new LinkedHashMap<>();
    for (String stage : measured.times().stages()) {
      stages.put(
          stage,
          Map.of(
              "p50", measured.times().percentileMillis(stage, 0.5),
              "p99", measured.times().percentileMillis(stage, 0.99)));
    }
    numbers.put("milliseconds", stages);
    measured.memoryBefore().ifPresent(value -> numbers.put("residentMegabytesAtStart", value));
    measured.memoryAfter().ifPresent(value -> numbers.put("residentMegabytesAtEnd", value));
    return numbers;
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
