package io.vad4j.core.detect;

import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.spi.TrainableScorerProvider;
import io.vad4j.spi.TrainingFootage;
import io.vad4j.spi.UntrainedScorerProvider;
import java.util.ArrayList;
import java.util.List;

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
    Footage footage = recording.footage();
    Folds folds = Folds.of(footage);
    Calibrator calibrator = new Calibrator(settings, folds.all());
    List<Calibrator.Measured> measured = new ArrayList<>();
    List<FittedScorer> fitted = new ArrayList<>();
    try {
      for (ScorerChoice choice : settings.scorers()) {
        Calibrator.Measured heldOut = heldOut(calibrator, choice, footage, folds);
        measured.add(heldOut);
        fitted.add(
            new FittedScorer(
                choice,
                model(choice, footage, " on all footage"),
                heldOut.perspective(),
                heldOut.calibration()));
      }
      FusedEvidence fused = calibrator.fuse(fitted, measured);
      return new NormalModel(
          fitted,
          fused.calibration(),
          recording.sourceWidth(),
          recording.sourceHeight(),
          Provenance.of(settings, fitted, recording, fused));
    } catch (RuntimeException | Error e) {
      fitted.forEach(scorer -> scorer.model().close());
      throw e;
    }
  }

  private Calibrator.Measured heldOut(
      Calibrator calibrator, ScorerChoice choice, Footage footage, Folds folds) {
    boolean trained = choice.provider() instanceof TrainableScorerProvider;
    List<ScorerModel> models = new ArrayList<>();
    try {
      for (int fold = 0; fold < (trained ? folds.count() : 1); fold++) {
        models.add(
            model(
                choice,
                footage.only(folds.without(fold)),
                " for calibration %d of %d".formatted(fold + 1, folds.count())));
      }
      return calibrator.measure(choice, clip -> models.get(trained ? folds.foldOf(clip) : 0));
    } finally {
      models.forEach(ScorerModel::close);
    }
  }

  private ScorerModel model(ScorerChoice choice, TrainingFootage footage, String purpose) {
    ScorerProvider provider = choice.provider();
    if (provider instanceof TrainableScorerProvider trainable) {
      FitContext context = new FitContext(settings.seed(), settings.progress(), purpose);
      return trainable.train(footage, choice.options(), context);
    }
    return ((UntrainedScorerProvider) provider).create(choice.options());
  }

  /** The same models with calibrations and threshold by other footage. */
  NormalModel recalibrate(NormalModel known, FootageReader.Recording recording) {
    Calibrator calibrator = new Calibrator(settings, Folds.of(recording.footage()).all());
    List<Calibrator.Measured> measured = new ArrayList<>();
    List<FittedScorer> fitted = new ArrayList<>();
    for (FittedScorer scorer : known.scorers()) {
      Calibrator.Measured heldOut = calibrator.measure(scorer.choice(), clip -> scorer.model());
      measured.add(heldOut);
      fitted.add(
          new FittedScorer(
              scorer.choice(), scorer.model(), heldOut.perspective(), heldOut.calibration()));
    }
    FusedEvidence fused = calibrator.fuse(fitted, measured);
    return new NormalModel(
        fitted,
        fused.calibration(),
        known.sourceWidth(),
        known.sourceHeight(),
        Provenance.recalibrated(known.info(), recording, fused));
  }
}
