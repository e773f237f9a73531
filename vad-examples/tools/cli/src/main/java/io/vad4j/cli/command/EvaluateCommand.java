package io.vad4j.cli.command;

import io.vad4j.Detector;
import io.vad4j.cli.console.CommandContext;
import io.vad4j.cli.console.Console;
import io.vad4j.cli.console.ProgressDisplay;
import io.vad4j.cli.output.JsonOutput;
import io.vad4j.cli.output.OutputFiles;
import io.vad4j.cli.output.Writes;
import io.vad4j.cli.run.EvaluationRun;
import io.vad4j.cli.run.InputResolver;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.evaluation.DetectorScoresCsv;
import io.vad4j.core.evaluation.Evaluation;
import io.vad4j.report.HtmlPage;
import io.vad4j.report.ReportPage;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "evaluate",
    customSynopsis = "vad evaluate --data DATASET_DIR --model FILE [OPTIONS]",
    sortOptions = false,
    description = "Score the test clips of a data set and evaluate the scores against its labels.",
    footer = {
      "",
      "Example:",
      "  vad evaluate --data UCSDped2 --model ped2.vad --json ped2.json --report ped2-report",
      "  vad evaluate --data UCSDped2 --model ped2.vad --scores ped2.csv --maps ped2-maps"
    })
public final class EvaluateCommand implements Runnable {
  @ParentCommand private CommandContext vad;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DATASET_DIR",
      description =
          "A data set with labelled test clips; its layout is recognised. Or a synthetic one, such"
              + " as synthetic:direction?seed=1.")
  private String data;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "FILE",
      description = "A model that 'vad train' wrote.")
  private Path model;

  @Writes(text = true)
  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the metrics as JSON; - for standard output instead of the text.")
  private @Nullable String json;

  @Writes(folderOf = "report[.]html")
  @Option(
      names = "--report",
      paramLabel = "DIR",
      description =
          "Also write report.html, with curves, timelines and example frames, to this folder.")
  private @Nullable Path report;

  @Writes(text = true)
  @Option(
      names = "--scores",
      paramLabel = "FILE",
      description =
          "Also write the scores of each frame as CSV: fused, overall, of each scorer and channel,"
              + " with decisions and events; 'vad evaluate-scores' gives the same metrics for it.")
  private @Nullable Path scores;

  @Writes(folderOf = ".*[.]npy")
  @Option(
      names = "--maps",
      paramLabel = "DIR",
      description =
          "Also write the fused anomaly maps of each clip to CLIP.npy: frames x rows x columns of"
              + " 32-bit floats.")
  private @Nullable Path maps;

  @Option(
      names = "--partial",
      description =
          "Leave out clips without labels, and evaluate clips with too few frames as far as they"
              + " go; titles say so.")
  private boolean partial;

  @Override
  public void run() {
    Console console = vad.console();
    JsonOutput output = new JsonOutput(json, console);
    Dataset dataset = InputResolver.openDataset(data);
    try (ProgressDisplay progress = new ProgressDisplay(console);
        Detector detector = Detector.load(model)) {
      EvaluationRun run = new EvaluationRun(detector, progress, true);
      if (partial) {
        run.allowPartial();
      }
      if (maps != null) {
        run.writeMaps(maps);
      }
      Evaluation evaluation = run.evaluate(dataset);
      progress.endStage();
      if (scores != null) {
        OutputFiles.write(scores, DetectorScoresCsv.write(run.scores()), "--scores");
      }
      if (report != null) {
        Path page = report.resolve("report.html");
        OutputFiles.write(
            page,
            HtmlPage.of(ReportPage.of(run.createReport(dataset.name(), evaluation))),
            "--report");
        console.printStatus("Report: " + page.toAbsolutePath().normalize().toUri());
      }
      output.write(evaluation.toText().lines().toList(), evaluation.toMap());
    }
  }
}
