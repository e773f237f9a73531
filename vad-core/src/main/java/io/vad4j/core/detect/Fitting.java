package io.vad4j.core.detect;

import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.spi.TrainableScorerProvider;
import io.vad4j.spi.TrainingFootage;
import io.vad4j.spi.UntrainedScorerProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Learns what is normal from footage.
 *
 * <p>Every frame calibrates, and none calibrates a model that was trained on it: a scorer that is
 * trained is trained once without each third of the footage to score that third, and then once on
 * all of it, which is the model that is kept. So the threshold stands on as many frames as there
 * are, and no test footage is looked at.
 */
final class Fitting {
  private final DetectorSettings settings;

  Fitting(DetectorSettings settings) {
    this.settings = settings;
  }

  /** Fits every scorer, and the fusion of them, to what was recorded. */
  NormalModel fit(FootageReader.Recording recording) {
    Folds folds = Folds.of(recording.footage());
    List<Calibrator.Measured> measured = new ArrayList<>();
    List<FittedScorer> fitted = new ArrayList<>();
    try (Workers workers = new Workers()) {
      Calibrator calibrator = new Calibrator(settings, folds.all(), workers);
      for (ScorerChoice choice : settings.scorers()) {
        List<ScorerModel> models = models(choice, recording.footage(), folds, workers);
        int last = models.size() - 1;
        try {
          Calibrator.Measured heldOut =
              calibrator.measure(choice, clip -> models.get(last == 0 ? 0 : folds.foldOf(clip)));
          measured.add(heldOut);
          fitted.add(
              new FittedScorer(
                  choice, models.get(last), heldOut.perspective(), heldOut.calibration()));
        } catch (RuntimeException | Error e) {
          models.get(last).close();
          throw e;
        } finally {
          models.subList(0, last).forEach(ScorerModel::close);
        }
      }
      List<FusedEvidence> evidence = calibrator.fuse(fitted, measured);
      return new NormalModel(
          fitted,
          evidence,
          recording.sourceWidth(),
          recording.sourceHeight(),
          recording.steadying(),
          Provenance.of(settings, fitted, recording, evidence));
    } catch (RuntimeException | Error e) {
      fitted.forEach(scorer -> scorer.model().close());
      throw e;
    }
  }

  /**
   * A model for each fold, trained without it, and last the one to keep, trained on all footage;
   * only that where nothing is trained.
   */
  private List<ScorerModel> models(
      ScorerChoice choice, Footage footage, Folds folds, Workers workers) {
    ScorerProvider provider = choice.provider();
    if (provider instanceof UntrainedScorerProvider untrained) {
      return List.of(untrained.create(choice.options()));
    }
    TrainableScorerProvider trainable = (TrainableScorerProvider) provider;
    OrderedProgress progress = new OrderedProgress(settings.progress());
    List<Callable<ScorerModel>> trainings = new ArrayList<>();
    for (int part = 0; part <= folds.count(); part++) {
      boolean all = part == folds.count();
      TrainingFootage seen = all ? footage : footage.only(folds.without(part));
      String purpose =
          all ? " on all footage" : " for calibration %d of %d".formatted(part + 1, folds.count());
      String folder = choice.name() + (all ? "" : "-held-out-" + (part + 1));
      FitContext context =
          new FitContext(
              settings.seed(),
              progress.part(part, purpose),
              settings.checkpoints().map(parent -> parent.resolve(folder)));
      int number = part;
      trainings.add(
          () -> {
            ScorerModel model = trainable.train(seen, choice.options(), context);
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
      Calibrator calibrator =
          new Calibrator(settings, Folds.of(recording.footage()).all(), workers);
      for (FittedScorer scorer : known.scorers()) {
        Calibrator.Measured heldOut = calibrator.measure(scorer.choice(), clip -> scorer.model());
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
          Provenance.recalibrated(known, recording, evidence));
    }
  }
}
