package io.vad4j.core.training;

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
import io.vad4j.core.training.ScorerTrainer.TrainedScorer;
import io.vad4j.spi.ScorerModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Training of a detector by k-fold cross-fitting: every frame calibrates, and none calibrates a
 * model that was trained on it. A trainable scorer is trained once without each fold, to score that
 * fold, and once on all frames for the final model. With one fold a third of the clips is held out
 * for good instead.
 */
public final class DetectorTrainer {
  /** Number of parts into which fewer clips are split for recalibration. */
  private static final int RECALIBRATION_FOLDS = 3;

  private final DetectorSettings settings;
  private final Consumer<ScorerConfig> onScorer;

  /**
   * A trainer.
   *
   * @param onScorer called before a scorer is trained
   */
  public DetectorTrainer(DetectorSettings settings, Consumer<ScorerConfig> onScorer) {
    this.settings = settings;
    this.onScorer = onScorer;
  }

  /**
   * Fits all scorers, the fusion and the thresholds.
   *
   * @throws io.vad4j.TrainingException if there are too few frames
   */
  public DetectorModel fit(FrameRecorder.Recording recording) {
    KFold folds = KFold.of(recording.frames(), settings.config().folds());
    List<ScoreChannel.Group<ScorerConfig>> groups =
        ScoreChannel.partition(settings.scorers(), Function.identity());
    List<ScorerModel> models = new ArrayList<>();
    try (TaskPool workers = new TaskPool()) {
      HeldOutScorer heldOutScorer = new HeldOutScorer(settings, folds.heldOutClips(), workers);
      PseudoAnomalyTrials.TrialSet trialSet =
          new PseudoAnomalyTrials(settings, workers)
              .generate(recording.frames(), folds, groups.get(0).scorers());
      ScorerTrainer scorerTrainer =
          new ScorerTrainer(settings, recording.frames(), folds, heldOutScorer, trialSet, workers);
      List<ScoreChannel> channels = new ArrayList<>();
      List<TrainedScorer> fused = List.of();
      for (ScoreChannel.Group<ScorerConfig> group : groups) {
        List<TrainedScorer> trained = train(group, channels.isEmpty(), scorerTrainer, models);
        channels.add(
            heldOutScorer.fitChannel(
                group.kind(), trained.stream().map(TrainedScorer::normal).toList()));
        fused = channels.size() == 1 ? trained : fused;
      }
      ChannelSet channelSet = ChannelSet.of(channels, settings.config());
      SyntheticValidation validation =
          SyntheticValidator.validate(channelSet.channels().get(0), fused, trialSet.trials());
      List<String> warnings =
          TrainingSetChecks.findWarnings(
              channelSet.channels(),
              folds.heldOutClips(),
              settings.config(),
              settings.config().syntheticAnomalies() == 0 ? -1 : trialSet.objectCount());
      return new DetectorModel(
          channelSet,
          recording.sourceWidth(),
          recording.sourceHeight(),
          recording.stabilizer(),
          ModelInfoFactory.create(
              settings, recording, folds.trainingFrames(), channelSet, validation, warnings));
    } catch (RuntimeException | Error e) {
      models.forEach(ScorerModel::close);
      throw e;
    }
  }

  /** Trains the scorers of a channel and adds their final models to those to close on failure. */
  private List<TrainedScorer> train(
      ScoreChannel.Group<ScorerConfig> group,
      boolean withTrials,
      ScorerTrainer scorerTrainer,
      List<ScorerModel> models) {
    List<TrainedScorer> trained = new ArrayList<>();
    for (ScorerConfig config : group.scorers()) {
      onScorer.accept(config);
      TrainedScorer scorer = scorerTrainer.train(config, withTrials);
      models.add(scorer.normal().scorer().model());
      trained.add(scorer);
    }
    return trained;
  }

  /**
   * The same scorer models with calibrations and thresholds fitted on other frames.
   *
   * @throws io.vad4j.TrainingException if there are too few frames
   */
  public DetectorModel recalibrate(DetectorModel model, FrameRecorder.Recording recording) {
    try (TaskPool workers = new TaskPool()) {
      List<FrameCache.Clip> clips =
          KFold.of(recording.frames(), RECALIBRATION_FOLDS).heldOutClips();
      HeldOutScorer heldOutScorer = new HeldOutScorer(settings, clips, workers);
      List<ScoreChannel> channels = new ArrayList<>();
      for (ScoreChannel channel : model.channels()) {
        channels.add(
            heldOutScorer.fitChannel(
                channel.kind(),
                channel.scorers().stream().map(scorer -> score(scorer, heldOutScorer)).toList()));
      }
      ChannelSet channelSet = ChannelSet.of(channels, settings.config());
      List<String> warnings = new ArrayList<>(recording.warnings());
      warnings.addAll(
          TrainingSetChecks.findWarnings(channelSet.channels(), clips, settings.config(), -1));
      return new DetectorModel(
          channelSet,
          model.sourceWidth(),
          model.sourceHeight(),
          model.stabilizer(),
          ModelInfoFactory.createRecalibrated(model.info(), recording, channelSet, warnings));
    }
  }

  private static CalibrationScores.Series score(FittedScorer scorer, HeldOutScorer heldOutScorer) {
    return heldOutScorer.score(
        scorer.config(),
        clip -> scorer.model(),
        scorer.model(),
        scorer.perspective(),
        scorer.level());
  }
}
