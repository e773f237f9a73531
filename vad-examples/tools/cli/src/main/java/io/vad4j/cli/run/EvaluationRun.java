package io.vad4j.cli.run;

import io.vad4j.ChannelScore;
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
import io.vad4j.core.evaluation.ScoredSeries;
import io.vad4j.core.evaluation.event.DetectedEvent;
import io.vad4j.core.evaluation.frame.ScoredClip;
import io.vad4j.core.evaluation.region.LocalizationScores;
import io.vad4j.report.ClipTrace;
import io.vad4j.report.ExampleFrameSelector;
import io.vad4j.report.Report;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Scores the test clips of a data set with a fitted detector, each as a stream of its own, and
 * evaluates the scores.
 */
public final class EvaluationRun {
  private static final int PROGRESS_INTERVAL = 25;

  private final Detector detector;
  private final ProgressListener progress;
  private final boolean includesDecoding;
  private final List<ClipScoreCollector> clips = new ArrayList<>();
  private final List<ClipTrace> traces = new ArrayList<>();
  private final List<DetectedEvent> events = new ArrayList<>();
  private final ExampleFrameSelector gallery = new ExampleFrameSelector();
  private final LocalizationScores maps = new LocalizationScores();
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
    List<ScoredClip> scored = scoredClips(ChannelScore.FUSED);
    Evaluator evaluator =
        Evaluator.create()
            .dataset(dataset.name())
            .scorers(info.scorers())
            .seed(info.seed())
            .causal(info.causal())
            .threshold(info.channelThresholds().get(0).threshold())
            .note(
                "Each clip is a stream of its own. Frames before a clip's first score count as"
                    + " score 0; frames that are skipped keep the last score.")
            .note(
                "Frame, pixel and region metrics are those of the fused channel, event metrics"
                    + " those of the alarms of all channels.");
    if (includesDecoding) {
      evaluator.framesPerSecond(frames / (elapsedNanos / 1e9));
    }
    maps.pixels().ifPresent(evaluator::pixels);
    maps.regions().ifPresent(evaluator::regions);
    evaluator.series(series());
    if (scored.stream().allMatch(ScoredClip::hasTimestamps)) {
      evaluator.events(events);
    }
    return evaluator.evaluate(scored);
  }

  /** The scorers alone, the channels and, where there are several, any of them and overall. */
  private List<ScoredSeries> series() {
    Set<String> names = new LinkedHashSet<>();
    clips.forEach(clip -> names.addAll(clip.seriesNames()));
    names.removeAll(List.of(SeriesCollector.ANY_CHANNEL, SeriesCollector.OVERALL));
    List<ScoredSeries> series = new ArrayList<>();
    int channels = 0;
    for (String name : names) {
      if (name.endsWith(SeriesCollector.ALONE)) {
        series.add(series(name, Optional.empty()));
      } else {
        channels++;
        series.add(
            series(
                name,
                Optional.of(
                    events.stream().filter(event -> event.channel().equals(name)).toList())));
      }
    }
    if (channels > 1) {
      series.add(series(SeriesCollector.ANY_CHANNEL, Optional.of(events)));
      series.add(series(SeriesCollector.OVERALL, Optional.empty()));
    }
    return series;
  }

  private ScoredSeries series(String name, Optional<List<DetectedEvent>> ofChannel) {
    return new ScoredSeries(name, scoredClips(name), ofChannel);
  }

  private List<ScoredClip> scoredClips(String series) {
    return clips.stream().map(clip -> clip.scoredClip(series)).toList();
  }

  static GroundTruth labels(DatasetClip clip) {
    return clip.groundTruth()
        .orElseThrow(
            () ->
                new FrameSourceException(
                    clip.name() + " has no labels; evaluation needs a label for each frame."));
  }

  private void scoreClip(DatasetClip clip, GroundTruth labels) {
    ClipScoreCollector collector =
        new ClipScoreCollector(clip.name(), labels, detector.config().falseAlarmTarget());
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
    clips.add(collector);
    traces.add(collector.trace());
    events.addAll(collector.foundEvents());
    collector.takeMaps(maps);
    gallery.endClip(clip.name());
    reportProgress(clip);
  }

  private void reportProgress(DatasetClip clip) {
    progress.onProgress(new Progress("scoring " + clip.name(), frames, OptionalLong.empty(), ""));
  }

  /** {@return the report of the evaluation} */
  public Report createReport(String title, Evaluation evaluation) {
    ModelInfo info = detector.info();
    Map<String, String> description = ModelSummaryText.describe(info);
    description.put("Thresholds", String.join(" ", ModelSummaryText.describeThresholds(info)));
    return new Report(
        title,
        evaluation,
        info.channelThresholds().get(0).falseAlarms(),
        traces,
        gallery.examples(),
        description);
  }
}
