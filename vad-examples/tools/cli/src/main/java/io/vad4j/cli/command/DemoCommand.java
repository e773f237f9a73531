package io.vad4j.cli.command;

import io.vad4j.Detector;
import io.vad4j.Options;
import io.vad4j.cli.console.CommandContext;
import io.vad4j.cli.console.Console;
import io.vad4j.cli.console.ProgressDisplay;
import io.vad4j.cli.output.EvaluationSummary;
import io.vad4j.cli.output.OutputFiles;
import io.vad4j.cli.output.Writes;
import io.vad4j.cli.run.EvaluationRun;
import io.vad4j.core.config.DefaultScorers;
import io.vad4j.core.dataset.ClipSources;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.dataset.SyntheticDataset;
import io.vad4j.core.evaluation.Evaluation;
import io.vad4j.core.simulation.SyntheticAnomaly;
import io.vad4j.core.simulation.SyntheticScene;
import io.vad4j.report.HtmlPage;
import io.vad4j.report.ReportPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "demo",
    customSynopsis = "vad demo [--report DIR] [OPTIONS]",
    sortOptions = false,
    description = {
      "Train on a synthetic street, detect the anomalies in it, and write a report.",
      "Needs no data and takes less than two minutes."
    })
public final class DemoCommand implements Runnable {
  private static final int EPOCHS = 3;
  private static final int NORMAL_CLIPS = 5;
  private static final int TEST_CLIPS = 6;
  private static final int FRAMES = 300;

  @ParentCommand private CommandContext vad;

  @Writes(folderOf = "report[.]html")
  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Where to write report.html; default: a new temporary folder.")
  private @Nullable Path reportFolder;

  @Option(
      names = "--scorer",
      paramLabel = "NAME[:option=value,...]",
      converter = ScorerArgument.Converter.class,
      description = "A scorer to use; default: masked-autoencoder where available. Repeatable.")
  private @Nullable List<ScorerArgument> scorers;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Random seed of the scene and of the training; default 0.")
  private long seed;

  @Mixin private DetectorOptions settings;

  @Mixin private OperatingPointOptions operatingPoint;

  @Override
  public void run() {
    Console console = vad.console();
    Path target = reportFolder == null ? createTemporaryFolder() : reportFolder;
    SyntheticScene scene =
        SyntheticScene.builder()
            .seed(seed)
            .anomalies(SyntheticAnomaly.CYCLIST, SyntheticAnomaly.RUNNER, SyntheticAnomaly.CART)
            .build();
    Dataset dataset = SyntheticDataset.of(scene, NORMAL_CLIPS, TEST_CLIPS, FRAMES);
    console.printStatus(
        "Training on %d clips of a synthetic street with pedestrians only ..."
            .formatted(NORMAL_CLIPS));
    try (ProgressDisplay progress = new ProgressDisplay(console);
        ClipSources normal = dataset.trainingSources();
        Detector detector =
            operatingPoint
                .applyTo(
                    settings.newBuilder(
                        scorers == null ? fastScorers() : scorers, OptionalInt.empty()))
                .seed(seed)
                .progress(progress)
                .fit(normal)) {
      progress.endStage();
      console.printStatus(
          "Scoring %d clips with cyclists, runners and carts ...".formatted(TEST_CLIPS));
      EvaluationRun run = new EvaluationRun(detector, progress, false);
      Evaluation evaluation = run.evaluate(dataset);
      progress.endStage();
      Path report = target.resolve("report.html");
      OutputFiles.write(
          report,
          HtmlPage.of(ReportPage.of(run.createReport("Synthetic street", evaluation))),
          "--report");
      console.print("");
      EvaluationSummary.lines(evaluation).forEach(console::print);
      console.print("");
      console.print("Report: " + report.toAbsolutePath().normalize().toUri());
      console.print("Next, with your own video:");
      console.print("  vad train --data normal.mp4 --model mine.vad");
      console.print("  vad detect --model mine.vad --overlay overlay.mp4 other.mp4");
    }
  }

  /** The default scorers that are trained in epochs, with few of them; all defaults without any. */
  private static List<ScorerArgument> fastScorers() {
    return DefaultScorers.names().stream()
        .filter(DetectorOptions::takesEpochs)
        .map(name -> new ScorerArgument(name, Options.none().with(DetectorOptions.EPOCHS, EPOCHS)))
        .toList();
  }

  private static Path createTemporaryFolder() {
    try {
      return Files.createTempDirectory("vad-demo-");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make a temporary folder; name one with --report", e);
    }
  }
}
