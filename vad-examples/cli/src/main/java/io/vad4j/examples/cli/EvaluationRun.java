package io.vad4j.examples.cli;

import io.vad4j.AnomalyMap;
import io.vad4j.Detection;
import io.vad4j.Detector;
import io.vad4j.DetectorSession;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.ModelInfo;
import io.vad4j.Progress;
import io.vad4j.ProgressListener;
import io.vad4j.core.dataset.ClipLabels;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.dataset.DatasetClip;
import io.vad4j.core.evaluate.Evaluation;
import io.vad4j.core.evaluate.Evaluator;
import io.vad4j.core.evaluate.FoundEvent;
import io.vad4j.core.evaluate.PixelScores;
import io.vad4j.core.evaluate.RegionScores;
import io.vad4j.core.evaluate.ScoredClip;
import io.vad4j.core.image.PixelMask;
import io.vad4j.examples.cli.report.ClipTrace;
import io.vad4j.examples.cli.report.Gallery;
import io.vad4j.examples.cli.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Runs a fitted detector over the test clips of a data set, each as a stream of its own, and judges
 * what it says.
 */
final class EvaluationRun {
  private static final int REPORT_EVERY = 25;

  private final Detector detector;
  private final ProgressListener progress;
  private final boolean decodes;
  private final List<ScoredClip> scored = new ArrayList<>();
  private final List<ClipTrace> traces = new ArrayList<>();
  private final List<FoundEvent> events = new ArrayList<>();
  private final Gallery gallery = new Gallery();
  private final PixelScores pixels = new PixelScores();
  private final RegionScores regions = new RegionScores();
  private long frames;
  private long nanos;

  /**
   * A run.
   *
   * @param decodes whether frames are decoded, so that the speed of that and of scoring means
   *     something
   */
  EvaluationRun(Detector detector, ProgressListener progress, boolean decodes) {
    this.detector = detector;
    this.progress = progress;
    this.decodes = decodes;
  }

  /**
   * Scores the test clips and judges the scores.
   *
   * @throws FrameSourceException if there are none, they have no labels, or cannot be read
   */
  Evaluation evaluate(Dataset dataset) {
    if (dataset.test().isEmpty()) {
      throw new FrameSourceException(
          dataset.name() + " has no test clips; evaluation needs clips with labels.");
    }
    for (DatasetClip clip : dataset.test()) {
      score(clip, labels(clip));
    }
    ModelInfo info = detector.info();
    Evaluator evaluator =
        Evaluator.create()
            .dataset(dataset.name())
            .scorers(info.scorers())
            .seed(info.seed())
            .causal(info.causal())
            .threshold(info.threshold())
            .remark(
                "Each clip is a stream of its own. Frames before a clip's first score count as"
                    + " score 0; frames that are skipped keep the last score.");
    if (decodes) {
      evaluator.framesPerSecond(frames / (nanos / 1e9));
    }
    if (pixels.frames() > 0) {
      evaluator.pixels(pixels).regions(regions);
    }
    if (scored.stream().allMatch(ScoredClip::timed)) {
      evaluator.events(events);
    }
    return evaluator.evaluate(scored);
  }

  private static ClipLabels labels(DatasetClip clip) {
    return clip.labels()
        .orElseThrow(
            () ->
                new FrameSourceException(
                    clip.name() + " has no labels; evaluation needs the truth of each frame."));
  }

  private void score(DatasetClip clip, ClipLabels labels) {
    ScoredFrames said = new ScoredFrames(clip.name(), labels);
    long start = System.nanoTime();
    try (FrameSource source = clip.open();
        DetectorSession session = detector.open(said)) {
      int position = 0;
      Optional<Frame> next = source.next();
      while (next.isPresent()) {
        Frame frame = next.get();
        Optional<Detection> detection = session.process(frame);
        said.add(frame, detection);
        if (detection.isPresent()) {
          gallery.offer(frame, detection.get(), labels.abnormal(position));
        }
        position++;
        frames++;
        if (frames % REPORT_EVERY == 0) {
          progress(clip);
        }
        next = source.next();
      }
      nanos += System.nanoTime() - start;
    }
    said.checkComplete();
    scored.add(said.scoredClip());
    traces.add(said.trace());
    events.addAll(said.foundEvents());
    addMaps(said.maps(), labels);
    gallery.endClip(clip.name());
    progress(clip);
  }

  private void progress(DatasetClip clip) {
    progress.progressed(new Progress("scoring " + clip.name(), frames, OptionalLong.empty(), ""));
  }

  private void addMaps(List<AnomalyMap> maps, ClipLabels labels) {
    regions.startClip();
    for (int position = 0; position < maps.size(); position++) {
      Optional<PixelMask> mask = labels.mask(position);
      if (mask.isPresent()) {
        pixels.add(maps.get(position), mask.get());
        regions.add(maps.get(position), mask.get());
      }
    }
  }

  /** The report of what was evaluated. */
  Report report(String title, Evaluation evaluation) {
    ModelInfo info = detector.info();
    return new Report(
        title,
        evaluation,
        info.falseAlarms(),
        traces,
        gallery.pictures(),
        ModelCommand.words(info));
  }
}
