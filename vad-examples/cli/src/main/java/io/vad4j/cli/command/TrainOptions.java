package io.vad4j.cli.command;

import io.vad4j.DetectorBuilder;
import io.vad4j.Detector;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a command that trains a detector: which scorers, and how they are learned. */
final class TrainOptions {
  @Option(
      names = "--scorer",
      arity = "1..*",
      paramLabel = "NAME[:option=value,...]",
      converter = ScorerArgument.Converter.class,
      description =
          "Scorers to use; default: the best that are there. 'vad scorers' lists them. Repeatable.")
  private @Nullable List<ScorerArgument> scorers;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "How often trained scorers go through the footage.")
  private @Nullable Integer epochs;

  @Option(
      names = "--folds",
      paramLabel = "N",
      description =
          "In how many parts footage is held out for calibration in turn; default 3. 1 holds out a"
              + " third once and trains once, for scorers that take long.")
  private @Nullable Integer folds;

  @Option(
      names = "--equal-weights",
      description = "Do not learn weights; all scorers count the same.")
  private boolean equalWeights;

  @Option(
      names = "--synthetic-anomalies",
      paramLabel = "N",
      description =
          "How many anomalies of each kind to make of the footage, to learn weights from and to see"
              + " what would be missed; default 12, 0 for none.")
  private @Nullable Integer syntheticAnomalies;

  @Mixin private DetectorOptions detectorOptions;

  /** Starts a detector with these settings. */
  DetectorBuilder newBuilder() {
    DetectorBuilder builder =
        detectorOptions.newBuilder(
            scorers == null ? List.of() : scorers,
            epochs == null ? OptionalInt.empty() : OptionalInt.of(epochs));
    if (folds != null) {
      builder.folds(folds);
    }
    if (syntheticAnomalies != null) {
      builder.syntheticAnomalies(syntheticAnomalies);
    }
    return equalWeights ? builder.learnWeights(false) : builder;
  }
}
