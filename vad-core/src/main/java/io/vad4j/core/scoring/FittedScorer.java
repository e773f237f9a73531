package io.vad4j.core.scoring;

import io.vad4j.Scorer;
import io.vad4j.ScorerContribution;
import io.vad4j.core.calibration.SurprisalCalibration;
import io.vad4j.core.config.DetectorSettings;
import io.vad4j.core.config.ScorerConfig;
import io.vad4j.core.signal.ExponentialSmoother;
import io.vad4j.spi.ScorerModel;

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

  /** Opens a channel for one stream. */
  public ScorerPipeline newPipeline(DetectorSettings detectorConfig) {
    Scorer scorer = model.newScorer();
    return new ScorerPipeline(
        scorer,
        perspective,
        config.effectivePooling(),
        new ExponentialSmoother(detectorConfig.config().smoothing()));
  }
}
