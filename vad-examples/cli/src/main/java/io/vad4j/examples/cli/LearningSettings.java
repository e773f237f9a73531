package io.vad4j.examples.cli;

import io.vad4j.Detector;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a command that trains a detector: which scorers, and how they are learned. */
final class LearningSettings {
  @Option(
      names = "--scorer",
      arity = "1..*",
      paramLabel = "NAME[:option=value,...]",
      converter = ScorerChoice.Converter.class,
      description =
          "Scorers to use; default: the best that are there. 'vad scorers' lists them. Repeatable.")
  private @Nullable List<ScorerChoice> scorers;

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
      names = "--self-test",
      paramLabel = "N",
      description =
          "How many anomalies of each kind to make of the footage, to learn weights from and to see"
              + " what would be missed; default 12, 0 for none.")
  private @Nullable Integer selfTest;

  @Mixin private DetectorSettings settings;

  /** Starts a detector with these settings. */
  Detector.Builder builder() {
    Detector.Builder builder =
        settings.builder(
            scorers == null ? List.of() : scorers,
            epochs == null ? OptionalInt.empty() : OptionalInt.of(epochs));
    if (folds != null) {
      builder.folds(folds);
    }
    if (selfTest != null) {
      builder.selfTest(selfTest);
    }
    return equalWeights ? builder.learnWeights(false) : builder;
  }
}
