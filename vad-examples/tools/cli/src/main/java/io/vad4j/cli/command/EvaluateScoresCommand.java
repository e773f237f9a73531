package io.vad4j.cli.command;

import io.vad4j.EventRule;
import io.vad4j.InvalidOptionException;
import io.vad4j.Progress;
import io.vad4j.cli.console.CommandContext;
import io.vad4j.cli.console.ProgressDisplay;
import io.vad4j.cli.output.JsonOutput;
import io.vad4j.cli.output.Writes;
import io.vad4j.cli.run.BoxEvaluation;
import io.vad4j.cli.run.InputResolver;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.dataset.DatasetClip;
import io.vad4j.core.dataset.GroundTruth;
import io.vad4j.core.evaluation.DetectorScoresCsv;
import io.vad4j.core.evaluation.Evaluation;
import io.vad4j.core.evaluation.Evaluator;
import io.vad4j.core.evaluation.frame.Coverage;
import io.vad4j.core.evaluation.frame.ScoreCsv;
import io.vad4j.core.evaluation.frame.ScoreFileException;
import io.vad4j.core.evaluation.frame.ScoredClip;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
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
          + " test clip of --data, with the lines frame,x_min,y_min,x_max,y_max,score.",
      "A file of 'vad evaluate --scores' gives the metrics of the evaluation that wrote it, except"
          + " those of pixels and regions."
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
      paramLabel = "DATASET",
      description =
          "A data set whose labels to use, a folder or a synthetic one; the clips must have its"
              + " names.")
  private @Nullable String data;

  @Option(
      names = "--threshold",
      paramLabel = "SCORE",
      description =
          "Frames with at least this score count as anomalous, and events begin at it; in a file of"
              + " 'vad evaluate --scores', instead of the decisions and events of the detector.")
  private @Nullable Double threshold;

  @Option(
      names = "--fps",
      paramLabel = "RATE",
      description =
          "Frames a second of scores without a column time; with a threshold, events are evaluated"
              + " too.")
  private @Nullable Double frameRate;

  @Option(
      names = "--partial",
      description =
          "Evaluate scores that lack clips of --data, or frames of a clip; titles say so.")
  private boolean partial;

  @Writes(text = true, standardOutput = true)
  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the metrics as JSON; - for standard output instead of the text.")
  private @Nullable String json;

  @Override
  public void run() {
    JsonOutput output = new JsonOutput(json, vad.console());
    Evaluation evaluation = Files.isDirectory(scores) ? evaluateBoxes() : evaluate(readScores());
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
    if (file.isTimed() && frameRate != null) {
      throw new InvalidOptionException(
          scores + " has a column time, so --fps cannot set other times; leave it out.");
    }
    Evaluator evaluator = Evaluator.create().dataset(nameOf(scores));
    List<ScoredClip> clips;
    if (data == null) {
      clips = file.clips();
      setCoverage(evaluator, file.coverage());
    } else {
      Dataset dataset = InputResolver.openDataset(data);
      Map<String, boolean[]> labels = labels(dataset);
      evaluator.dataset(dataset.name());
      clips = file.clips(labels);
      setCoverage(evaluator, file.coverage(labels));
    }
    return threshold == null && DetectorScoresCsv.isDetectorScores(file)
        ? evaluator.evaluate(DetectorScoresCsv.read(file, clips))
        : evaluate(evaluator, clips);
  }

  private void setCoverage(Evaluator evaluator, Coverage coverage) {
    if (coverage.isPartial() && !partial) {
      throw new ScoreFileException(
          ("%s lacks scores of %s (%s); a part cannot be compared with the whole. Add them, or"
                  + " evaluate the part with --partial.")
              .formatted(scores, coverage.missing(), coverage));
    }
    evaluator.coverage(coverage);
  }

  private Evaluation evaluate(Evaluator evaluator, List<ScoredClip> clips) {
    Double rate = frameRate;
    if (rate != null && !(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new InvalidOptionException("--fps must be above 0, not " + rate + ".");
    }
    List<ScoredClip> timed =
        rate == null ? clips : clips.stream().map(clip -> clip.withFrameRate(rate)).toList();
    if (threshold != null) {
      if (!Double.isFinite(threshold)) {
        throw new InvalidOptionException("--threshold must be a number, not " + threshold + ".");
      }
      evaluator.threshold(threshold);
      if (timed.stream().allMatch(ScoredClip::hasTimestamps)) {
        evaluator.eventRule(EventRule.defaults());
      }
    }
    return evaluator.evaluate(timed);
  }

  private Evaluation evaluateBoxes() {
    if (data == null) {
      throw new InvalidOptionException(
          scores
              + " is a folder of scored boxes; name the data set that they belong to by --data.");
    }
    Dataset dataset = InputResolver.openDataset(data);
    BoxEvaluation boxes = new BoxEvaluation(scores);
    Coverage coverage = Coverage.none();
    for (DatasetClip clip : dataset.test()) {
      boolean scored = !partial || boxes.hasScores(clip);
      if (scored) {
        boxes.add(clip);
      }
      int frames = clip.groundTruth().map(GroundTruth::frameCount).orElse(0);
      coverage = coverage.plus(clip.name(), frames, scored ? frameNumbers(frames) : List.of());
    }
    Evaluator evaluator = Evaluator.create().dataset(dataset.name()).coverage(coverage);
    boxes.regions().ifPresent(evaluator::regions);
    return evaluate(evaluator, boxes.clips());
  }

  private static List<Integer> frameNumbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  private static Map<String, boolean[]> labels(Dataset dataset) {
    Map<String, boolean[]> labels = new LinkedHashMap<>();
    for (DatasetClip clip : dataset.test()) {
      clip.groundTruth().ifPresent(known -> labels.put(clip.name(), known.frameLabels()));
    }
    return labels;
  }

  private static String nameOf(Path file) {
    Path name = file.getFileName();
    return name == null ? file.toString() : name.toString();
  }
}
