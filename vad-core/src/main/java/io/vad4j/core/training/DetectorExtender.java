package io.vad4j.core.training;

import io.vad4j.ProgressListener;
import io.vad4j.SyntheticValidation;
import io.vad4j.core.config.DetectorSettings;
import io.vad4j.core.config.ScorerConfig;
import io.vad4j.core.frames.FrameCache;
import io.vad4j.core.fusion.CalibrationScores;
import io.vad4j.core.fusion.ChannelSet;
import io.vad4j.core.fusion.ScoreChannel;
import io.vad4j.core.model.DetectorModel;
import io.vad4j.core.preprocess.FrameRecorder;
import io.vad4j.core.scoring.FittedScorer;
import io.vad4j.core.scoring.NormalLevel;
import io.vad4j.core.training.ScorerTrainer.TrainedScorer;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainingClip;
import io.vad4j.spi.TrainingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Extension of a fitted detector by normal video in which it alarms. Models of scorers that can be
 * extended learn the frames of these alarms. Where the video alarms in spite of that, the score of
 * its cells becomes the {@linkplain NormalLevel level} up to which they are normal. Both are also
 * done without each of three folds, to score that fold; these scores join the held-out ones by
 * which thresholds are set.
 */
public final class DetectorExtender {
  private static final int FOLDS = 3;

  /**
   * The surprisal that what was learned has at most: that of one normal frame in three. With 0 it
   * would be more normal than most of the video that the detector was fitted to.
   */
  private static final double LEARNED_SURPRISAL = 0.5;

  private final DetectorSettings settings;
  private final ChannelAlarms alarms;

  /** An extender of detectors of these settings. */
  public DetectorExtender(DetectorSettings settings) {
    this.settings = settings;
    this.alarms = new ChannelAlarms(settings);
  }

  private record Context(long seed, ProgressListener progress) implements TrainingContext {}

  /** A clip with the parts in which a channel alarms, and the surprisal down to which it does. */
  private record Alarm(Optional<Double> limit, List<TrainingClip> parts) {}

  /**
   * Extends a model.
   *
   * @param created receives the models that were created, which the caller closes
   * @throws io.vad4j.TrainingException if there are too few frames
   */
  public DetectorModel extend(
      DetectorModel model, FrameRecorder.Recording recording, List<ScorerModel> created) {
    KFold folds = KFold.of(recording.frames(), FOLDS);
    byte[] background = model.stabilizer().reference();
    try (TaskPool workers = new TaskPool()) {
      List<ScoreChannel> channels = new ArrayList<>();
      for (ScoreChannel channel : model.channels()) {
        channels.add(extend(channel, recording.frames(), background, folds, workers, created));
      }
      ChannelSet channelSet = ChannelSet.of(channels, settings.config());
      return new DetectorModel(
          channelSet,
          model.sourceWidth(),
          model.sourceHeight(),
          model.stabilizer(),
          ModelInfoFactory.createExtended(model.info(), recording, channelSet));
    }
  }

  private ScoreChannel extend(
      ScoreChannel channel,
      FrameCache frames,
      byte[] background,
      KFold folds,
      TaskPool workers,
      List<ScorerModel> created) {
    List<FrameCache.Clip> clips = folds.heldOutClips();
    List<Alarm> found =
        forEach(
            workers, clips.size(), clip -> () -> findAlarms(channel, clips.get(clip), background));
    List<ScorerModel> temporary = new ArrayList<>();
    try {
      List<ScoreChannel> heldOut = new ArrayList<>();
      for (int fold = 0; fold < folds.count(); fold++) {
        int number = fold;
        heldOut.add(
            withModels(channel, frames, found, clip -> folds.foldOf(clip) != number, temporary));
      }
      List<Map<String, NormalLevel>> levels =
          forEach(
              workers,
              clips.size(),
              clip ->
                  () ->
                      found
                          .get(clip)
                          .limit()
                          .map(
                              limit ->
                                  alarms.levels(
                                      heldOut.get(folds.foldOf(clip)), clips.get(clip), limit))
                          .orElseGet(Map::of));
      ScoreChannel extended = withModels(channel, frames, found, clip -> true, created);
      HeldOutScorer scorer = new HeldOutScorer(settings, clips, workers);
      List<CalibrationScores.Series> series = new ArrayList<>();
      for (int i = 0; i < channel.scorers().size(); i++) {
        int number = i;
        FittedScorer last = extended.scorers().get(i);
        series.add(
            new CalibrationScores.Series(
                last.withLevel(levelOf(last, levels, clip -> true)),
                scorer.scoreClips(
                    last.config(),
                    clip -> heldOut.get(folds.foldOf(clip)).scorers().get(number).model(),
                    last.perspective(),
                    clip ->
                        levelOf(
                            last, levels, other -> folds.foldOf(other) != folds.foldOf(clip)))));
      }
      return channel.extend(
          settings.config(),
          new CalibrationScores(clips.stream().map(FrameCache.Clip::seconds).toList(), series));
    } finally {
      temporary.forEach(ScorerModel::close);
    }
  }

