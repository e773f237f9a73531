package io.vad4j.core.training;

import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyMap;
import io.vad4j.Progress;
import io.vad4j.TrainingException;
import io.vad4j.core.calibration.SurprisalCalibration;
import io.vad4j.core.config.DetectorSettings;
import io.vad4j.core.config.ScorerConfig;
import io.vad4j.core.frames.FrameCache;
import io.vad4j.core.fusion.CalibrationScores;
import io.vad4j.core.fusion.ScoreChannel;
import io.vad4j.core.scoring.FittedScorer;
import io.vad4j.core.scoring.NormalLevel;
import io.vad4j.core.scoring.PerspectiveNormalization;
import io.vad4j.core.scoring.ScorerPipeline;
import io.vad4j.core.scoring.ScorerPipeline.ScorerOutput;
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
import java.util.stream.IntStream;

/** Scores of normal clips, and of pseudo-anomalies, by models that were not trained on them. */
final class HeldOutScorer {
  /** About the maximum of frames that a perspective is fitted on. */
  private static final int MAX_PERSPECTIVE_FRAMES = 3000;

  /** About the maximum of maps of these frames that are used. */
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
   * Scores all clips with one scorer and calibrates it on them.
   *
   * @param models gives the model that scores a clip, by the clip's number
   * @param finalModel the model of the fitted scorer
   * @param level the level below which its cells are normal
   * @throws TrainingException if too few frames have a score
   */
  CalibrationScores.Series score(
      ScorerConfig config,
      IntFunction<ScorerModel> models,
      ScorerModel finalModel,
      PerspectiveNormalization perspective,
      NormalLevel level) {
    List<double[]> scores = scoreClips(config, models, perspective, clip -> level);
    double[] validScores =
        scores.stream()
            .flatMapToDouble(Arrays::stream)
            .filter(score -> !Double.isNaN(score))
            .toArray();
    if (validScores.length < KFold.MIN_FRAMES / 2) {
      throw new TrainingException(
          "Scorer %s has scores for only %d of %d frames, since each clip's first %d are warm-up. Give longer clips."
              .formatted(
                  config.name(), validScores.length, frames, config.descriptor().warmUpFrames()));
    }
    SurprisalCalibration calibration =
        SurprisalCalibration.fitExponential(validScores, config.descriptor().noiseFloor());
    return new CalibrationScores.Series(
        new FittedScorer(config, finalModel, perspective, level, calibration), scores);
  }

  /**
   * Scores all clips with one scorer.
   *
   * @param models gives the model that scores a clip, by the clip's number
   * @param levels gives the level below which cells of a clip are normal
   * @return for each clip the pooled, smoothed score of each frame; NaN during warm-up
   */
  List<double[]> scoreClips(
      ScorerConfig config,
      IntFunction<ScorerModel> models,
      PerspectiveNormalization perspective,
      IntFunction<NormalLevel> levels) {
    AtomicLong done = new AtomicLong();
    return forEachClip(
        clip -> {
          double[] series =
              scoreClip(
                  config, models.apply(clip), perspective, levels.apply(clip), clips.get(clip));
          reportProgress("calibrating " + config.name(), done, series.length, frames);
          return series;
        });
  }

  private <T> List<T> forEachClip(IntFunction<T> task) {
    return taskPool.invokeAll(
        IntStream.range(0, clips.size()).<Callable<T>>mapToObj(i -> () -> task.apply(i)).toList());
  }

  private void reportProgress(String stage, AtomicLong done, int additional, long total) {
    synchronized (done) {
      settings
          .progress()
          .onProgress(new Progress(stage, done.addAndGet(additional), OptionalLong.of(total), ""));
    }
  }

  /**
   * The perspective normalization of a scorer, fitted on a segment from the middle of each clip.
   *
   * @param models gives the model that scores a clip, by the clip's number
   */
  PerspectiveNormalization fitPerspective(ScorerConfig config, IntFunction<ScorerModel> models) {
    int maxLength = Math.max(1, MAX_PERSPECTIVE_FRAMES / clips.size());
    int stride = (int) Math.max(1, Math.min(frames, MAX_PERSPECTIVE_FRAMES) / MAX_PERSPECTIVE_MAPS);
    List<List<AnomalyMap>> maps =
        forEachClip(
            clip ->
                collectMaps(config, models.apply(clip), clips.get(clip).middle(maxLength), stride));
    List<AnomalyMap> allMaps = maps.stream().flatMap(List::stream).toList();
    return allMaps.isEmpty()
        ? PerspectiveNormalization.NONE
        : PerspectiveNormalization.fit(allMaps, settings.config().ignored());
  }

  private List<AnomalyMap> collectMaps(
      ScorerConfig config, ScorerModel model, TrainingClip clip, int stride) {
    List<AnomalyMap> maps = new ArrayList<>();
    try (ScorerPipeline pipeline =
        openPipeline(config, model, PerspectiveNormalization.NONE, NormalLevel.NONE)) {
      for (int frame = 0; frame < clip.size(); frame++) {
        Optional<ScorerOutput> output = pipeline.process(clip.frame(frame));
        if (output.isPresent() && frame % stride == 0) {
          maps.add(output.get().map());
        }
      }
    }
    return maps;
  }

  private double[] scoreClip(
      ScorerConfig config,
      ScorerModel model,
      PerspectiveNormalization perspective,
      NormalLevel level,
      TrainingClip clip) {
    double[] scores = new double[clip.size()];
    try (ScorerPipeline pipeline = openPipeline(config, model, perspective, level)) {
      for (int frame = 0; frame < scores.length; frame++) {
        scores[frame] =
            pipeline.process(clip.frame(frame)).map(ScorerOutput::score).orElse(Double.NaN);
      }
    }
    return scores;
  }

  private ScorerPipeline openPipeline(
      ScorerConfig config,
      ScorerModel model,
      PerspectiveNormalization perspective,
      NormalLevel level) {
    return ScorerPipeline.open(
        config, model, perspective, level, settings.config().smoothing(), settings.ignored());
  }

  /**
   * Scores pseudo-anomalies with one scorer.
   *
   * @param models gives the model of a fold
   * @param level the level below which cells are normal
   * @return for each trial the pooled, smoothed score of its anomalous frames; NaN during warm-up
   */
  List<double[]> scoreTrials(
      ScorerConfig config,
      IntFunction<ScorerModel> models,
      PerspectiveNormalization perspective,
      NormalLevel level,
      List<PseudoAnomalyTrials.Trial> trials) {
    AtomicLong done = new AtomicLong();
    List<Callable<double[]>> tasks = new ArrayList<>();
    for (PseudoAnomalyTrials.Trial trial : trials) {
      tasks.add(
          () -> {
            double[] scores =
                scoreClip(config, models.apply(trial.fold()), perspective, level, trial.clip());
            reportProgress(
                "scoring pseudo-anomalies with " + config.name(), done, 1, trials.size());
            return Arrays.stream(trial.anomalousFrames())
                .mapToDouble(frame -> scores[frame])
                .toArray();
          });
    }
    return taskPool.invokeAll(tasks);
  }

  /** Fits a channel to the scores of its scorers. */
  ScoreChannel fitChannel(Optional<AnomalyKind> kind, List<CalibrationScores.Series> scorers) {
    return ScoreChannel.fit(kind, settings.config(), toScores(scorers));
  }

  private CalibrationScores toScores(List<CalibrationScores.Series> scorers) {
    return new CalibrationScores(clips.stream().map(FrameCache.Clip::seconds).toList(), scorers);
  }
}
