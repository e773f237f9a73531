package io.vad4j.core.config;

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
public record ScorerConfig(
    ScorerProvider provider, Options options, double weight, Optional<Pooling> pooling) {

  /** The same with another weight. */
  public ScorerConfig withWeight(double newWeight) {
    return new ScorerConfig(provider, options, newWeight, pooling);
  }

  public String name() {
    return provider.name();
  }

  public Pooling effectivePooling() {
    return pooling.orElse(provider.descriptor().pooling());
  }
}
