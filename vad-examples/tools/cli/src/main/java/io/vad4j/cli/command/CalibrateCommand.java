package io.vad4j.cli.command;

import io.vad4j.Detector;
import io.vad4j.cli.console.CommandContext;
import io.vad4j.cli.output.ModelSummaryText;
import io.vad4j.cli.output.OutputFiles;
import io.vad4j.cli.output.Writes;
import io.vad4j.cli.run.TrainingInputs;
import io.vad4j.core.dataset.ClipSources;
import java.nio.file.Path;
import java.util.List;
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
      description =
          "Frame rate of folders of images; default: that of the training video.")
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
    ClipSources video = TrainingInputs.resolve(data, framesPerSecond);
    try (video;
        Detector detector = operatingPoint.load(model);
        Detector calibrated = detector.calibrate(video)) {
      calibrated.save(target);
      vad.console().print("Wrote %s, calibrated on newer video.".formatted(target));
      ModelSummaryText.describeThresholds(calibrated.info()).forEach(vad.console()::print);
    }
  }
}
