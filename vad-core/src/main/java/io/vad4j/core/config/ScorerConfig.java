package io.vad4j.core.config;

import io.vad4j.Options;
import io.vad4j.Pooling;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerProvider;
import java.util.Optional;

/**
 * Configuration of one scorer of a detector.
 *
 * @param provider the provider of the scorer
 * @param options a value for each of its options
 * @param weight its weight in the fusion
 * @param pooling overrides the pooling that the scorer's descriptor recommends
 */
public record ScorerConfig(
    ScorerProvider provider, Options options, double weight, Optional<Pooling> pooling) {

  public String name() {
    return provider.name();
  }

  public ScorerDescriptor descriptor() {
    return provider.descriptor();
  }

  public Pooling effectivePooling() {
    return pooling.orElse(descriptor().pooling());
  }
}
