package io.vad4j.examples.cli;

import io.vad4j.Detector;
import io.vad4j.Options;
import io.vad4j.core.dataset.ClipLabels;
import io.vad4j.core.dataset.ClipSources;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.dataset.DatasetClip;
import io.vad4j.core.evaluate.Evaluation;
import io.vad4j.core.source.SyntheticAnomaly;
import io.vad4j.core.source.SyntheticClip;
import io.vad4j.core.source.SyntheticScene;
import io.vad4j.examples.cli.report.HtmlReport;
import io.vad4j.spi.Providers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
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
      "Watch a made-up street: learn what is normal, find what is not, and write a report.",
      "Needs no data and takes less than two minutes."
    })
final class DemoCommand implements Runnable {
  private static final String LEARNED = "masked-autoencoder";
  private static final int NORMAL_CLIPS = 3;
  private static final int NORMAL_FRAMES = 500;
  private static final int TEST_CLIPS = 6;
  private static final int TEST_FRAMES = 300;

  @ParentCommand private VadCommand vad;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Where to write report.html; default: a new temporary folder.")
  private @Nullable Path folder;

  @Option(
      names = "--scorer",
      paramLabel = "NAME[:option=value,...]",
      converter = ScorerChoice.Converter.class,
      description = "A scorer to use; default: the best that is there. Repeatable.")
  private @Nullable List<ScorerChoice> scorers;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the street and of the training; default 0.")
  private long seed;

  @Mixin private DetectorSettings settings;

  @Override
  public void run() {
    Console console = vad.console();
    Path target = folder == null ? temporaryFolder() : folder;
    Targets.checkFolder(target, "--report");
    SyntheticScene scene =
        SyntheticScene.builder()
            .seed(seed)
            .anomalies(SyntheticAnomaly.CYCLIST, SyntheticAnomaly.RUNNER, SyntheticAnomaly.CART)
            .build();
    Dataset dataset = clips(scene);
    try (ProgressDisplay progress = new ProgressDisplay(console);
        Detector detector =
            settings
                .builder(scorers == null ? brisk() : scorers, OptionalInt.empty())
                .seed(seed)
                .progress(progress)
                .build()) {
      console.print(
          "Learning from %d clips of a made-up street in which people only walk ..."
              .formatted(NORMAL_CLIPS));
      try (ClipSources normal = dataset.trainingSources()) {
        detector.fit(normal);
      }
      progress.endStage();
      console.print(
          "Watching %d more, in which cyclists, runners and carts pass ...".formatted(TEST_CLIPS));
      EvaluationRun run = new EvaluationRun(detector, progress, false);
      Evaluation evaluation = run.evaluate(dataset);
      progress.endStage();
      Path report = target.resolve("report.html");
      Targets.write(report, HtmlReport.of(run.report("A made-up street", evaluation)), "--report");
      console.print("");
      EvaluationSummary.lines(evaluation).forEach(console::print);
      console.print("");
      console.print("Report with pictures: " + report.toAbsolutePath().normalize().toUri());
      console.print("Next, with footage of your own:");
      console.print("  vad train --data normal.mp4 --model mine.vad");
      console.print("  vad detect --model mine.vad --overlay seen.mp4 other.mp4");
    }
  }

  /** The scorer of motion that is learned, in a third of the time of the best result. */
  private static List<ScorerChoice> brisk() {
    return Providers.scorers().has(LEARNED)
        ? List.of(new ScorerChoice(LEARNED, Options.none().with("epochs", 3)))
        : List.of();
  }

  private static Dataset clips(SyntheticScene scene) {
    return new Dataset(
        "synthetic street",
        IntStream.rangeClosed(1, NORMAL_CLIPS)
            .mapToObj(i -> normal("normal " + i, scene.normalClip(i, NORMAL_FRAMES)))
            .toList(),
        IntStream.rangeClosed(1, TEST_CLIPS)
            .mapToObj(i -> labelled("street " + i, scene.testClip(100 + i, TEST_FRAMES)))
            .toList());
  }

  private static DatasetClip normal(String name, SyntheticClip clip) {
    return DatasetClip.unlabelled(name, clip::open);
  }

  private static DatasetClip labelled(String name, SyntheticClip clip) {
    return DatasetClip.labelled(name, clip::open, () -> labels(clip));
  }

  private static ClipLabels labels(SyntheticClip clip) {
    boolean[] abnormal = new boolean[clip.frameCount()];
    for (int i = 0; i < abnormal.length; i++) {
      abnormal[i] = clip.abnormal(i);
    }
    return ClipLabels.of(abnormal, position -> Optional.of(clip.mask(position)));
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("vad-demo-");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make a temporary folder; name one with --report", e);
    }
  }
}
