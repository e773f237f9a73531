package io.vad4j.core.training;

import io.vad4j.AnomalyMap;
import io.vad4j.Progress;
import io.vad4j.TrainingException;
import io.vad4j.core.calibration.SurprisalCalibration;
import io.vad4j.core.config.DetectorSettings;
import io.vad4j.core.config.ScorerConfig;
import io.vad4j.core.frames.FrameCache;
import io.vad4j.core.fusion.ChannelCalibration;
import io.vad4j.core.fusion.ClipScores;
import io.vad4j.core.fusion.ScoreChannel;
import io.vad4j.core.scoring.FittedScorer;
import io.vad4j.core.scoring.PerspectiveNormalization;
import io.vad4j.core.scoring.ScorerPipeline;
import io.vad4j.core.signal.ExponentialSmoother;
import io.vad4j.core.signal.ScoreSeries;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainingClip;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/** Measures what scorers say of normal clips that they were not trained on. */
final class HeldOutScorer {
  /** About the most frames that a perspective is learned from. */
  private static final int MAX_PERSPECTIVE_FRAMES = 3000;

  /** About the most maps of these that count. */
  private static final int MAX_PERSPECTIVE_MAPS = 500;

  private final DetectorSettings settings;
  private final List<FrameCache.Clip> clips;
  private final TaskPool taskPool;
  private final long frames;

  HeldOutScorer(DetectorSettings settings, List<FrameCache.Clip> clips, TaskPool taskPool) {
    this.settings = settings;
    this.taskPool = taskPool;
    this.clips = List.copyOf(clips);
    this.frames = clips.stream().mapToLong(FrameCache.Clip::size).sum();
  }

  /**
   * What one scorer says of the clips.
   *
   * @param values a series for each clip; NaN during warm-up
   */
  record HeldOutScores(
      PerspectiveNormalization perspective,
      SurprisalCalibration calibration,
      List<double[]> values) {}

  /**
   * Runs a scorer over all clips.
   *
   * @param models gives the model for each clip, by its number
   * @param perspective what evidence is divided by
   */
  HeldOutScores score(
      ScorerConfig scorerConfig,
      IntFunction<ScorerModel> models,
      PerspectiveNormalization perspective) {
    AtomicLong done = new AtomicLong();
    List<Callable<double[]>> tasks = new ArrayList<>();
    for (int i = 0; i < clips.size(); i++) {
      int clip = i;
      tasks.add(
          () -> {
            double[] series =
                scoreClip(scorerConfig, models.apply(clip), perspective, clips.get(clip));
            reportProgress(scorerConfig, done, series.length);
            return series;
          });
    }
    List<double[]> values = taskPool.invokeAll(tasks);
    double[] validScores =
        values.stream()
            .flatMapToDouble(Arrays::stream)
            .filter(value -> !Double.isNaN(value))
            .toArray();
    if (validScores.length < KFold.MIN_FRAMES / 2) {
      throw new TrainingException(
          "Scorer %s has evidence for only %d of %d frames, since each clip's first %d are warm-up. Give longer clips."
              .formatted(
                  scorerConfig.name(),
                  validScores.length,
                  frames,
                  scorerConfig.provider().descriptor().warmUpFrames()));
    }
    return new HeldOutScores(
        perspective,
        SurprisalCalibration.fitExponential(
            validScores, scorerConfig.provider().descriptor().noiseFloor()),
        values);
  }

  private void reportProgress(ScorerConfig scorerConfig, AtomicLong done, int additionalFrames) {
    synchronized (done) {
      settings
          .progress()
          .onProgress(
              new Progress(
                  "calibrating " + scorerConfig.name(),
                  done.addAndGet(additionalFrames),
                  OptionalLong.of(frames),
                  ""));
    }
  }

  /**
   * How large a scorer's evidence usually is at each height of the picture, by a stretch from the
   * middle of each clip.
   *
   * @param models gives the model for each clip, by its number
   */
  PerspectiveNormalization fitPerspective(
      ScorerConfig scorerConfig, IntFunction<ScorerModel> models) {
    int maxLength = Math.max(1, MAX_PERSPECTIVE_FRAMES / clips.size());
    int stride = (int) Math.max(1, Math.min(frames, MAX_PERSPECTIVE_FRAMES) / MAX_PERSPECTIVE_MAPS);
    List<Callable<List<AnomalyMap>>> tasks = new ArrayList<>();
    for (int i = 0; i < clips.size(); i++) {
      int clip = i;
      tasks.add(
          () ->
              collectMaps(
                  scorerConfig,
                  models.apply(clip),
                  middleSegment(clips.get(clip), maxLength),
                  stride));
    }
    List<AnomalyMap> maps = taskPool.invokeAll(tasks).stream().flatMap(List::stream).toList();
    return maps.isEmpty() ? PerspectiveNormalization.NONE : PerspectiveNormalization.fit(maps);
  }

