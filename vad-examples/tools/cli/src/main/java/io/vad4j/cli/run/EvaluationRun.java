package io.vad4j.cli.run;

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
import io.vad4j.cli.output.ModelSummaryText;
import io.vad4j.core.dataset.Dataset;
import io.vad4j.core.dataset.DatasetClip;
import io.vad4j.core.dataset.GroundTruth;
import io.vad4j.core.evaluation.Evaluation;
import io.vad4j.core.evaluation.Evaluator;
import io.vad4j.core.evaluation.event.DetectedEvent;
import io.vad4j.core.evaluation.frame.ScoredClip;
import io.vad4j.core.evaluation.region.PixelScores;
import io.vad4j.core.evaluation.region.RegionScores;
import io.vad4j.core.image.PixelMask;
import io.vad4j.report.ClipTrace;
import io.vad4j.report.ExampleFrameSelector;
import io.vad4j.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Scores the test clips of a data set with a fitted detector, each as a stream of its own, and
 * evaluates the scores.
 */
public final class EvaluationRun {
  private static final int PROGRESS_INTERVAL = 25;

  private final Detector detector;
  private final ProgressListener progress;
  private final boolean includesDecoding;
  private final List<ScoredClip> scored = new ArrayList<>();
  private final List<ClipTrace> traces = new ArrayList<>();
  private final List<DetectedEvent> events = new ArrayList<>();
  private final ExampleFrameSelector gallery = new ExampleFrameSelector();
  private final PixelScores pixels = new PixelScores();
  private final RegionScores regions = new RegionScores();
  private long frames;
  private long elapsedNanos;

  /**
   * Creates a run.
   *
   * @param includesDecoding whether frames are decoded from files, so that the measured throughput
   *     is meaningful
   */
  public EvaluationRun(Detector detector, ProgressListener progress, boolean includesDecoding) {
    this.detector = detector;
    this.progress = progress;
    this.includesDecoding = includesDecoding;
  }

  /**
   * Scores the test clips and evaluates the scores.
   *
   * @throws FrameSourceException if there are none, they have no labels, or cannot be read
   */
  public Evaluation evaluate(Dataset dataset) {
    if (dataset.test().isEmpty()) {
      throw new FrameSourceException(
          dataset.name() + " has no test clips; evaluation needs clips with labels.");
    }
    for (DatasetClip clip : dataset.test()) {
      scoreClip(clip, labels(clip));
    }
    ModelInfo info = detector.info();
    Evaluator evaluator =
        Evaluator.create()
            .dataset(dataset.name())
            .scorers(info.scorers())
            .seed(info.seed())
            .causal(info.causal())
            .threshold(info.channelThresholds().get(0).threshold())
            .note(
                "Each clip is a stream of its own. Frames before a clip's first score count as"
                    + " score 0; frames that are skipped keep the last score.");
    if (includesDecoding) {
      evaluator.framesPerSecond(frames / (elapsedNanos / 1e9));
    }
    if (pixels.frames() > 0) {
      evaluator.pixels(pixels).regions(regions);
    }
    if (scored.stream().allMatch(ScoredClip::hasTimestamps)) {
      evaluator.events(events);
    }
    return evaluator.evaluate(scored);
  }

  private static GroundTruth labels(DatasetClip clip) {
    return clip.groundTruth()
        .orElseThrow(
            () ->
                new FrameSourceException(
                    clip.name() + " has no labels; evaluation needs a label for each frame."));
  }

  private void scoreClip(DatasetClip clip, GroundTruth labels) {
    ClipScoreCollector collector = new ClipScoreCollector(clip.name(), labels);
    long start = System.nanoTime();
    try (FrameSource source = clip.open();
        DetectorSession session = detector.newSession(collector)) {
      int position = 0;
      Optional<Frame> next = source.next();
      while (next.isPresent()) {
        Frame frame = next.get();
        Optional<Detection> detection = session.process(frame);
        collector.add(frame, detection);
        if (detection.isPresent()) {
          gallery.offer(frame, detection.get(), labels.isAbnormal(position));
        }
        position++;
        frames++;
        if (frames % PROGRESS_INTERVAL == 0) {
          reportProgress(clip);
        }
        next = source.next();
      }
      elapsedNanos += System.nanoTime() - start;
    }
    collector.checkComplete();
    scored.add(collector.scoredClip());
    traces.add(collector.trace());
    events.addAll(collector.foundEvents());
    addMaps(collector.maps(), labels);
    gallery.endClip(clip.name());
    reportProgress(clip);
  }

  private void reportProgress(DatasetClip clip) {
    progress.onProgress(new Progress("scoring " + clip.name(), frames, OptionalLong.empty(), ""));
  }

  private void addMaps(List<AnomalyMap> maps, GroundTruth labels) {
    regions.startClip();
    for (int position = 0; position < maps.size(); position++) {
      Optional<PixelMask> mask = labels.mask(position);
      if (mask.isPresent()) {
        pixels.add(maps.get(position), mask.get());
        regions.add(maps.get(position), mask.get());
      }
    }
  }

  /** {@return the report of the evaluation} */
  public Report createReport(String title, Evaluation evaluation) {
    ModelInfo info = detector.info();
    return new Report(
        title,
        evaluation,
        info.channelThresholds().get(0).falseAlarms(),
        traces,
        gallery.examples(),
        ModelSummaryText.describe(info));
  }
}
