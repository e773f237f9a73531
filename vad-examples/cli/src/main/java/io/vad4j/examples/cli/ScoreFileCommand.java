package io.vad4j.examples.cli;

import io.vad4j.EventRule;
import io.vad4j.core.evaluate.Evaluation;
import io.vad4j.core.evaluate.Evaluator;
import io.vad4j.core.evaluate.ScoreFile;
import io.vad4j.core.evaluate.ScoredClip;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "score-file",
    customSynopsis = "vad score-file [OPTIONS] FILE",
    sortOptions = false,
    description = {
      "Judge the scores of any detector, from a text file of comma-separated values.",
      "Its header is clip,frame,score,label; label is 1 for abnormal frames and 0 for normal ones."
    })
final class ScoreFileCommand implements Runnable {
  @ParentCommand private VadCommand vad;

  @Parameters(paramLabel = "FILE", description = "Scores and labels, a line a frame.")
  private Path file;

  @Option(
      names = "--threshold",
      paramLabel = "SCORE",
      description = "The score from which the detector calls a frame abnormal.")
  private @Nullable Double threshold;

  @Option(
      names = "--frame-rate",
      paramLabel = "N",
      description = "Frames a second; with a threshold, events are judged too.")
  private @Nullable Double frameRate;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the metrics as JSON; - for standard output instead of the text.")
  private @Nullable String json;

  @Override
  public void run() {
    Console console = vad.console();
    Optional<JsonTarget> target = JsonTarget.of(json, console);
    List<ScoredClip> clips = ScoreFile.read(file).clips();
    Evaluator evaluator = Evaluator.create().dataset(file.toString());
    if (threshold != null) {
      evaluator.threshold(threshold);
    }
    if (frameRate != null) {
      double rate = frameRate;
      clips = clips.stream().map(clip -> clip.withFrameRate(rate)).toList();
      if (threshold != null) {
        evaluator.eventRule(EventRule.standard());
      }
    }
    Evaluation evaluation = evaluator.evaluate(clips);
    if (target.isEmpty() || !target.get().standardOutput()) {
      evaluation.toText().lines().forEach(console::print);
    }
    target.ifPresent(to -> to.write(evaluation.toMap()));
  }
}
