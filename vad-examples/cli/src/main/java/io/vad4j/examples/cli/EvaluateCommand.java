package io.vad4j.examples.cli;

import io.vad4j.Detector;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.evaluate.Evaluation;
import io.vad4j.examples.cli.report.HtmlReport;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "evaluate",
    customSynopsis = "vad evaluate --data DATASET_DIR --model FILE [OPTIONS]",
    sortOptions = false,
    description = "Score the test clips of a data set, and judge the scores by its labels.",
    footer = {
      "",
      "Example:",
      "  vad evaluate --data UCSDped2 --model ped2.vad --json ped2.json --report ped2-report"
    })
final class EvaluateCommand implements Runnable {
  @ParentCommand private VadCommand vad;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DATASET_DIR",
      description =
          "A data set with labelled test clips; its layout is recognised. Or a made-up one, such as"
              + " synthetic:direction?seed=1.")
  private String data;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "FILE",
      description = "A model that 'vad train' wrote.")
  private Path model;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the metrics as JSON; - for standard output instead of the text.")
  private @Nullable String json;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Also write report.html, with curves, timelines and pictures, to this folder.")
  private @Nullable Path report;

  @Override
  public void run() {
    Console console = vad.console();
    Optional<JsonTarget> target = JsonTarget.of(json, console);
    if (report != null) {
      Targets.checkFolder(report, "--report");
    }
    Dataset dataset = Inputs.dataset(data);
    try (ProgressDisplay progress = new ProgressDisplay(console);
        Detector detector = Detector.load(model)) {
      EvaluationRun run = new EvaluationRun(detector, progress, true);
      Evaluation evaluation = run.evaluate(dataset);
      progress.endStage();
      if (target.isEmpty() || !target.get().standardOutput()) {
        evaluation.toText().lines().forEach(console::print);
      }
      target.ifPresent(file -> file.write(evaluation.toMap()));
      if (report != null) {
        Path page = report.resolve("report.html");
        Targets.write(page, HtmlReport.of(run.report(dataset.name(), evaluation)), "--report");
        console.say("Report: " + page.toAbsolutePath().normalize().toUri());
      }
    }
  }
}
