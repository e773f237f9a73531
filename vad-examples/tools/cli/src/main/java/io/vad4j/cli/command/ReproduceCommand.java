package io.vad4j.cli.command;

import io.vad4j.InvalidOptionException;
import io.vad4j.cli.console.CommandContext;
import io.vad4j.cli.console.Console;
import io.vad4j.cli.console.ProgressDisplay;
import io.vad4j.cli.output.Writes;
import io.vad4j.cli.run.InputResolver;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.reproduction.Reproduction;
import io.vad4j.reproduction.training.OutputFolder;
import io.vad4j.reproduction.training.TrainingBudget;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "reproduce",
    customSynopsis = "vad reproduce --data DATASET_DIR --report DIR [--quick] [OPTIONS]",
    sortOptions = false,
    description = {
      "Reproduce 'Motion enhanced video anomaly detection using masked autoencoder and hybrid loss"
          + " functions' (Annales Mathematicae et Informaticae 61, 2025): train and evaluate what"
          + " its tables and figures need, and write a page that compares the numbers.",
      "Takes hours on two cores without --quick. After an interruption run it again: it resumes,"
          + " and does not repeat finished trainings."
    },
    footer = {
      "",
      "Examples:",
      "  vad reproduce --data UCSDped2 --quick --report ped2-quick",
      "  vad reproduce --data UCSDped2 --report ped2"
    })
public final class ReproduceCommand implements Runnable {
  @ParentCommand private CommandContext vad;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DATASET",
      description =
          "A data set with training clips and labelled test clips, or a synthetic one:"
              + " synthetic:street?train=8&test=6&frames=150.")
  private String data;

  @Writes(folderOf = ".*")
  @Option(
      names = "--report",
      required = true,
      paramLabel = "DIR",
      description = "The folder for the page, its figures and numbers, and the trained networks.")
  private Path report;

  @Option(
      names = "--quick",
      description = "Smaller and shorter trainings: ten minutes on two cores, at lower accuracy.")
  private boolean quick;

  @Option(
      names = "--frame-stride",
      paramLabel = "N",
      description = "Train on every N-th frame; default 2, quick 8.")
  private @Nullable Integer frameStride;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Maximum number of epochs; default 60, quick 8.")
  private @Nullable Integer epochs;

  @Option(
      names = "--input-size",
      paramLabel = "PIXELS",
      description = "Width and height of the network's input; default 200, quick 96.")
  private @Nullable Integer size;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "2",
      description = "Number of networks trained in parallel; default 2.")
  private int threads;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description =
          "Number of seeds of the networks that train in minutes, with their range on the page;"
              + " default 3, quick 1.")
  private @Nullable Integer seeds;

  @Option(names = "--seed", paramLabel = "N", description = "Random seed; default 0.")
  private long seed;

  @Override
  public void run() {
    Console console = vad.console();
    if (threads < 1) {
      throw new InvalidOptionException("--threads must be at least 1, not " + threads + ".");
    }
    TrainingBudget budget =
        TrainingBudget.of(
            valueOrDefault(size, 200, 96),
            valueOrDefault(epochs, 60, 8),
            valueOrDefault(frameStride, 2, 8),
            seed,
            valueOrDefault(seeds, 3, 1));
    OutputFolder folder = OutputFolder.of(report);
    Dataset dataset = InputResolver.openDataset(data);
    try (ProgressDisplay progress = new ProgressDisplay(console)) {
      new Reproduction(dataset, budget, quick, folder, threads, console::printStatus).run(progress);
      progress.endStage();
      console.print("Page: " + report.resolve("report.html").toAbsolutePath().normalize().toUri());
      console.print(
          "The folder also holds the page as Markdown, the numbers as JSON, figures and scores.");
    }
  }

  private int valueOrDefault(@Nullable Integer value, int fullDefault, int quickDefault) {
    if (value != null) {
      return value;
    }
    return quick ? quickDefault : fullDefault;
  }
}
