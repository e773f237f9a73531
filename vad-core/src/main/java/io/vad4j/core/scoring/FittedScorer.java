package io.vad4j.core.scoring;

import io.vad4j.Scorer;
import io.vad4j.ScorerContribution;
import io.vad4j.core.calibration.SurprisalCalibration;
import io.vad4j.core.config.DetectorSettings;
import io.vad4j.core.config.ScorerConfig;
import io.vad4j.core.signal.ExponentialSmoother;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.StreamContext;

/**
 * A scorer that knows what is normal.
 *
 * @param config what was chosen
 * @param model what it has learned
 * @param perspective how large its evidence usually is at each height of the picture
 * @param calibration how rare its pooled, smoothed evidence is on normal footage
 */
public record FittedScorer(
    ScorerConfig config,
    ScorerModel model,
    PerspectiveNormalization perspective,
    SurprisalCalibration calibration) {

  /** What a pooled, smoothed value of its evidence says. */
  public ScorerContribution contribution(double value) {
    return new ScorerContribution(
        config.name(),
        config.provider().descriptor().kind(),
        calibration.surprisal(value),
        config.weight());
  }

  /** The same with another weight. */
  public FittedScorer withWeight(double weight) {
    return new FittedScorer(config.withWeight(weight), model, perspective, calibration);
  }

  /** Opens a pipeline for a stream whose scorers share the objects of a context. */
  public ScorerPipeline newPipeline(DetectorSettings detectorConfig, StreamContext context) {
    Scorer scorer = model.newScorer(context);
    return new ScorerPipeline(
        scorer,
        perspective,
        config.effectivePooling(),
        new ExponentialSmoother(detectorConfig.smoothing()));
  }
}
