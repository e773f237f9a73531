package io.vad4j.cli.command;

import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.Detector;
import io.vad4j.DetectorBuilder;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.ModelInfo;
import io.vad4j.Options;
import io.vad4j.Progress;
import io.vad4j.SessionOptions;
import io.vad4j.SourceInfo;
import io.vad4j.VadException;
import io.vad4j.cli.console.CommandContext;
import io.vad4j.cli.console.Console;
import io.vad4j.cli.console.Logging;
import io.vad4j.cli.console.ProgressDisplay;
import io.vad4j.cli.console.ShutdownHook;
import io.vad4j.cli.output.CsvDetectionWriter;
import io.vad4j.cli.output.DetectionOutputs;
import io.vad4j.cli.output.OutputFiles;
import io.vad4j.cli.output.Writes;
import io.vad4j.cli.run.InputResolver;
import io.vad4j.core.config.DefaultScorers;
import io.vad4j.json.JsonLinesWriter;
import io.vad4j.recording.EventRecorder;
import io.vad4j.recording.EventRecorderBuilder;
import io.vad4j.recording.OverlayVideoWriter;
import io.vad4j.recording.SubtitleWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "detect",
    customSynopsis = "vad detect [--model FILE] [OPTIONS] INPUT...",
    sortOptions = false,
    description = {
      "Score every frame of a video, a folder of images, a stream or a camera.",
      "Writes a line per frame, and a line for each event when it has ended. A score of 2 is"
          + " reached by one normal frame in 100, a score of 3 by one in 1,000; times are in"
          + " seconds."
    },
    footer = {
      "",
      "Examples:",
      "  vad detect --model entrance.vad tuesday.mp4 > tuesday.jsonl",
      "  vad detect --model entrance.vad --overlay overlay.mp4 --format csv tuesday.mp4",
      "  vad detect --model entrance.vad --exit-code monday.mp4 tuesday.mp4 week/",
      "  vad detect rtsp://camera/1"
    })
public final class DetectCommand implements Callable<Integer> {
  private static final int PROGRESS_INTERVAL = 25;
  private static final String CLIPS = "event-[0-9]+[.]mp4";
  private static final String SNAPSHOTS = "event-[0-9]+[.]jpg";

  /** Exit code of {@code --exit-code} where there were events. */
  private static final int EVENTS_FOUND = 3;

  enum Format {
    JSONL,
    CSV
  }

