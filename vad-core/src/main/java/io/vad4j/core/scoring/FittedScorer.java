package io.vad4j.core.scoring;

import io.vad4j.ScorerContribution;
import io.vad4j.core.calibration.SurprisalCalibration;
import io.vad4j.core.config.ScorerConfig;
import io.vad4j.spi.ScorerModel;
import java.util.Optional;

/**
 * A scorer with its fitted model and its calibration.
 *
 * @param config the configuration, with the weight in the fusion
 * @param model the fitted model
 * @param perspective the normalization of its anomaly maps
 * @param level the level below which cells of its anomaly maps are normal
 * @param calibration pooled, smoothed score to surprisal
 */
public record FittedScorer(
    ScorerConfig config,
    ScorerModel model,
    PerspectiveNormalization perspective,
    NormalLevel level,
    SurprisalCalibration calibration) {

  /** A fitted scorer that was not extended. */
  public FittedScorer(
      ScorerConfig config,
      ScorerModel model,
      PerspectiveNormalization perspective,
      SurprisalCalibration calibration) {
    this(config, model, perspective, NormalLevel.NONE, calibration);
  }

  /** The contribution of a pooled, smoothed score: its surprisal and the scorer's weight. */
  public ScorerContribution contribution(double score) {
    return new ScorerContribution(
        config.name(), config.descriptor().kind(), calibration.surprisal(score), config.weight());
  }

  /**
   * The level of the scores that recur in a new stream; empty for a scorer with a channel of its
   * own, such as one of what stays.
   */
  public Optional<RecurringLevel> newRecurringLevel() {
    return config.descriptor().standalone()
        ? Optional.empty()
        : Optional.of(new RecurringLevel(calibration));
  }

  /** A copy with another model. */
  public FittedScorer withModel(ScorerModel changed) {
    return new FittedScorer(config, changed, perspective, level, calibration);
  }

  /** A copy with another level. */
  public FittedScorer withLevel(NormalLevel changed) {
    return new FittedScorer(config, model, perspective, changed, calibration);
  }

  /** A copy with another calibration. */
  public FittedScorer withCalibration(SurprisalCalibration changed) {
    return new FittedScorer(config, model, perspective, level, changed);
  }
}
