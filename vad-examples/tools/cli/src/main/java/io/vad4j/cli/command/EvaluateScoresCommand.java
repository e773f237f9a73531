package io.vad4j.cli.command;

import io.vad4j.EventRule;
import io.vad4j.InvalidOptionException;
import io.vad4j.Progress;
import io.vad4j.cli.console.CommandContext;
import io.vad4j.cli.console.ProgressDisplay;
import io.vad4j.cli.output.JsonOutput;
import io.vad4j.cli.output.Writes;
import io.vad4j.cli.run.BoxEvaluation;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.dataset.DatasetClip;
import io.vad4j.core.dataset.Datasets;
import io.vad4j.core.evaluation.Evaluation;
import io.vad4j.core.evaluation.Evaluator;
import io.vad4j.core.evaluation.frame.ScoreCsv;
import io.vad4j.core.evaluation.frame.ScoredClip;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "evaluate-scores",
    sortOptions = false,
    description = {
      "Evaluate frame scores from a CSV file with the columns clip, frame, score and, without"
          + " --data, label.",
      "Frames are numbered from 0; higher scores are more anomalous; labels are 0 or 1.",
      "Or evaluate the scored boxes of an object detector: a folder with a file CLIP.txt for each"
          + " test clip of --data, with the lines frame,x_min,y_min,x_max,y_max,score."
    },
    footer = {
      "",
      "Examples:",
      "  vad evaluate-scores scores.csv",
      "  vad evaluate-scores scores.csv --data UCSDped2 --threshold 0.7 --json scores.json",
      "  vad evaluate-scores boxes --data UCSDped2"
    })
public final class EvaluateScoresCommand implements Runnable {
  @ParentCommand private CommandContext vad;

  @Parameters(
      paramLabel = "FILE",
      description = "The scores, or a folder with the scored boxes of each clip.")
  private Path scores;

  @Option(
      names = "--data",
      paramLabel = "DATASET_DIR",
      description = "A data set whose labels to use; the clips must have its names.")
  private @Nullable Path data;

  @Option(
      names = "--threshold",
      paramLabel = "SCORE",
      description = "Frames with at least this score count as anomalous.")
  private @Nullable Double threshold;

  @Option(
      names = "--fps",
      paramLabel = "RATE",
      description = "Frames a second; with a threshold, events are evaluated too.")
  private @Nullable Double frameRate;

  @Writes(text = true)
  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the metrics as JSON; - for standard output instead of the text.")
  private @Nullable String json;

  @Override
  public void run() {
    JsonOutput output = new JsonOutput(json, vad.console());
    Evaluation evaluation =
        Files.isDirectory(scores) ? evaluateBoxes() : evaluate(readScores());
    output.write(evaluation.toText().lines().toList(), evaluation.toMap());
  }

  private ScoreCsv readScores() {
    try (ProgressDisplay progress = new ProgressDisplay(vad.console())) {
      return ScoreCsv.read(
          scores,
          rows ->
              progress.onProgress(new Progress("reading scores", rows, OptionalLong.empty(), "")));
    }
  }

  private Evaluation evaluate(ScoreCsv file) {
    Evaluator evaluator = Evaluator.create().dataset(scores.toString());
    List<ScoredClip> clips;
    if (data == null) {
      clips = file.clips();
    } else {
      Dataset dataset = Datasets.open(data);
      evaluator.dataset(dataset.name());
      clips = file.clips(labels(dataset, file.clipNames()));
    }
    return evaluate(evaluator, clips);
  }

  private Evaluation evaluate(Evaluator evaluator, List<ScoredClip> clips) {
    if (threshold != null) {
      evaluator.threshold(threshold);
    }
    if (threshold != null && frameRate != null) {
      evaluator.eventRule(EventRule.defaults());
    }
    Double rate = frameRate;
    return evaluator.evaluate(
        rate == null ? clips : clips.stream().map(clip -> clip.withFrameRate(rate)).toList());
  }

  private Evaluation evaluateBoxes() {
    if (data == null) {
      throw new InvalidOptionException(
          scores
              + " is a folder of scored boxes; name the data set that they belong to by --data.");
    }
    Dataset dataset = Datasets.open(data);
    BoxEvaluation boxes = new BoxEvaluation(scores);
    dataset.test().forEach(boxes::add);
    Evaluator evaluator = Evaluator.create().dataset(dataset.name());
    boxes.regions().ifPresent(evaluator::regions);
    return evaluate(evaluator, boxes.clips());
  }

  private static Map<String, boolean[]> labels(Dataset dataset, List<String> wanted) {
    Map<String, boolean[]> labels = new LinkedHashMap<>();
    for (DatasetClip clip : dataset.test()) {
      if (wanted.contains(clip.name())) {
        clip.groundTruth().ifPresent(known -> labels.put(clip.name(), known.frameLabels()));
      }
    }
    return labels;
  }
}
