package io.vad4j.cli.command;

import io.vad4j.Detector;
import io.vad4j.cli.console.CommandContext;
import io.vad4j.cli.output.CommandFiles;
import io.vad4j.cli.output.ModelSummaryText;
import io.vad4j.cli.output.OutputFiles;
import io.vad4j.cli.output.Writes;
import io.vad4j.cli.run.TrainingInputs;
import io.vad4j.core.dataset.ClipSources;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "calibrate",
    customSynopsis = "vad calibrate --model FILE --data PATH... [--output FILE]",
    sortOptions = false,
    description = {
      "Recalibrate a model's thresholds on newer normal video, without training again.",
      "The video must not be part of the model's training data."
    })
public final class CalibrateCommand implements Runnable {
  /** What follows the names of sources that only calibrated a model. */
  private static final String CALIBRATION_ONLY = " (calibration only)";

  @ParentCommand private CommandContext vad;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "FILE",
      description = "A model that 'vad train' wrote.")
  private Path model;

  @Option(
      names = "--data",
      required = true,
      arity = "1..*",
      paramLabel = "PATH",
      description = "Newer video without anomalies, given as for 'vad train'.")
  private List<String> data;

  @Option(
      names = "--fps",
      paramLabel = "FPS",
      description = "Frame rate of folders of images; default: that of the training video.")
  private @Nullable Double framesPerSecond;

  @Writes
  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "The model file to write; default: over the one that was read.")
  private @Nullable Path output;

  @Mixin private OperatingPointOptions operatingPoint;

  @Override
  public void run() {
    Path target = output == null ? model : output;
    OutputFiles.checkFile(target, output == null ? "--model" : "--output", false);
    ClipSources video = TrainingInputs.resolve(data, framesPerSecond, vad.console()::printStatus);
    try (video;
        Detector detector = operatingPoint.load(model);
        Detector calibrated = detector.calibrate(video)) {
      warnOfTrainingData(detector.info().trainingSources(), calibrated.info().trainingSources());
      calibrated.save(target);
      vad.console().print("Wrote %s, calibrated on newer video.".formatted(target));
      calibrated.info().warnings().stream()
          .filter(warning -> !detector.info().warnings().contains(warning))
          .forEach(warning -> vad.console().print("Warning: " + warning));
      ModelSummaryText.describeThresholds(calibrated.info()).forEach(vad.console()::print);
    }
  }

  /** The scores of video that a detector learned from are too low to set a threshold by. */
  private void warnOfTrainingData(List<String> before, List<String> after) {
    Set<Path> learned =
        before.stream()
            .filter(name -> !name.endsWith(CALIBRATION_ONLY))
            .flatMap(CalibrateCommand::location)
            .collect(Collectors.toSet());
    List<String> again =
        after.subList(before.size(), after.size()).stream()
            .map(name -> name.replace(CALIBRATION_ONLY, ""))
            .filter(name -> location(name).anyMatch(learned::contains))
            .toList();
    if (!again.isEmpty()) {
      vad.console()
          .printStatus(
              "Warning: the model was trained on %s, where scores are lower than on other video, so that the threshold will be too low. Give other normal video."
                  .formatted(String.join(", ", again)));
    }
  }

  private static Stream<Path> location(String source) {
    return CommandFiles.localPath(source).map(path -> path.toAbsolutePath().normalize()).stream();
  }
}
