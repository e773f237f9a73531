package io.vad4j.core.training;

import io.vad4j.AnomalyKind;
import io.vad4j.ProgressListener;
import io.vad4j.core.config.DetectorSettings;
import io.vad4j.core.config.ScorerConfig;
import io.vad4j.core.frames.FrameCache;
import io.vad4j.core.fusion.CalibrationScores;
import io.vad4j.core.scoring.NormalLevel;
import io.vad4j.core.scoring.PerspectiveNormalization;
import io.vad4j.core.scoring.ScorerFactory;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.spi.TrainableScorerProvider;
import io.vad4j.spi.TrainingContext;
import io.vad4j.spi.TrainingSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;

/** Trains the models of one scorer after the other and calibrates them on held-out clips. */
final class ScorerTrainer {
  /** Kinds whose scores decrease with the distance from the camera. */
  private static final Set<AnomalyKind> PERSPECTIVE_DEPENDENT_KINDS =
      EnumSet.of(AnomalyKind.MOTION, AnomalyKind.DIRECTION);

  private final DetectorSettings settings;
  private final FrameCache frames;
  private final KFold folds;
  private final HeldOutScorer heldOutScorer;
  private final PseudoAnomalyTrials.TrialSet trialSet;
  private final TaskPool workers;

  ScorerTrainer(
      DetectorSettings settings,
      FrameCache frames,
      KFold folds,
      HeldOutScorer heldOutScorer,
      PseudoAnomalyTrials.TrialSet trialSet,
      TaskPool workers) {
    this.settings = settings;
    this.frames = frames;
    this.folds = folds;
    this.heldOutScorer = heldOutScorer;
    this.trialSet = trialSet;
    this.workers = workers;
  }

  /**
   * A trained scorer and its scores.
   *
   * @param normal scores of the held-out normal clips
   * @param trials for each pseudo-anomaly trial the scores of its anomalous frames; NaN during
   *     warm-up
   */
  record TrainedScorer(CalibrationScores.Series normal, List<double[]> trials) {}

  private record Context(long seed, ProgressListener progress, Optional<Path> checkpointDirectory)
      implements TrainingContext {}

  /**
   * Trains a scorer.
   *
   * @param withTrials whether to score the pseudo-anomaly trials
   */
  TrainedScorer train(ScorerConfig config, boolean withTrials) {
    List<ScorerModel> models = trainModels(config);
    int last = models.size() - 1;
    IntFunction<ScorerModel> modelOfFold = fold -> models.get(last == 0 ? 0 : fold);
    IntFunction<ScorerModel> modelOfClip = clip -> modelOfFold.apply(folds.foldOf(clip));
    try {
      PerspectiveNormalization perspective = fitPerspective(config, modelOfClip);
      CalibrationScores.Series normal =
          heldOutScorer.score(config, modelOfClip, models.get(last), perspective, NormalLevel.NONE);
      List<double[]> trials =
          withTrials
              ? heldOutScorer.scoreTrials(
                  config, modelOfFold, perspective, NormalLevel.NONE, trialSet.trials())
              : List.of();
      return new TrainedScorer(normal, trials);
    } catch (RuntimeException | Error e) {
      models.get(last).close();
      throw e;
    } finally {
      models.subList(0, last).forEach(ScorerModel::close);
    }
  }

  /** The perspective normalization by the mode that is set; in AUTO mode by the criterion. */
  private PerspectiveNormalization fitPerspective(
      ScorerConfig config, IntFunction<ScorerModel> models) {
    return switch (settings.config().perspectiveMode()) {
      case OFF -> PerspectiveNormalization.NONE;
      case ON -> heldOutScorer.fitPerspective(config, models);
      case AUTO ->
          PERSPECTIVE_DEPENDENT_KINDS.contains(config.descriptor().kind())
                  && PerspectiveCriterion.isMet(trialSet.objectSizes())
              ? heldOutScorer.fitPerspective(config, models).orNoneIfInverted()
              : PerspectiveNormalization.NONE;
    };
  }

  /**
   * A model for each fold, trained without it, and last the final model, trained on all frames; one
   * model only where nothing is trained, or where one part is held out for good.
   */
  private List<ScorerModel> trainModels(ScorerConfig config) {
    ScorerProvider provider = config.provider();
    if (!(provider instanceof TrainableScorerProvider trainable)) {
      return List.of(ScorerFactory.createTrainingFree(config));
    }
    List<Callable<ScorerModel>> trainings = new ArrayList<>();
    int count = folds.trainsOnAll() ? folds.count() + 1 : 1;
    OrderedProgress progress = new OrderedProgress(settings.progress(), count);
    for (int i = 0; i < count; i++) {
      int part = i;
      boolean all = part == folds.count();
      TrainingSet trainingSet = all ? frames : frames.subset(folds.trainingClips(part));
      Context context = trainingContext(config, part, part == count - 1, progress);
      trainings.add(
          () -> {
            ScorerModel model =
                ScorerFactory.create(
                    provider, () -> trainable.train(trainingSet, config.options(), context));
            progress.markDone(part);
            return model;
          });
    }
    return workers.invokeAll(trainings);
  }

  private Context trainingContext(
      ScorerConfig config, int part, boolean last, OrderedProgress progress) {
    String purpose =
        part == folds.count()
            ? " on all video"
            : last
                ? " on all but what is held out"
                : " for calibration %d of %d".formatted(part + 1, folds.count());
    String folder = config.name() + (last ? "" : "-held-out-" + (part + 1));
    return new Context(
        settings.config().seed(),
        progress.listenerFor(part, purpose),
        settings.config().checkpointDirectory().map(parent -> parent.resolve(folder)));
  }
}
