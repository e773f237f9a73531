package io.vad4j.cli.command;

import io.vad4j.Detector;
import io.vad4j.DetectorBuilder;
import io.vad4j.VadException;
import io.vad4j.cli.console.CommandContext;
import io.vad4j.cli.console.Console;
import io.vad4j.cli.console.ProgressDisplay;
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
    name = "train",
    description = "Train a detector on normal video and write it to a model file.",
    customSynopsis = "vad train --data PATH... --model FILE [--scorer NAME...] [OPTIONS]",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  vad train --data monday.mp4 tuesday.mp4 --model entrance.vad",
      "  vad train --data UCSDped2 --scorer masked-autoencoder --model ped2.vad",
      "  vad train --data frames/ --scorer optical-flow:method=dis --model street.vad"
    })
public final class TrainCommand implements Runnable {
  @ParentCommand private CommandContext vad;

  @Option(
      names = "--data",
      required = true,
      arity = "1..*",
      paramLabel = "PATH",
      description =
          "Video without anomalies: video files, folders of images, folders of videos, or data"
              + " sets, of which the training split is taken; in any mix.")
  private List<String> data;

  @Writes
  @Option(
      names = "--model",
      required = true,
      paramLabel = "FILE",
      description = "The model file to write, such as entrance.vad.")
  private Path model;

  @Option(
      names = "--max-frames",
      paramLabel = "N",
      defaultValue = "30000",
      description =
          "Use N frames, spread evenly over all clips, where there are more; default 30,000.")
  private int maxTrainingFrames;

  @Option(
      names = "--fps",
      paramLabel = "FPS",
      description = "Frame rate of folders of images; without it 25 frames a second are assumed.")
  private @Nullable Double framesPerSecond;

  @Option(names = "--seed", paramLabel = "N", description = "Random seed; default 0.")
  private long seed;

  @Writes(folderOf = ".*")
  @Option(
      names = "--checkpoints",
      paramLabel = "DIR",
      description =
          "Keep the state of long trainings in this folder, so that --resume can go on from there.")
  private @Nullable Path checkpointFolder;

  @Option(
      names = "--resume",
      description = "Go on with the trainings in the folder given with --checkpoints.")
  private boolean resume;

  @Mixin private TrainOptions trainOptions;

  @Override
  public void run() {
    Console console = vad.console();
    checkCheckpointFolder();
    ClipSources video = TrainingInputs.resolve(data, framesPerSecond, vad.console()::printStatus);
    long start = System.nanoTime();
    try (video;
        ProgressDisplay progress = new ProgressDisplay(console);
        Detector detector = newBuilder().progress(progress).fit(video)) {
      progress.endStage();
      detector.save(model);
      console.print(
          "Wrote %s: %s, trained in %s on %s."
              .formatted(
                  model,
                  String.join(" + ", detector.info().scorers()),
                  ProgressDisplay.formatDuration(System.nanoTime() - start),
                  ModelSummaryText.describeTrainingData(detector.info())));
      ModelSummaryText.describeTraining(detector.info()).forEach(console::print);
    }
  }

  private DetectorBuilder newBuilder() {
    DetectorBuilder builder =
        trainOptions.newBuilder().maxTrainingFrames(maxTrainingFrames).seed(seed);
    return checkpointFolder == null ? builder : builder.checkpointDirectory(checkpointFolder);
  }

  private void checkCheckpointFolder() {
    if (checkpointFolder == null) {
      if (resume) {
        throw new VadException(
            "--resume goes on with the trainings in a folder; name it with --checkpoints.");
      }
      return;
    }
    if (!resume && !OutputFiles.isEmpty(checkpointFolder, "--checkpoints")) {
      throw new VadException(
          "%s is not empty; go on with what is there with --resume, or name another folder with --checkpoints."
              .formatted(checkpointFolder));
    }
  }
}