  @ParentCommand private CommandContext vad;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "INPUT",
      arity = "1..*",
      description =
          "A video file, a folder of images or of videos, or an address such as rtsp://camera/1."
              + " Each of several is a stream of its own; lines then name their source.")
  private List<String> inputs;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description =
          "A model that 'vad train' wrote. Without one, training-free scorers are calibrated on the"
              + " first frames, which must be normal.")
  private @Nullable Path model;

  @Option(
      names = "--fps",
      paramLabel = "FPS",
      description = "Frame rate of a folder of images; default: that of the training video.")
  private @Nullable Double framesPerSecond;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "Name of the stream in the lines and in the identifiers of its events; default: the"
              + " input.")
  private @Nullable String name;

  @Option(
      names = "--start",
      paramLabel = "INSTANT",
      description =
          "Instant of time 0 of the input, such as 2026-11-30T08:00:00Z, from which the lines get"
              + " theirs; default: unknown, and the present for a live stream.")
  private @Nullable Instant start;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "jsonl",
      description = "jsonl (default) or csv.")
  private Format format;

  @Option(
      names = "--min-score",
      paramLabel = "SCORE",
      description = "Leave out frames with a lower score; events are written in any case.")
  private double minScore;

  @Writes
  @Option(
      names = "--overlay",
      paramLabel = "OUT.mp4",
      description =
          "Also write a video with heat map, boxes, kinds, scores and times drawn over it.")
  private @Nullable Path overlay;

  @Writes(folderOf = CLIPS)
  @Option(
      names = "--event-clips",
      paramLabel = "DIR",
      description =
          "Also cut each event to a video in this folder, event-001.mp4 and so on, with the heat"
              + " map drawn in, of at most 1280 pixels a side. Those of an earlier run must not lie"
              + " in it, unless the input is live.")
  private @Nullable Path eventClips;

  @Writes(folderOf = SNAPSHOTS)
  @Option(
      names = "--event-snapshots",
      paramLabel = "DIR",
      description =
          "Also write the frame of the highest score of each event to this folder, event-001.jpg"
              + " and so on. Those of an earlier run must not lie in it, unless the input is"
              + " live.")
  private @Nullable Path eventSnapshots;

  @Option(
      names = "--padding",
      paramLabel = "SECONDS",
      defaultValue = "2",
      description = "With --event-clips: time before and after each event; default 2 seconds.")
  private double padding;

  @Writes(text = true)
  @Option(
      names = "--srt",
      paramLabel = "FILE",
      description = "Also write the events as subtitles, for any video player.")
  private @Nullable Path subtitleFile;

  @Option(
      names = "--scorer",
      paramLabel = "NAME[:option=value,...]",
      converter = ScorerArgument.Converter.class,
      description = "Without a model: a scorer to use. Repeatable.")
  private @Nullable List<ScorerArgument> scorers;

  @Option(
      names = "--calibration-frames",
      paramLabel = "FRAMES",
      description = "Without a model: number of first frames to calibrate on; default 200.")
  private @Nullable Integer calibrationFrames;

  @Option(names = "--exit-code", description = "End with exit code 3 if there were events.")
  private boolean eventExitCode;

  @Mixin private OperatingPointOptions operatingPoint;

  @ArgGroup(exclusive = false, heading = "Without a model:%n")
  private @Nullable DetectorOptions settings;

  private DetectionListener lines = DetectionListener.none();
  private Consumer<ModelInfo> header = info -> {};
  private boolean headerWritten;

  @Override
  public Integer call() {
    Logging.omitStreamNotices();
    Console console = vad.console();
    if (!(padding >= 0 && padding <= 60)) {
      throw new ParameterException(
          spec.commandLine(), "--padding must be from 0 to 60 seconds, not " + padding + ".");
    }
    if (Double.isNaN(minScore)) {
      throw new ParameterException(spec.commandLine(), "--min-score must be a number, not NaN.");
    }
    List<String> clips = InputResolver.expand(inputs, console::printStatus);
    boolean several = clips.size() > 1;
    if (several
        && (overlay != null
            || subtitleFile != null
            || eventClips != null
            || eventSnapshots != null)) {
      throw new ParameterException(
          spec.commandLine(),
          "--overlay, --srt, --event-clips and --event-snapshots are for one input, not for %d."
              .formatted(clips.size()));
    }
    if (several && (name != null || start != null)) {
      throw new ParameterException(
          spec.commandLine(),
          "--name and --start are for one input, not for " + clips.size() + ".");
    }
    openLines(several || name != null);
    int events = 0;
    List<String> failed = new ArrayList<>();
    try (ShutdownHook shutdownHook = new ShutdownHook();
        Detector detector = createDetector()) {
      for (String clip : clips) {
        if (shutdownHook.isStopRequested()) {
          break;
        }
        try {
          events += detect(detector, clip, shutdownHook);
        } catch (VadException e) {
          if (!several) {
            throw e;
          }
          console.printStatus("vad: " + e.getMessage());
          failed.add(InputResolver.nameOf(clip));
        }
      }
    }
    if (!failed.isEmpty()) {
      throw new VadException(
          "%d of %d inputs failed: %s."
              .formatted(failed.size(), clips.size(), String.join(", ", failed)));
    }
    return eventExitCode && events > 0 ? EVENTS_FOUND : 0;
  }

  private void openLines(boolean sourceColumn) {
    Console console = vad.console();
    if (format == Format.CSV) {
      CsvDetectionWriter csv = new CsvDetectionWriter(console, sourceColumn);
      lines = csv;
      header = csv::writeModel;
    } else {
      JsonLinesWriter json = new JsonLinesWriter(console::print);
      lines = json;
      header = json::writeModel;
    }
  }

  private DetectionOutputs openOutputs(Detector detector, SourceInfo info) {
    // A stream that is watched again after a restart goes on: the recorder replaces no file.
    if (eventClips != null && !info.live()) {
      OutputFiles.checkNoneOf(eventClips, CLIPS, "--event-clips");
    }
    if (eventSnapshots != null && !info.live()) {
      OutputFiles.checkNoneOf(eventSnapshots, SNAPSHOTS, "--event-snapshots");
    }
    return new DetectionOutputs(
        vad.console(),
        lines,
        minScore,
        Optional.ofNullable(overlay).map(file -> OverlayVideoWriter.open(file, info)),
        openRecorder(detector, info),
        Optional.ofNullable(subtitleFile).map(SubtitleWriter::new));
  }

  /** Scores one input; gives the number of events. */
  private int detect(Detector detector, String input, ShutdownHook shutdownHook) {
    Console console = vad.console();
    DetectionOutputs results = null;
    boolean summedUp = !describeFiles().isEmpty();
    try (FrameSource source = openSource(detector, input);
        DetectionOutputs outputs = openOutputs(detector, source.info())) {
      results = outputs;
      summedUp |= source.info().live();
      if (!headerWritten && detector.isFitted()) {
        outputs.writeHeader(() -> header.accept(detector.info()));
        headerWritten = true;
      }
      shutdownHook.onStopTimeout(source::close);
      try {
        detect(detector, source, outputs, shutdownHook);
      } finally {
        reportDropped(source);
      }
    } catch (VadException e) {
      // A live source ends in no other way, and files were written as far as it went.
      if (results != null && results.frameCount() > 0 && summedUp) {
        printSummary(input, results);
      }
      throw e;
    }
    if (!results.hasDetections() && !shutdownHook.isStopRequested()) {
      throw inputTooShort(detector, input, results.frameCount());
    }
    printSummary(input, results);
    return results.eventCount();
  }

  private void reportDropped(FrameSource source) {
    if (source.dropped() > 0) {
      vad.console()
          .printStatus(
              "%d frames of %s were left out: they arrived faster than they are scored."
                  .formatted(source.dropped(), source.info().name()));
    }
  }

  private void printSummary(String input, DetectionOutputs results) {
    vad.console()
        .printStatus(
            "%s: %,d frames, %d event%s%s.%s"
                .formatted(
                    InputResolver.nameOf(input),
                    results.frameCount(),
                    results.eventCount(),
                    results.eventCount() == 1 ? "" : "s",
                    describeGaps(results.gapCount()),
                    describeFiles()));
  }

  private static String describeGaps(int gaps) {
    return gaps == 0 ? "" : ", %d gap%s".formatted(gaps, gaps == 1 ? "" : "s");
  }

  private Optional<EventRecorder> openRecorder(Detector detector, SourceInfo info) {
    if (eventClips == null && eventSnapshots == null) {
      return Optional.empty();
    }
    Duration roll = Duration.ofMillis(Math.round(1000 * padding));
    EventRecorderBuilder builder =
        EventRecorder.builder()
            .preRoll(roll)
            .postRoll(roll)
            .eventRule(detector.config().eventRule())
            .source(info)
            .fileName(event -> "event-%03d".formatted(event.number()));
    Optional.ofNullable(eventClips).ifPresent(builder::clips);
    Optional.ofNullable(eventSnapshots).ifPresent(builder::snapshots);
    return Optional.of(builder.build());
  }

  /** The files and folders that are written beside the lines. */
  private String describeFiles() {
    List<String> files =
        Stream.of(overlay, eventClips, eventSnapshots, subtitleFile)
            .filter(Objects::nonNull)
            .map(Path::toString)
            .distinct()
            .toList();
    return files.isEmpty() ? "" : " Wrote " + String.join(", ", files) + ".";
  }

  private Detector createDetector() {
    if (model != null) {
      if (settings != null || scorers != null || calibrationFrames != null) {
        throw new ParameterException(
            spec.commandLine(),
            "The settings of a detector come with its --model; leave out --scorer and the others"
                + " that are for use without one.");
      }
      return operatingPoint.load(model);
    }
    DetectorOptions detectorOptions = settings == null ? new DetectorOptions() : settings;
    DetectorBuilder builder =
        detectorOptions.newBuilder(
            scorers == null ? trainingFreeScorers() : scorers, OptionalInt.empty());
    operatingPoint.applyTo(builder);
    if (calibrationFrames != null) {
      builder.calibrationFrames(calibrationFrames);
    }
    return builder.build();
  }

  private static List<ScorerArgument> trainingFreeScorers() {
    return DefaultScorers.trainingFreeNames().stream()
        .map(name -> new ScorerArgument(name, Options.none()))
        .toList();
  }

  /** The input, at the frame rate of the training video where it has no times of its own. */
  private FrameSource openSource(Detector detector, String input) {
    OptionalDouble trained =
        detector.isFitted() ? detector.info().frameRate() : OptionalDouble.empty();
    FrameSource source =
        InputResolver.withFrameRate(InputResolver.open(input), framesPerSecond, trained);
    if (!source.info().timed()) {
      vad.console()
          .printStatus(
              input + " has no frame rate; 25 frames a second are assumed. Give it with --fps.");
    }
    return source;
  }

  private SessionOptions sessionOptions(FrameSource source, DetectionListener listener) {
    SessionOptions.Builder options =
        SessionOptions.builder()
            .listener(listener)
            .name(name == null ? source.info().name() : name);
    if (start != null) {
      options.start(start);
    } else if (source.info().live()) {
      options.start(Instant.now());
    }
    source.info().frameRate().ifPresent(options::frameRate);
    return options.build();
  }

  /** Reads to the end of the source, or until stopped. */
  private void detect(
      Detector detector, FrameSource source, DetectionOutputs outputs, ShutdownHook shutdownHook) {
    try (ProgressDisplay progress = new ProgressDisplay(vad.console());
        DetectorSession session = detector.newSession(sessionOptions(source, outputs))) {
      Optional<Frame> next = nextFrame(source, shutdownHook);
      while (next.isPresent()) {
        Optional<Detection> detection = session.process(next.get());
        outputs.throwIfFailed();
        outputs.writeFrame(next.get(), detection);
        long frames = outputs.frameCount();
        if (frames % PROGRESS_INTERVAL == 0 && !vad.console().resultsOnTerminal()) {
          progress.onProgress(new Progress("detecting", frames, source.info().frameCount(), ""));
        }
        next = nextFrame(source, shutdownHook);
      }
    }
    outputs.throwIfFailed();
  }

  private static Optional<Frame> nextFrame(FrameSource source, ShutdownHook shutdownHook) {
    try {
      return shutdownHook.isStopRequested() ? Optional.empty() : source.next();
    } catch (RuntimeException e) {
      if (shutdownHook.isStopRequested()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static FrameSourceException inputTooShort(Detector detector, String input, long frames) {
    return new FrameSourceException(
        "%s has only %d frame%s, too few for a first score. %s"
            .formatted(
                InputResolver.nameOf(input),
                frames,
                frames == 1 ? "" : "s",
                detector.isFitted()
                    ? "Give a longer clip: the scorers compare frames with those before."
                    : "Without a model the first frames are used for calibration: give a longer"
                        + " clip, a smaller --calibration-frames, or a --model."));
  }
}
