package io.vad4j.cli.command;

import io.vad4j.DetectorBuilder;
import io.vad4j.Options;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.PicocliException;

/** Options of commands that train a detector. */
final class TrainOptions {
  @Option(
      names = "--scorer",
      arity = "1..*",
      paramLabel = "NAME[:option=value,...]",
      converter = ScorerArgument.Converter.class,
      description =
          "Scorers to use; default: the default scorers that are available, see 'vad scorers'."
              + " Repeatable.")
  private @Nullable List<ScorerArgument> scorers;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Number of epochs of trained scorers.")
  private @Nullable Integer epochs;

  @Option(
      names = "--folds",
      paramLabel = "N",
      description =
          "Number of folds of the cross-validation that calibrates scores; default 3. 1 holds out a"
              + " third once and trains once, for scorers that train slowly.")
  private @Nullable Integer folds;

  @Option(
      names = "--synthetic-anomalies",
      paramLabel = "N",
      description =
          "Number of pseudo-anomalies of each kind, on which recall is measured; default 12, 0 for"
              + " none.")
  private @Nullable Integer syntheticAnomalies;

  @Mixin private DetectorOptions detectorOptions;

  @Mixin private OperatingPointOptions operatingPoint;

  /**
   * {@return the settings of a configuration, such as {@code --scorer optical-flow --smoothing
   * 0.2}}
   *
   * @param command the command that it was given to, for messages
   */
  static TrainOptions parse(String options, CommandLine command) {
    TrainOptions settings = new TrainOptions();
    try {
      String[] arguments = options.isBlank() ? new String[0] : options.trim().split("\\s+");
      new CommandLine(settings).parseArgs(arguments);
      return settings;
    } catch (PicocliException e) {
      throw new ParameterException(
          command, "--config '%s': %s".formatted(options, e.getMessage()), e);
    }
  }

  /** {@return the name of a configuration in tables} */
  static String nameOf(String options) {
    return options.isBlank() ? "(default)" : options.trim();
  }

  /** {@return whether an option is one of these} */
  static boolean has(OptionSpec option) {
    return new CommandLine(new TrainOptions())
        .getCommandSpec()
        .optionsMap()
        .containsKey(option.longestName());
  }

  /** {@return a builder with these settings} */
  DetectorBuilder newBuilder() {
    return newBuilder(List.of());
  }

  /**
   * {@return a builder with these settings}
   *
   * @param defaults the scorers to use if none are given; empty for the default scorers
   */
  DetectorBuilder newBuilder(List<String> defaults) {
    DetectorBuilder builder =
        detectorOptions.newBuilder(
            scorers == null
                ? defaults.stream().map(name -> new ScorerArgument(name, Options.none())).toList()
                : scorers,
            epochs == null ? OptionalInt.empty() : OptionalInt.of(epochs));
    operatingPoint.applyTo(builder);
    if (folds != null) {
      builder.folds(folds);
    }
    if (syntheticAnomalies != null) {
      builder.syntheticAnomalies(syntheticAnomalies);
    }
    return builder;
  }
}