  private interface Task<T> {
    Callable<T> of(int clip);
  }

  private static <T> List<T> forEach(TaskPool workers, int count, Task<T> task) {
    return workers.invokeAll(IntStream.range(0, count).mapToObj(task::of).toList());
  }

  private Alarm findAlarms(ScoreChannel channel, FrameCache.Clip clip, byte[] background) {
    Optional<Double> limit = alarms.limit(channel, clip);
    return new Alarm(
        limit,
        limit.isPresent() ? alarms.parts(channel, clip, limit.get(), background) : List.of());
  }

  /** The channel with models that are extended by the alarms of some of the clips. */
  private ScoreChannel withModels(
      ScoreChannel channel,
      FrameCache frames,
      List<Alarm> found,
      IntPredicate selected,
      List<ScorerModel> created) {
    List<TrainingClip> parts =
        IntStream.range(0, found.size())
            .filter(selected)
            .mapToObj(found::get)
            .flatMap(alarm -> alarm.parts().stream())
            .toList();
    List<FittedScorer> scorers = new ArrayList<>();
    for (FittedScorer scorer : channel.scorers()) {
      Optional<ScorerModel> extended =
          parts.isEmpty()
              ? Optional.empty()
              : scorer
                  .model()
                  .extend(
                      frames.subset(parts),
                      scorer.calibration().value(LEARNED_SURPRISAL),
                      new Context(settings.config().seed(), settings.progress()));
      extended.ifPresent(created::add);
      scorers.add(extended.map(scorer::withModel).orElse(scorer));
    }
    return ChannelAlarms.withScorers(channel, scorers);
  }

  /** The level of a scorer and of some of the clips. */
  private static NormalLevel levelOf(
      FittedScorer scorer, List<Map<String, NormalLevel>> levels, IntPredicate selected) {
    return IntStream.range(0, levels.size())
        .filter(selected)
        .mapToObj(clip -> levels.get(clip).getOrDefault(scorer.config().name(), NormalLevel.NONE))
        .reduce(scorer.level(), NormalLevel::max)
        .withCeiling((float) scorer.calibration().value(LEARNED_SURPRISAL));
  }

  /** The result for pseudo-anomalies cut from and pasted into normal video. */
  public SyntheticValidation validate(DetectorModel model, FrameRecorder.Recording recording) {
    ScoreChannel fused = model.channels().get(0);
    List<ScorerConfig> scorers = fused.scorers().stream().map(FittedScorer::config).toList();
    FrameCache frames = recording.frames();
    KFold folds = new KFold(List.of(frames.clips()), List.of());
    try (TaskPool workers = new TaskPool()) {
      List<PseudoAnomalyTrials.Trial> trials =
          new PseudoAnomalyTrials(settings, workers).generate(frames, folds, scorers).trials();
      HeldOutScorer heldOutScorer = new HeldOutScorer(settings, frames.clips(), workers);
      List<TrainedScorer> scored = new ArrayList<>();
      for (FittedScorer scorer : fused.scorers()) {
        scored.add(
            new TrainedScorer(
                new CalibrationScores.Series(scorer, List.of()),
                heldOutScorer.scoreTrials(
                    scorer.config(),
                    fold -> scorer.model(),
                    scorer.perspective(),
                    scorer.level(),
                    trials)));
      }
      return SyntheticValidator.validate(fused, scored, trials);
    }
  }
}
