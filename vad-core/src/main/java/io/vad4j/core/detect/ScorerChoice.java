package io.vad4j.core.detect;

import io.vad4j.Options;
import io.vad4j.Pooling;
import io.vad4j.spi.ScorerProvider;
import java.util.Optional;

/**
 * A scorer that was chosen for a detector.
 *
 * @param provider where it comes from
 * @param options a value for each of its options
 * @param weight its weight in the fusion
 * @param pooling how its maps become numbers, where not as its descriptor recommends
 */
record ScorerChoice(
    ScorerProvider provider, Options options, double weight, Optional<Pooling> pooling) {

  /** The same with another weight. */
  ScorerChoice weighing(double newWeight) {
    return new ScorerChoice(provider, options, newWeight, pooling);
  }

  String name() {
    return provider.name();
  }

  Pooling effectivePooling() {
    return pooling.orElse(provider.descriptor().pooling());
  }
}
