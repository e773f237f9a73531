package io.vad4j.cli.command;

import io.vad4j.Detector;
import io.vad4j.DetectorConfig;
import io.vad4j.InvalidOptionException;
import io.vad4j.cli.console.CommandContext;
import io.vad4j.cli.console.Console;
import io.vad4j.cli.console.ProgressDisplay;
import io.vad4j.cli.output.JsonOutput;
import io.vad4j.cli.output.OutputFiles;
import io.vad4j.cli.output.Writes;
import io.vad4j.cli.run.EvaluationRun;
import io.vad4j.cli.run.InputResolver;
import io.vad4j.cli.run.ScoredEvaluation;
import io.vad4j.cli.run.SeedRuns;
import io.vad4j.cli.table.ResultRow;
import io.vad4j.cli.table.ResultTable;
import io.vad4j.cli.table.TableOptions;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.evaluation.DetectorScoresCsv;
import io.vad4j.core.evaluation.Evaluation;
import io.vad4j.report.HtmlPage;
import io.vad4j.report.ReportPage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "evaluate",
    customSynopsis = "vad evaluate --data DATASET_DIR --model FILE... [OPTIONS]",
    sortOptions = false,
    description = {
      "Score the test clips of a data set and evaluate the scores against its labels.",
      "With several models, --seeds, --metrics or --format, a table is printed instead: a row for"
          + " each model, or for each scorer and channel of one model. Differences are to the first"
          + " model, or to the fused channel, with intervals over resampled clips."
    },
    footer = {
      "",
      "Examples:",
      "  vad evaluate --data UCSDped2 --model ped2.vad --json ped2.json --report ped2-report",
      "  vad evaluate --data UCSDped2 --model ped2.vad --scores ped2.csv --maps ped2-maps",
      "  vad evaluate --data UCSDped2 --model a.vad b.vad --seeds 5 --format latex"
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
      arity = "1..*",
      paramLabel = "FILE",
      description = "Models that 'vad train' wrote.")
  private List<Path> models;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description =
          "Train again on the training clips of the data set, with the settings of each model and"
              + " seeds 1 to N, and give mean, standard deviation and range.")
  private @Nullable Integer seeds;

  @Option(
      names = "--fps",
      paramLabel = "FPS",
      description =
          "Frame rate of folders of images without one; without it, that of the training video is"
              + " assumed.")
  private @Nullable Double framesPerSecond;

  @Option(
      names = "--partial",
      description =
          "Leave out clips without labels, and evaluate clips with too few frames as far as they"
              + " go; titles say so.")
  private boolean partial;

  @Mixin private TableOptions table;

  @Writes(text = true, standardOutput = true)
  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the metrics as JSON; - for standard output instead of the text.")
  private @Nullable String json;

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

  @Writes(folderOf = "report[.]html")
  @Option(
      names = "--report",
      paramLabel = "DIR",
      description =
          "Also write report.html, with curves, timelines and example frames, to this folder.")
  private @Nullable Path report;

  @Override
  public void run() {
    JsonOutput output = new JsonOutput(json, vad.console());
    Dataset dataset = InputResolver.openDataset(data, framesPerSecond);
    boolean several = models.size() > 1 || seeds != null;
    if (several && (scores != null || maps != null || report != null)) {
      throw new InvalidOptionException(
          "--scores, --maps and --report are of one model; give one --model without --seeds.");
    }
    if (!several && !table.given()) {
      Evaluation evaluation = evaluate(models.get(0), dataset).evaluation();
      output.write(evaluation.toText().lines().toList(), evaluation.toMap());
      return;
    }
    ResultTable results = createTable(dataset);
    List<String> lines = new ArrayList<>();
    if (table.format() == TableOptions.Format.CSV) {
      lines.add(ResultTable.csvHeader());
    }
    lines.addAll(results.lines(table.format()));
    output.write(lines, results.toMap());
  }

  private ResultTable createTable(Dataset dataset) {
    List<ResultRow> rows = new ArrayList<>();
    List<ScoredEvaluation> first = List.of();
    Set<String> names = new HashSet<>();
    Integer count = seeds;
    for (Path model : models) {
      String name = names.add(name(model)) ? name(model) : model.toString();
      List<ScoredEvaluation> evaluations =
          count == null
              ? List.of(evaluate(model, dataset))
              : trainAgain(model, name, dataset, count);
      rows.add(ResultRow.ofModel(name, evaluations));
      first = first.isEmpty() ? evaluations : first;
    }
    return models.size() == 1
        ? ResultTable.ofSeries(first, table.metrics())
        : new ResultTable(first.get(0).evaluation(), rows, rows.get(0), table.metrics());
  }

  private List<ScoredEvaluation> trainAgain(Path model, String name, Dataset dataset, int count) {
    DetectorConfig config;
    try (Detector detector = Detector.load(model)) {
      config = detector.config();
    }
    return SeedRuns.run(dataset, name, config::toBuilder, count, partial, vad.console());
  }

  private ScoredEvaluation evaluate(Path model, Dataset dataset) {
    Console console = vad.console();
    try (ProgressDisplay progress = new ProgressDisplay(console);
        Detector detector = Detector.load(model)) {
      EvaluationRun run = new EvaluationRun(detector, progress, true).allowPartial(partial);
      if (maps != null) {
        run.writeMaps(maps);
      }
      ScoredEvaluation evaluation = run.evaluateWithScores(dataset);
      progress.endStage();
      if (scores != null) {
        OutputFiles.write(scores, DetectorScoresCsv.write(evaluation.scores()), "--scores");
      }
      if (report != null) {
        Path page = report.resolve("report.html");
        OutputFiles.write(
            page,
            HtmlPage.of(ReportPage.of(run.createReport(dataset.name(), evaluation.evaluation()))),
            "--report");
        console.printStatus("Report: " + page.toAbsolutePath().normalize().toUri());
      }
      return evaluation;
    }
  }

  /** The name of a model file without its ending. */
  private static String name(Path model) {
    Path file = model.getFileName();
    return file == null ? model.toString() : file.toString().replaceFirst("[.]vad$", "");
  }
}
