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
import io.vad4j.core.evaluation.DetectorScores;
import io.vad4j.core.evaluation.Evaluation;
import io.vad4j.core.evaluation.Evaluator;
import io.vad4j.core.evaluation.ScoredSeries;
import io.vad4j.core.evaluation.event.DetectedEvent;
import io.vad4j.core.evaluation.frame.Coverage;
import io.vad4j.core.evaluation.region.LocalizationScores;
import io.vad4j.report.ClipTrace;
import io.vad4j.report.ExampleFrameSelector;
import io.vad4j.report.Report;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * Scores the test clips of a data set with a fitted detector, each as a stream of its own, and
 * evaluates the scores.
 */
public final class EvaluationRun {
  private static final int PROGRESS_INTERVAL = 25;
  private static final System.Logger LOG = System.getLogger(EvaluationRun.class.getName());

  private final Detector detector;
  private final ProgressListener progress;
  private final boolean includesDecoding;
  private final List<ClipScoreCollector> clips = new ArrayList<>();
  private final List<ClipTrace> traces = new ArrayList<>();
  private final List<DetectedEvent> events = new ArrayList<>();
  private final ExampleFrameSelector gallery = new ExampleFrameSelector();
  private final LocalizationScores maps = new LocalizationScores();
  private Optional<Path> mapFiles = Optional.empty();
  private Coverage coverage = Coverage.none();
  private boolean partial;
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

  /** Sets whether clips without labels or with too few frames are evaluated as far as they go. */
  public EvaluationRun allowPartial(boolean allowed) {
    partial = allowed;
    return this;
  }

  /** Writes the anomaly maps of each clip to a file of this folder. */
  public EvaluationRun writeMaps(Path folder) {
    mapFiles = Optional.of(folder);
    return this;
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
    if (!partial) {
      checkLabels(dataset);
    }
    for (DatasetClip clip : dataset.test()) {
      if (partial && clip.groundTruth().isEmpty()) {
        coverage = coverage.plus(clip.name(), 0, List.of());
      } else {
        scoreClip(clip, labels(clip));
      }
    }
    if (clips.isEmpty()) {
      throw new FrameSourceException(dataset.name() + " has no test clip with labels and frames.");
    }
    ModelInfo info = detector.info();
    Evaluator evaluator =
        Evaluator.create()
            .dataset(dataset.name())
            .scorers(info.scorers())
            .seed(info.seed())
            .causal(info.causal())
            .coverage(coverage)
            .note(
                "Each clip is a stream of its own. Frames before a clip's first score count as"
                    + " score 0; frames that are skipped keep the last score.");
    if (includesDecoding) {
      evaluator.framesPerSecond(frames / (elapsedNanos / 1e9));
    }
    maps.pixels().ifPresent(evaluator::pixels);
    maps.regions().ifPresent(evaluator::regions);
    return evaluator.evaluate(scores());
  }

  /** {@return the evaluation of the test clips with their scores} */
  public ScoredEvaluation evaluateWithScores(Dataset dataset) {
    Evaluation evaluation = evaluate(dataset);
    return new ScoredEvaluation(evaluation, scores());
  }

  /** {@return the scores of the scorers, channels and overall} */
  public DetectorScores scores() {
    Set<String> scorers = new LinkedHashSet<>();
    Set<String> channels = new LinkedHashSet<>(Set.of(ChannelScore.FUSED));
    for (ClipScoreCollector clip : clips) {
      scorers.addAll(clip.series().scorerNames());
      channels.addAll(clip.series().channelNames());
    }
    return new DetectorScores(
        scorers.stream().map(name -> series(name, s -> s.scorer(name), Optional.empty())).toList(),
        channels.stream()
            .map(name -> series(name, s -> s.channel(name), Optional.of(events(name))))
            .toList(),
        series("overall", SeriesCollector::overall, Optional.empty()),
        OptionalDouble.of(detector.info().channelThresholds().get(0).threshold()));
  }

  private ScoredSeries series(
      String name,
      Function<SeriesCollector, SeriesCollector.Values> values,
      Optional<List<DetectedEvent>> ofChannel) {
    return new ScoredSeries(
        name,
        clips.stream().map(clip -> clip.scoredClip(values.apply(clip.series()))).toList(),
        ofChannel);
  }

  private List<DetectedEvent> events(String channel) {
    return events.stream().filter(event -> event.channel().equals(channel)).toList();
  }

  /** Checks that every test clip has labels, before the work. */
  static void checkLabels(Dataset dataset) {
    dataset.test().forEach(EvaluationRun::labels);
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
    try (FrameSource source =
            InputResolver.withFrameRate(clip.open(), null, detector.info().frameRate());
        DetectorSession session = detector.newSession(collector)) {
      scoreFrames(clip, source, session, collector);
    } catch (FrameSourceException e) {
      if (!partial) {
        throw e;
      }
      LOG.log(Level.WARNING, e.getMessage());
    }
    elapsedNanos += System.nanoTime() - start;
    if (!partial) {
      collector.checkComplete();
    }
    coverage = coverage.plus(clip.name(), labels.frameCount(), collector.scoredFrames());
    if (!collector.scoredFrames().isEmpty()) {
      addClip(clip.name(), collector);
    }
    reportProgress(clip);
  }

  private void scoreFrames(
      DatasetClip clip, FrameSource source, DetectorSession session, ClipScoreCollector collector) {
    Optional<Frame> next = source.next();
    while (next.isPresent()) {
      Frame frame = next.get();
      Optional<Detection> detection = session.process(frame);
      if (partial) {
        collector.fillGapBefore(frame);
      }
      boolean abnormal = collector.add(frame, detection);
      detection.ifPresent(found -> gallery.offer(frame, found, abnormal));
      frames++;
      if (frames % PROGRESS_INTERVAL == 0) {
        reportProgress(clip);
      }
      next = source.next();
    }
  }

  private void addClip(String name, ClipScoreCollector collector) {
    clips.add(collector);
    traces.add(collector.trace());
    events.addAll(collector.foundEvents());
    mapFiles.ifPresent(folder -> MapFiles.write(folder, name, collector.frameMaps()));
    collector.takeMaps(maps);
    gallery.endClip(name);
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
