package io.vad4j.core.detect;

import io.vad4j.AnomalyMap;
import io.vad4j.Contribution;
import io.vad4j.Progress;
import io.vad4j.TrainingException;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.spi.TrainableScorerProvider;
import io.vad4j.spi.TrainingFootage;
import io.vad4j.spi.UntrainedScorerProvider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Learns what is normal from footage.
 *
 * <p>Every frame calibrates, and none calibrates a model that was trained on it: a scorer that is
 * trained is trained once without each third of the footage to score that third, and then once on
 * all of it, which is the model that is kept. So the threshold stands on as many frames as there
 * are, and no test footage is looked at.
 */
final class Fitting {
  /** The most maps that a perspective is learned from. */
  private static final int PERSPECTIVE_MAPS = 500;

  private final DetectorSettings settings;

  Fitting(DetectorSettings settings) {
    this.settings = settings;
  }

  /** Fits every scorer, and the fusion of them, to what was recorded. */
  NormalModel fit(FootageReader.Recording recording) {
    Footage footage = recording.footage();
    Folds folds = Folds.of(footage);
    List<FittedScorer> fitted = new ArrayList<>();
    List<double[]> values = new ArrayList<>();
    try {
      for (ScorerChoice choice : settings.scorers()) {
        HeldOut heldOut = heldOut(choice, footage, folds);
        values.add(heldOut.values());
        ScorerModel model = model(choice, footage, " on all footage");
        fitted.add(
            new FittedScorer(
                choice, model, heldOut.perspective(), calibration(choice, heldOut.values())));
      }
      Calibration fused = calibrateFusion(fitted, values);
      return new NormalModel(
          fitted,
          fused,
          recording.sourceWidth(),
          recording.sourceHeight(),
          Provenance.of(settings, fitted, recording, scored(values).length));
    } catch (RuntimeException | Error e) {
      fitted.forEach(scorer -> scorer.model().close());
      throw e;
    }
  }

  /**
   * What a scorer says of footage that it was not trained on.
   *
   * @param values pooled and smoothed, a frame each, in the folds' order; NaN during warm-up
   */
  private record HeldOut(double[] values, Perspective perspective) {}

  private HeldOut heldOut(ScorerChoice choice, Footage footage, Folds folds) {
    boolean trained = choice.provider() instanceof TrainableScorerProvider;
    List<ScorerModel> models = new ArrayList<>();
    try {
      for (int fold = 0; fold < folds.folds().size(); fold++) {
        boolean own = trained || fold == 0;
        models.add(
            own
                ? model(
                    choice,
                    footage.only(folds.without(fold)),
                    " for calibration %d of %d".formatted(fold + 1, folds.folds().size()))
                : models.get(0));
      }
      Perspective perspective =
          settings.perspective() ? perspective(choice, models, folds) : Perspective.NONE;
      return new HeldOut(score(choice, models, folds, perspective), perspective);
    } finally {
      models.stream().distinct().forEach(ScorerModel::close);
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

  private Perspective perspective(ScorerChoice choice, List<ScorerModel> models, Folds folds) {
    long frames = folds.all().stream().mapToLong(Footage.Clip::size).sum();
    long every = Math.max(1, frames / PERSPECTIVE_MAPS);
    List<AnomalyMap> maps = new ArrayList<>();
    for (int fold = 0; fold < models.size(); fold++) {
      for (Footage.Clip clip : folds.folds().get(fold)) {
        try (ScorerChannel channel = channel(choice, models.get(fold), Perspective.NONE)) {
          for (int i = 0; i < clip.size(); i++) {
            var reading = channel.read(clip.frame(i));
            if (reading.isPresent() && i % every == 0) {
              maps.add(reading.get().map());
            }
          }
        }
      }
    }
    return maps.isEmpty() ? Perspective.NONE : Perspective.of(maps);
  }

  private double[] score(
      ScorerChoice choice, List<ScorerModel> models, Folds folds, Perspective perspective) {
    List<Footage.Clip> all = folds.all();
    double[] values = new double[all.stream().mapToInt(Footage.Clip::size).sum()];
    Arrays.fill(values, Double.NaN);
    int at = 0;
    for (int fold = 0; fold < models.size(); fold++) {
      for (Footage.Clip clip : folds.folds().get(fold)) {
        try (ScorerChannel channel = channel(choice, models.get(fold), perspective)) {
          for (int i = 0; i < clip.size(); i++) {
            values[at] =
                channel.read(clip.frame(i)).map(ScorerChannel.Reading::value).orElse(Double.NaN);
            at++;
          }
        }
        settings
            .progress()
            .progressed(
                new Progress(
                    "calibrating " + choice.name(), at, OptionalLong.of(values.length), ""));
      }
    }
    return values;
  }

  private ScorerChannel channel(ScorerChoice choice, ScorerModel model, Perspective perspective) {
    return new ScorerChannel(
        model.open(), perspective, choice.effectivePooling(), new Smoothing(settings.smoothing()));
  }

  private static Calibration calibration(ScorerChoice choice, double[] values) {
    double[] known = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    if (known.length < Folds.FEWEST_FRAMES / 2) {
      throw new TrainingException(
          "Scorer %s has evidence for only %d of %d frames, since each clip's first %d are warm-up. Give longer clips."
              .formatted(
                  choice.name(),
                  known.length,
                  values.length,
                  choice.provider().descriptor().warmUp()));
    }
    return Calibration.of(known);
  }

  /** The positions at which every scorer has a value. */
  private static int[] scored(List<double[]> values) {
    return IntStream.range(0, values.get(0).length)
        .filter(i -> values.stream().noneMatch(series -> Double.isNaN(series[i])))
        .toArray();
  }

  static Calibration calibrateFusion(List<FittedScorer> scorers, List<double[]> values) {
    return Calibration.of(
        Arrays.stream(scored(values))
            .mapToDouble(
                i -> {
                  List<Contribution> contributions = new ArrayList<>();
                  for (int s = 0; s < scorers.size(); s++) {
                    contributions.add(scorers.get(s).contribution(values.get(s)[i]));
                  }
                  return Fusion.fuse(contributions);
                })
            .toArray());
  }
}
