package io.vad4j.cli.command;

import io.vad4j.Detector;
import io.vad4j.DetectorBuilder;
import io.vad4j.FrameMask;
import io.vad4j.InvalidOptionException;
import io.vad4j.Options;
import io.vad4j.PerspectiveMode;
import io.vad4j.PixelFormat;
import io.vad4j.Pooling;
import io.vad4j.core.config.DefaultScorers;
import io.vad4j.core.image.ImageFiles;
import io.vad4j.spi.OptionSpec;
import io.vad4j.spi.Providers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of commands that create a detector; options not given keep the default. */
final class DetectorOptions {
  static final String EPOCHS = "epochs";

  @Option(
      names = "--weight",
      paramLabel = "NAME=W",
      description = "Weight of a scorer in the fusion; default 1 each. Repeatable.")
  private @Nullable Map<String, Double> weights;

  @Option(
      names = "--input-size",
      paramLabel = "PIXELS",
      description = "Longer side of the frames that scorers process; default 360.")
  private @Nullable Integer inputSize;

  @Option(
      names = "--resize-frames",
      description =
          "Resize frames of another size or aspect ratio than the first ones instead of rejecting"
              + " them.")
  private boolean resizeFrames;

  @Option(
      names = "--ignore",
      paramLabel = "POLYGON",
      description =
          "Ignore a part of the frame: points such as \"0,0 1,0 1,0.2\" in fractions of the frame,"
              + " or \"640x480: 0,0 640,0 640,90\" in pixels. Repeatable.")
  private @Nullable List<String> ignored;

  @Option(
      names = "--mask",
      paramLabel = "FILE.png",
      description = "Ignore what is not black in an image of the frame. Repeatable.")
  private @Nullable List<Path> masks;

  @Option(
      names = "--frame-stride",
      paramLabel = "N",
      description = "Process every N-th frame only; default 1.")
  private @Nullable Integer frameStride;

  @Option(
      names = "--pooling",
      paramLabel = "POOLING",
      converter = PoolingConverter.class,
      description =
          "Pooling of anomaly maps: mean, max:SIDE or topk:SIDE,COUNT, in cells; default: that of"
              + " each scorer.")
  private @Nullable Pooling pooling;

  @Option(
      names = "--perspective",
      negatable = true,
      description =
          "Normalise anomaly maps by row for perspective, or do not; default: if moving objects are"
              + " larger the lower they are in the frame.")
  private @Nullable Boolean perspective;

  @Option(
      names = "--smoothing",
      paramLabel = "SECONDS",
      description = "Time constant of the smoothing of scores; default 0.15, 0 for none.")
  private @Nullable Double smoothing;

  @Option(
      names = "--stationary-after",
      paramLabel = "SECONDS",
      description =
          "Report a stationary object after so many seconds; default: what follows from how long"
              + " things stay in the normal video.")
  private @Nullable Double stationaryAfter;

  /**
   * {@return a builder with these settings}
   *
   * @param scorers the scorers to use; empty for the default scorers
   * @param epochs number of epochs of trained scorers, where given
   * @throws InvalidOptionException if epochs are given and no scorer has that option
   */
  DetectorBuilder newBuilder(List<ScorerArgument> scorers, OptionalInt epochs) {
    DetectorBuilder builder = Detector.builder();
    for (ScorerArgument scorer : epochs.isPresent() ? withEpochs(scorers, epochs) : scorers) {
      builder.scorer(scorer.name(), scorer.options());
    }
    if (weights != null) {
      builder.fusionWeights(weights);
    }
    builder.resizeFrames(resizeFrames);
    if (inputSize != null) {
      builder.inputSize(inputSize);
    }
    if (ignored != null) {
      ignored.forEach(polygon -> builder.ignore(FrameMask.parse(polygon)));
    }
    if (masks != null) {
      masks.forEach(file -> builder.ignore(FrameMask.of(ImageFiles.read(file, PixelFormat.GRAY8))));
    }
    if (frameStride != null) {
      builder.frameStride(frameStride);
    }
    if (pooling != null) {
      builder.pooling(pooling);
    }
    if (perspective != null) {
      builder.perspectiveMode(perspective ? PerspectiveMode.ON : PerspectiveMode.OFF);
    }
    if (smoothing != null) {
      builder.smoothing(OperatingPointOptions.toDuration(smoothing));
    }
    if (stationaryAfter != null) {
      builder.stationaryAfter(OperatingPointOptions.toDuration(stationaryAfter));
    }
    return builder;
  }

  private static List<ScorerArgument> withEpochs(List<ScorerArgument> scorers, OptionalInt epochs) {
    List<ScorerArgument> named =
        scorers.isEmpty()
            ? DefaultScorers.names().stream()
                .map(name -> new ScorerArgument(name, Options.none()))
                .toList()
            : scorers;
    List<ScorerArgument> chosen =
        named.stream()
            .map(
                scorer ->
                    takesEpochs(scorer.name())
                        ? new ScorerArgument(scorer.name(), epochs(scorer.options(), epochs))
                        : scorer)
            .toList();
    if (chosen.equals(named)) {
      throw new InvalidOptionException(
          "None of the scorers is trained in epochs; leave --epochs out, or choose one that is"
              + " with --scorer ('vad scorers --verbose' lists their options).");
    }
    return chosen;
  }

  private static Options epochs(Options options, OptionalInt epochs) {
    return options.with(EPOCHS, epochs.getAsInt());
  }

  /** Whether a scorer is trained in epochs. */
  static boolean takesEpochs(String scorer) {
    return Providers.scorers().get(scorer).descriptor().options().stream()
        .map(OptionSpec::name)
        .anyMatch(EPOCHS::equals);
  }
}
