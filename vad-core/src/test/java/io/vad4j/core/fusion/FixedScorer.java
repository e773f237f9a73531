package io.vad4j.core.fusion;

import io.vad4j.AnomalyKind;
import io.vad4j.Options;
import io.vad4j.core.calibration.SurprisalCalibration;
import io.vad4j.core.config.ScorerConfig;
import io.vad4j.core.scoring.FittedScorer;
import io.vad4j.core.scoring.PerspectiveNormalization;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainingFreeScorerProvider;
import java.util.Optional;
import java.util.stream.IntStream;

/** Scorers that are calibrated on the scores 0 to 1 and never run. */
record FixedScorer(ScorerDescriptor descriptor) implements TrainingFreeScorerProvider {
  @Override
  public ScorerModel create(Options options) {
    throw new UnsupportedOperationException();
  }

  static FittedScorer fitted(String name, AnomalyKind kind) {
    FixedScorer provider =
        new FixedScorer(
            ScorerDescriptor.builder(name, "Never runs.")
                .kind(kind)
                .standalone(kind == AnomalyKind.STATIONARY_OBJECT)
                .build());
    return new FittedScorer(
        new ScorerConfig(provider, Options.none(), 1, Optional.empty()),
        () -> {
          throw new UnsupportedOperationException();
        },
        PerspectiveNormalization.NONE,
        SurprisalCalibration.fitExponential(
            IntStream.rangeClosed(0, 1000).mapToDouble(i -> i / 1000.0).toArray(), 0));
  }
}
