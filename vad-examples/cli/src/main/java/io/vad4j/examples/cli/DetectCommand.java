package io.vad4j.examples.cli;

import io.vad4j.Detector;
import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
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

  enum Format {
    JSONL,
    CSV,
    SRT
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
      description = "jsonl (default), csv, or srt for subtitles of the events.")
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
      description = "Also cut each event to a video of its own, with the heat map drawn over it.")
  private @Nullable Path clips;

  @Option(
      names = "--roll",
      paramLabel = "SECONDS",
      defaultValue = "2",
      description = "How much --clips shows before and after each event; default 2.")
  private double roll;

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
    if (overlay != null) {
      Targets.checkFile(overlay, "--overlay");
    }
    if (clips != null) {
      Targets.checkFolder(clips, "--clips");
    }
    try (StopSignal stop = new StopSignal();
        Detector detector = detector();
        FrameSource source = Inputs.open(input);
        OverlayVideo video =
            overlay == null ? OverlayVideo.none() : OverlayVideo.to(overlay, source.info());
        EventClips events =
            new EventClips(
                Optional.ofNullable(clips),
                source.info(),
                Duration.ofNanos(Math.round(roll * 1e9)))) {
      stop.interruptWith(source::close);
      DetectionRun run = new DetectionRun(console, writer(), minimumScore, video, events);
      long frames = run.run(detector, source, stop);
      if (run.detections() == 0 && !stop.stopped()) {
        throw tooShort(detector, frames);
      }
    }
  }

  private DetectionWriter writer() {
    return switch (format) {
      case JSONL -> new JsonLines(vad.console());
      case CSV -> new CsvLines(vad.console());
      case SRT -> new SrtLines(vad.console());
    };
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
