package io.vad4j.examples.cli;

import io.vad4j.AnomalyMap;
import io.vad4j.Detection;
import io.vad4j.Detector;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.Progress;
import io.vad4j.SeparateScore;
import io.vad4j.spi.Providers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "detect",
    customSynopsis = "vad detect [--model FILE] [OPTIONS] INPUT",
    sortOptions = false,
    description = {
      "Score every frame of a video, a folder of images, a stream or a camera.",
      "Writes a line a frame, and a line for each event when it is over. A score of 2 is seen in"
          + " one normal frame of 100, a score of 3 in one of 1,000; times are in seconds."
    },
    footer = {
      "",
      "Examples:",
      "  vad detect --model entrance.vad tuesday.mp4 > tuesday.jsonl",
      "  vad detect --model entrance.vad --overlay seen.mp4 --format csv tuesday.mp4",
      "  vad detect rtsp://camera/1"
    })
final class DetectCommand implements Runnable {
  /** What is used without a model: scorers that need no training. */
  private static final List<String> UNTRAINED = List.of("frame-difference", "optical-flow");

  private static final int REPORT_EVERY = 25;

  enum Format {
    JSONL,
    CSV
  }

  @ParentCommand private VadCommand vad;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "INPUT",
      description = "A video file, a folder of images, or an address such as rtsp://camera/1.")
  private String input;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description =
          "A model that 'vad train' wrote. Without one, scorers that need no training calibrate"
              + " themselves on the first frames, which must be normal.")
  private @Nullable Path model;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "jsonl",
      description = "jsonl (default) or csv.")
  private Format format;

  @Option(
      names = "--min-score",
      paramLabel = "SCORE",
      description = "Leave out frames with a lower score; events are written all the same.")
  private double minimumScore;

  @Option(
      names = "--overlay",
      paramLabel = "OUT.mp4",
      description = "Also write a video with the heat map drawn over it.")
  private @Nullable Path overlay;

  @Option(
      names = "--clips",
      paramLabel = "DIR",
      description =
          "Also cut each event to a video in this folder, event-001.mp4 and so on, with the heat"
              + " map drawn in.")
  private @Nullable Path clips;

  @Option(
      names = "--roll",
      paramLabel = "SECONDS",
      defaultValue = "2",
      description = "With --clips: how much comes before and after each event; default 2 seconds.")
  private double roll;

  @Option(
      names = "--srt",
      paramLabel = "FILE",
      description = "Also write the events as subtitles, for any video player.")
  private @Nullable Path subtitles;

  @Option(
      names = "--scorer",
      paramLabel = "NAME[:option=value,...]",
      converter = ScorerChoice.Converter.class,
      description = "Without a model: a scorer to use. Repeatable.")
  private @Nullable List<ScorerChoice> scorers;

  @Option(
      names = "--self-calibration",
      paramLabel = "FRAMES",
      description = "Without a model: how many first frames to calibrate on; default 200.")
  private @Nullable Integer selfCalibration;

  @ArgGroup(exclusive = false, heading = "Without a model:%n")
  private @Nullable DetectorSettings settings;

  @Override
  public void run() {
    Console console = vad.console();
    if (!(roll >= 0 && roll <= 60)) {
      throw new ParameterException(
          spec.commandLine(), "--roll must be from 0 to 60 seconds, not " + roll + ".");
    }
    if (overlay != null) {
      Targets.checkFile(overlay, "--overlay");
    }
    if (subtitles != null) {
      Targets.checkFile(subtitles, "--srt");
    }
    if (clips != null) {
      Targets.checkFolder(clips, "--clips");
    }
    DetectionWriter lines = format == Format.CSV ? new CsvLines(console) : new JsonLines(console);
    try (StopSignal stop = new StopSignal();
        Detector detector = detector();
        FrameSource source = Inputs.open(input);
        DetectionOutputs outputs =
            new DetectionOutputs(
                console,
                lines,
                minimumScore,
                source.info(),
                overlay,
                clips,
                Duration.ofMillis(Math.round(1000 * roll)),
                subtitles)) {
      stop.interruptWith(source::close);
      long frames = detect(detector, source, outputs, stop);
      if (!outputs.anyDetection() && !stop.stopped()) {
        throw tooShort(detector, frames);
      }
    }
  }

  private Detector detector() {
    if (model != null) {
      if (settings != null || scorers != null || selfCalibration != null) {
        throw new ParameterException(
            spec.commandLine(),
            "The settings of a detector come with its --model; leave out --scorer and the others"
                + " that are for use without one.");
      }
      return Detector.load(model);
    }
    DetectorSettings given = settings == null ? new DetectorSettings() : settings;
    Detector.Builder builder =
        given.builder(scorers == null ? untrained() : scorers, OptionalInt.empty());
    if (selfCalibration != null) {
      builder.selfCalibration(selfCalibration);
    }
    return builder.build();
  }

  /** All of the default scorers that are there; the detector explains when there are none. */
  private static List<ScorerChoice> untrained() {
    Providers<?> providers = Providers.scorers();
    ScorerChoice.Converter converter = new ScorerChoice.Converter();
    List<ScorerChoice> there =
        UNTRAINED.stream().filter(providers::has).map(converter::convert).toList();
    return there.isEmpty() ? UNTRAINED.stream().map(converter::convert).toList() : there;
  }

  /** Reads to the end of the source, or until stopped; gives the number of frames read. */
  private long detect(
      Detector detector, FrameSource source, DetectionOutputs outputs, StopSignal stop) {
    long frames = 0;
    try (ProgressDisplay progress = new ProgressDisplay(vad.console());
        DetectorSession session = detector.open(outputs)) {
      AnomalyMap last = AnomalyMap.of(1, 1, new float[1]);
      Optional<Frame> next = next(source, stop);
      while (next.isPresent()) {
        Optional<Detection> detection = session.process(next.get());
        last = detection.map(DetectCommand::mostUnusual).orElse(last);
        outputs.frame(next.get(), last);
        frames++;
        if (frames % REPORT_EVERY == 0 && !vad.console().resultsOnTerminal()) {
          progress.progressed(new Progress("detecting", frames, source.info().frameCount(), ""));
        }
        next = next(source, stop);
      }
    }
    return frames;
  }

  /** The map of the score, or that of a kind judged apart where only that is abnormal. */
  private static AnomalyMap mostUnusual(Detection detection) {
    return detection.separate().stream()
        .filter(separate -> separate.abnormal() && !detection.abnormal())
        .findFirst()
        .map(SeparateScore::map)
        .orElse(detection.map());
  }

  private static Optional<Frame> next(FrameSource source, StopSignal stop) {
    try {
      return stop.stopped() ? Optional.empty() : source.next();
    } catch (RuntimeException e) {
      if (stop.stopped()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private FrameSourceException tooShort(Detector detector, long frames) {
    return new FrameSourceException(
        "%s has only %d frame%s, too few for a first score. %s"
            .formatted(
                input,
                frames,
                frames == 1 ? "" : "s",
                detector.fitted()
                    ? "Give a longer clip: the scorers compare frames with those before."
                    : "Without a model the first frames only calibrate: give a longer clip, a"
                        + " smaller --self-calibration, or a --model."));
  }
}
