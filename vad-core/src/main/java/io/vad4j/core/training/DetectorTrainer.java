package io.vad4j.core.training;

import io.vad4j.AnomalyKind;
import io.vad4j.core.config.DetectorSettings;
import io.vad4j.core.config.ScorerConfig;
import io.vad4j.core.frames.FrameCache;
import io.vad4j.core.fusion.ChannelCalibration;
import io.vad4j.core.model.DetectorModel;
import io.vad4j.core.preprocess.FrameRecorder;
import io.vad4j.core.scoring.FittedScorer;
import io.vad4j.core.scoring.PerspectiveNormalization;
import io.vad4j.core.scoring.ScorerFactory;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.spi.TrainableScorerProvider;
import io.vad4j.spi.TrainingFreeScorerProvider;
import io.vad4j.spi.TrainingSet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;

/**
 * Learns what is normal from footage.
 *
 * <p>Every frame calibrates, and none calibrates a model that was trained on it: a scorer that is
 * trained is trained once without each third of the footage to score that third, and then once on
 * all of it, which is the model that is kept. So the threshold stands on as many frames as there
 * are, and no test footage is looked at. Where training takes long, one part may be held out for
 * good instead.
 */
public final class DetectorTrainer {
  /** Into how many parts footage is cut that has fewer clips, when nothing is trained. */
  private static final int RECALIBRATION_FOLDS = 3;

  /** Kinds of evidence of which there is less far away; a strange look is as strange there. */
  private static final Set<AnomalyKind> PERSPECTIVE_DEPENDENT_KINDS =
      EnumSet.of(AnomalyKind.MOTION, AnomalyKind.DIRECTION);

  private final DetectorSettings settings;

  public DetectorTrainer(DetectorSettings settings) {
    this.settings = settings;
  }

  /** Fits every scorer, and the fusion of them, to what was recorded. */
  public DetectorModel fit(FrameRecorder.Recording recording) {
    KFold folds = KFold.of(recording.frames(), settings.folds());
    List<FittedScorer> fitted = new ArrayList<>();
    try (TaskPool workers = new TaskPool()) {
      HeldOutScorer heldOutScorer = new HeldOutScorer(settings, folds.heldOutClips(), workers);
      PseudoAnomalyTrials.TrialSet trialSet =
          new PseudoAnomalyTrials(settings, workers).generate(recording.frames(), folds);
      FusionTrainer fusion = new FusionTrainer(settings, folds, heldOutScorer, trialSet);
      for (ScorerConfig scorerConfig : settings.scorers()) {
        List<ScorerModel> models = trainModels(scorerConfig, recording.frames(), folds, workers);
        int last = models.size() - 1;
        try {
          IntFunction<ScorerModel> heldOutModels =
              clip -> models.get(last == 0 ? 0 : folds.foldOf(clip));
          PerspectiveNormalization perspective =
              fitPerspective(trialSet, heldOutScorer, scorerConfig, heldOutModels);
          HeldOutScorer.HeldOutScores heldOutScores =
              heldOutScorer.score(scorerConfig, heldOutModels, perspective);
          FittedScorer scorer =
              new FittedScorer(
                  scorerConfig,
                  models.get(last),
                  heldOutScores.perspective(),
                  heldOutScores.calibration());
          fusion.add(scorer, heldOutScores, fold -> models.get(last == 0 ? 0 : fold));
          fitted.add(scorer);
        } catch (RuntimeException | Error e) {
          models.get(last).close();
          throw e;
        } finally {
          models.subList(0, last).forEach(ScorerModel::close);
        }
      }
      FusionTrainer.FusionResult fusionResult = fusion.fit();
      return new DetectorModel(
          fusionResult.scorers(),
          fusionResult.calibrations(),
          recording.sourceWidth(),
          recording.sourceHeight(),
          recording.stabilizer(),
          ModelInfoFactory.create(settings, recording, folds.trainingFrames(), fusionResult));
    } catch (RuntimeException | Error e) {
      fitted.forEach(scorer -> scorer.model().close());
      throw e;
    }
  }

