package io.vad4j.core.detect;

import io.vad4j.Contribution;
import io.vad4j.Scorer;
import io.vad4j.spi.ScorerModel;

/**
 * A scorer that knows what is normal.
 *
 * @param choice what was chosen
 * @param model what it has learned
 * @param perspective how large its evidence usually is at each height of the picture
 * @param calibration how rare its pooled, smoothed evidence is on normal footage
 */
record FittedScorer(
    ScorerChoice choice, ScorerModel model, Perspective perspective, Calibration calibration) {

  /** What a pooled, smoothed value of its evidence says. */
  Contribution contribution(double value) {
    return new Contribution(
        choice.name(),
        choice.provider().descriptor().kind(),
        calibration.surprise(value),
        choice.weight());
  }

  /** The same with another weight. */
  FittedScorer weighing(double weight) {
    return new FittedScorer(choice.weighing(weight), model, perspective, calibration);
  }

  /** Opens a channel for one stream. */
  ScorerChannel open(DetectorSettings settings) {
    Scorer scorer = model.open();
    return new ScorerChannel(
        scorer, perspective, choice.effectivePooling(), new Smoothing(settings.smoothing()));
  }
}
