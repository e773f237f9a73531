package io.vad4j.core.detect;

import io.vad4j.AnomalyKind;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.spi.TrainableScorerProvider;
import io.vad4j.spi.TrainingFootage;
import io.vad4j.spi.UntrainedScorerProvider;
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
final class Fitting {
  /** Into how many parts footage is cut that has fewer clips, when nothing is trained. */
  private static final int RECALIBRATION_PIECES = 3;

  /** Kinds of evidence of which there is less far away; a strange look is as strange there. */
  private static final Set<AnomalyKind> GROWS_WITH_NEARNESS =
      EnumSet.of(AnomalyKind.MOTION, AnomalyKind.DIRECTION);

  private final DetectorSettings settings;

  Fitting(DetectorSettings settings) {
    this.settings = settings;
  }

  /** Fits every scorer, and the fusion of them, to what was recorded. */
  NormalModel fit(FootageReader.Recording recording) {
    Folds folds = Folds.of(recording.footage(), settings.folds());
    List<FittedScorer> fitted = new ArrayList<>();
    try (Workers workers = new Workers()) {
      Calibrator calibrator = new Calibrator(settings, folds.all(), workers);
      TrialMaker.Made made = new TrialMaker(settings, workers).make(folds);
      FusionFitting fusion = new FusionFitting(settings, folds, calibrator, made);
      for (ScorerChoice choice : settings.scorers()) {
        List<ScorerModel> models = models(choice, recording.footage(), folds, workers);
        int last = models.size() - 1;
        try {
          IntFunction<ScorerModel> unseen = clip -> models.get(last == 0 ? 0 : folds.foldOf(clip));
          Perspective perspective = perspective(made, calibrator, choice, unseen);
          Calibrator.Measured heldOut = calibrator.measure(choice, unseen, perspective);
          FittedScorer scorer =
              new FittedScorer(
                  choice, models.get(last), heldOut.perspective(), heldOut.calibration());
          fusion.add(scorer, heldOut, fold -> models.get(last == 0 ? 0 : fold));
          fitted.add(scorer);
        } catch (RuntimeException | Error e) {
          models.get(last).close();
          throw e;
        } finally {
          models.subList(0, last).forEach(ScorerModel::close);
        }
      }
      FusionFitting.Fitted fused = fusion.fit();
      return new NormalModel(
          fused.scorers(),
          fused.evidence(),
          recording.sourceWidth(),
          recording.sourceHeight(),
          recording.steadying(),
          Provenance.of(settings, recording, folds.trainingFrames(), fused));
    } catch (RuntimeException | Error e) {
      fitted.forEach(scorer -> scorer.model().close());
      throw e;
    }
  }

  /**
   * What a scorer's evidence is divided by, if that was asked for, or if depth is seen and the
   * evidence is of a kind that it matters to.
   */
  private Perspective perspective(
      TrialMaker.Made made,
      Calibrator calibrator,
      ScorerChoice choice,
      IntFunction<ScorerModel> unseen) {
    return switch (settings.perspective()) {
      case NEVER -> Perspective.NONE;
      case ALWAYS -> calibrator.perspective(choice, unseen);
      case WHERE_SEEN ->
          GROWS_WITH_NEARNESS.contains(choice.provider().descriptor().kind())
                  && Depth.seenIn(made.sizes())
              ? calibrator.perspective(choice, unseen).ifNearIsMore()
              : Perspective.NONE;
    };
  }

  /**
   * A model for each fold, trained without it, and last the one to keep, trained on all footage;
   * only one where nothing is trained, or a part is held out for good.
   */
  private List<ScorerModel> models(
      ScorerChoice choice, Footage footage, Folds folds, Workers workers) {
    ScorerProvider provider = choice.provider();
    if (provider instanceof UntrainedScorerProvider untrained) {
      return List.of(ScorerMaking.by(provider, () -> untrained.create(choice.options())));
    }
    TrainableScorerProvider trainable = (TrainableScorerProvider) provider;
    OrderedProgress progress = new OrderedProgress(settings.progress());
    List<Callable<ScorerModel>> trainings = new ArrayList<>();
    int count = folds.trainsOnAll() ? folds.count() + 1 : 1;
    for (int part = 0; part < count; part++) {
      boolean all = part == folds.count();
      TrainingFootage seen = all ? footage : footage.only(folds.without(part));
      boolean kept = part == count - 1;
      String purpose =
          all
              ? " on all footage"
              : kept
                  ? " on all but what is held out"
                  : " for calibration %d of %d".formatted(part + 1, folds.count());
      String folder = choice.name() + (kept ? "" : "-held-out-" + (part + 1));
      FitContext context =
          new FitContext(
              settings.seed(),
              progress.part(part, purpose),
              settings.checkpoints().map(parent -> parent.resolve(folder)));
      int number = part;
      trainings.add(
          () -> {
            ScorerModel model =
                ScorerMaking.by(provider, () -> trainable.train(seen, choice.options(), context));
            progress.finished(number);
            return model;
          });
    }
    return workers.all(trainings);
  }

  /** The same models with calibrations and threshold by other footage. */
  NormalModel recalibrate(NormalModel known, FootageReader.Recording recording) {
    List<Calibrator.Measured> measured = new ArrayList<>();
    List<FittedScorer> fitted = new ArrayList<>();
    try (Workers workers = new Workers()) {
      List<Footage.Clip> clips = Folds.of(recording.footage(), RECALIBRATION_PIECES).all();
      Calibrator calibrator = new Calibrator(settings, clips, workers);
      for (FittedScorer scorer : known.scorers()) {
        Calibrator.Measured heldOut =
            calibrator.measure(scorer.choice(), clip -> scorer.model(), scorer.perspective());
        measured.add(heldOut);
        fitted.add(
            new FittedScorer(
                scorer.choice(), scorer.model(), heldOut.perspective(), heldOut.calibration()));
      }
      List<FusedEvidence> evidence = calibrator.fuse(fitted, measured);
      return new NormalModel(
          fitted,
          evidence,
          known.sourceWidth(),
          known.sourceHeight(),
          known.steadying(),
          Provenance.recalibrated(
              known,
              recording,
              evidence,
              FootageCheck.warnings(
                  evidence.get(0),
                  clips.stream().map(Footage.Clip::name).toList(),
                  calibrator.scores(fitted, measured, evidence.get(0)),
                  -1)));
    }
  }
}