  /**
   * What a scorer's evidence is divided by, if that was asked for, or if depth is seen and the
   * evidence is of a kind that it matters to.
   */
  private PerspectiveNormalization fitPerspective(
      PseudoAnomalyTrials.TrialSet trialSet,
      HeldOutScorer heldOutScorer,
      ScorerConfig scorerConfig,
      IntFunction<ScorerModel> heldOutModels) {
    return switch (settings.perspectiveMode()) {
      case OFF -> PerspectiveNormalization.NONE;
      case ON -> heldOutScorer.fitPerspective(scorerConfig, heldOutModels);
      case AUTO ->
          PERSPECTIVE_DEPENDENT_KINDS.contains(scorerConfig.provider().descriptor().kind())
                  && PerspectiveCriterion.isMet(trialSet.objectSizes())
              ? heldOutScorer.fitPerspective(scorerConfig, heldOutModels).orNoneIfInverted()
              : PerspectiveNormalization.NONE;
    };
  }

  /**
   * A model for each fold, trained without it, and last the one to keep, trained on all footage;
   * only one where nothing is trained, or a part is held out for good.
   */
  private List<ScorerModel> trainModels(
      ScorerConfig scorerConfig, FrameCache frames, KFold folds, TaskPool workers) {
    ScorerProvider provider = scorerConfig.provider();
    if (provider instanceof TrainingFreeScorerProvider trainingFree) {
      return List.of(
          ScorerFactory.create(provider, () -> trainingFree.create(scorerConfig.options())));
    }
    TrainableScorerProvider trainable = (TrainableScorerProvider) provider;
    OrderedProgress progress = new OrderedProgress(settings.progress());
    List<Callable<ScorerModel>> trainings = new ArrayList<>();
    int count = folds.trainsOnAll() ? folds.count() + 1 : 1;
    for (int part = 0; part < count; part++) {
      boolean all = part == folds.count();
      TrainingSet trainingSet = all ? frames : frames.subset(folds.trainingClips(part));
      boolean kept = part == count - 1;
      String purpose =
          all
              ? " on all footage"
              : kept
                  ? " on all but what is held out"
                  : " for calibration %d of %d".formatted(part + 1, folds.count());
      String folder = scorerConfig.name() + (kept ? "" : "-held-out-" + (part + 1));
      DefaultTrainingContext context =
          new DefaultTrainingContext(
              settings.seed(),
              progress.listenerFor(part, purpose),
              settings.checkpointDirectory().map(parent -> parent.resolve(folder)));
      int number = part;
      trainings.add(
          () -> {
            ScorerModel model =
                ScorerFactory.create(
                    provider, () -> trainable.train(trainingSet, scorerConfig.options(), context));
            progress.markDone(number);
            return model;
          });
    }
    return workers.invokeAll(trainings);
  }

  /** The same models with calibrations and threshold by other footage. */
  public DetectorModel recalibrate(DetectorModel model, FrameRecorder.Recording recording) {
    List<HeldOutScorer.HeldOutScores> allHeldOutScores = new ArrayList<>();
    List<FittedScorer> fitted = new ArrayList<>();
    try (TaskPool workers = new TaskPool()) {
      List<FrameCache.Clip> clips =
          KFold.of(recording.frames(), RECALIBRATION_FOLDS).heldOutClips();
      HeldOutScorer heldOutScorer = new HeldOutScorer(settings, clips, workers);
      for (FittedScorer scorer : model.scorers()) {
        HeldOutScorer.HeldOutScores heldOutScores =
            heldOutScorer.score(scorer.config(), clip -> scorer.model(), scorer.perspective());
        allHeldOutScores.add(heldOutScores);
        fitted.add(
            new FittedScorer(
                scorer.config(),
                scorer.model(),
                heldOutScores.perspective(),
                heldOutScores.calibration()));
      }
      List<ChannelCalibration> calibrations =
          heldOutScorer.calibrateChannels(fitted, allHeldOutScores);
      return new DetectorModel(
          fitted,
          calibrations,
          model.sourceWidth(),
          model.sourceHeight(),
          model.stabilizer(),
          ModelInfoFactory.createRecalibrated(
              model,
              recording,
              calibrations,
              TrainingSetChecks.findWarnings(
                  calibrations.get(0),
                  clips.stream().map(FrameCache.Clip::name).toList(),
                  heldOutScorer.scoreSeries(fitted, allHeldOutScores, calibrations.get(0)),
                  -1)));
    }
  }
}