  private static FrameCache.Clip middleSegment(FrameCache.Clip clip, int maxLength) {
    int length = Math.min(clip.size(), maxLength);
    int start = (clip.size() - length) / 2;
    return clip.slice(start, start + length);
  }

  private List<AnomalyMap> collectMaps(
      ScorerConfig scorerConfig, ScorerModel model, TrainingClip clip, int stride) {
    List<AnomalyMap> maps = new ArrayList<>();
    try (ScorerPipeline pipeline =
        newPipeline(scorerConfig, model, PerspectiveNormalization.NONE)) {
      for (int frame = 0; frame < clip.size(); frame++) {
        Optional<ScorerPipeline.ScorerOutput> output = pipeline.process(clip.frame(frame));
        if (output.isPresent() && frame % stride == 0) {
          maps.add(output.get().map());
        }
      }
    }
    return maps;
  }

  private double[] scoreClip(
      ScorerConfig scorerConfig,
      ScorerModel model,
      PerspectiveNormalization perspective,
      TrainingClip clip) {
    double[] values = new double[clip.size()];
    try (ScorerPipeline pipeline = newPipeline(scorerConfig, model, perspective)) {
      for (int frame = 0; frame < values.length; frame++) {
        values[frame] =
            pipeline
                .process(clip.frame(frame))
                .map(ScorerPipeline.ScorerOutput::score)
                .orElse(Double.NaN);
      }
    }
    return values;
  }

  /**
   * What a scorer says of pasted anomalies.
   *
   * @param models gives the model for each fold
   * @return for each trial the pooled, smoothed evidence of the frames in which the thing is seen;
   *     NaN during warm-up
   */
  List<double[]> scoreTrials(
      ScorerConfig scorerConfig,
      IntFunction<ScorerModel> models,
      PerspectiveNormalization perspective,
      List<PseudoAnomalyTrial> trials) {
    AtomicLong done = new AtomicLong();
    List<Callable<double[]>> tasks = new ArrayList<>();
    for (PseudoAnomalyTrial trial : trials) {
      tasks.add(
          () -> {
            double[] values =
                scoreClip(scorerConfig, models.apply(trial.fold()), perspective, trial.clip());
            synchronized (done) {
              settings
                  .progress()
                  .onProgress(
                      new Progress(
                          "trying " + scorerConfig.name() + " on pasted anomalies",
                          done.incrementAndGet(),
                          OptionalLong.of(trials.size()),
                          ""));
            }
            return Arrays.stream(trial.anomalousFrames())
                .mapToDouble(frame -> values[frame])
                .toArray();
          });
    }
    return taskPool.invokeAll(tasks);
  }

  private ScorerPipeline newPipeline(
      ScorerConfig scorerConfig, ScorerModel model, PerspectiveNormalization perspective) {
    return new ScorerPipeline(
        model.newScorer(),
        perspective,
        scorerConfig.effectivePooling(),
        new ExponentialSmoother(settings.config().smoothing()));
  }

  /** What each panel of the fitted scorers says of the clips. */
  List<ChannelCalibration> calibrateChannels(
      List<FittedScorer> scorers, List<HeldOutScores> heldOut) {
    return ScoreChannel.partition(scorers.stream().map(FittedScorer::config).toList()).stream()
        .map(channel -> calibrateChannel(channel.select(scorers), channel.select(heldOut)))
        .toList();
  }

  private ChannelCalibration calibrateChannel(
      List<FittedScorer> scorers, List<HeldOutScores> heldOut) {
    return ChannelCalibration.fit(settings.config().falseAlarmTarget(), scorers, toClipScores(heldOut));
  }

  /** The scores of the clips, by what the panel that gives them says of normal footage. */
  List<ScoreSeries> scoreSeries(
      List<FittedScorer> scorers, List<HeldOutScores> heldOut, ChannelCalibration calibration) {
    ScoreChannel fusedChannel =
        ScoreChannel.partition(scorers.stream().map(FittedScorer::config).toList()).get(0);
    return calibration.scoreSeries(
        fusedChannel.select(scorers), toClipScores(fusedChannel.select(heldOut)));
  }

  /** What scorers said, clip by clip. */
  private List<ClipScores> toClipScores(List<HeldOutScores> heldOut) {
    List<ClipScores> calibration = new ArrayList<>();
    for (int i = 0; i < clips.size(); i++) {
      int clip = i;
      calibration.add(
          new ClipScores(
              clips.get(i).seconds(),
              heldOut.stream().map(scorer -> scorer.values().get(clip)).toList()));
    }
    return calibration;
  }
}
