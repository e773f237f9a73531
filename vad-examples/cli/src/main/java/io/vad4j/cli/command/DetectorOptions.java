package io.vad4j.cli.command;

import io.vad4j.Detector;
import io.vad4j.InvalidOptionException;
import io.vad4j.Options;
import io.vad4j.Pooling;
import io.vad4j.core.config.DefaultScorers;
import io.vad4j.spi.OptionSpec;
import io.vad4j.spi.Providers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a command that makes a new detector. What is not given keeps its default. */
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
      description = "Longer side of the frames that scorers see; default 360.")
  private @Nullable Integer inputSize;

  @Option(
      names = "--frame-stride",
      paramLabel = "N",
      description = "Look at every N-th frame only; default 1.")
  private @Nullable Integer frameStride;

  @Option(
      names = "--pooling",
      paramLabel = "POOLING",
      converter = PoolingConverter.class,
      description =
          "How maps become scores: mean, max:SIDE or topk:SIDE,COUNT, in cells; default: as each"
              + " scorer recommends.")
  private @Nullable Pooling pooling;

  @Option(
      names = "--perspective",
      negatable = true,
      description =
          "Scale evidence by how large it usually is at that height of the picture, or do not;"
              + " default: if moving things are seen to be larger the lower they stand.")
  private @Nullable Boolean perspective;

  @Option(
      names = "--smoothing",
      paramLabel = "SECONDS",
      description = "Time constant of the smoothing of scores; default 0.15, 0 for none.")
  private @Nullable Double smoothing;

  @Option(
      names = "--false-alarm-rate",
      paramLabel = "RATE",
      description = "Share of normal frames that may be called abnormal; default 0.01.")
  private @Nullable Double falseAlarmRate;

  @Option(
      names = "--false-alarms-per-hour",
      paramLabel = "EVENTS",
      description = "False events an hour to allow, instead of a rate per frame.")
  private @Nullable Double falseAlarmsPerHour;

  /**
   * Starts a detector with these settings.
   *
   * @param scorers the scorers to use; none for the best that are there
   * @param epochs how often trainable scorers go through the footage, where given
   * @throws InvalidOptionException if no scorer takes a number of epochs, but one is given
   */
  Detector.Builder newBuilder(List<ScorerArgument> scorers, OptionalInt epochs) {
    Detector.Builder builder = Detector.builder();
    for (ScorerArgument scorer : epochs.isPresent() ? withEpochs(scorers, epochs) : scorers) {
      builder.scorer(scorer.name(), scorer.options());
    }
    if (weights != null) {
      weights.forEach(builder::weight);
    }
    if (inputSize != null) {
      builder.inputSize(inputSize);
    }
    if (frameStride != null) {
      builder.frameStride(frameStride);
    }
    if (pooling != null) {
      builder.pooling(pooling);
    }
    if (perspective != null) {
      builder.perspectiveNormalization(perspective);
    }
    if (smoothing != null) {
      builder.smoothing(Duration.ofNanos(Math.round(smoothing * 1e9)));
    }
    if (falseAlarmRate != null) {
      builder.falseAlarmRate(falseAlarmRate);
    }
    if (falseAlarmsPerHour != null) {
      builder.falseAlarmsPerHour(falseAlarmsPerHour);
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
