package io.vad4j.core.scoring;

import io.vad4j.ProviderException;
import io.vad4j.core.config.ScorerConfig;
import io.vad4j.spi.Providers;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.spi.TrainingFreeScorerProvider;
import java.util.function.Supplier;

/** Creates scorer models and reports missing native libraries or classes of a provider. */
public final class ScorerFactory {
  private ScorerFactory() {}

  /**
   * The model of a training-free scorer.
   *
   * @throws ProviderException if a class or native library that the provider needs is missing
   */
  public static ScorerModel createTrainingFree(ScorerConfig config) {
    TrainingFreeScorerProvider provider = (TrainingFreeScorerProvider) config.provider();
    return create(provider, () -> provider.create(config.options()));
  }

  /**
   * The model that the supplier creates.
   *
   * @throws ProviderException if a class or native library that the provider needs is missing
   */
  public static ScorerModel create(ScorerProvider provider, Supplier<ScorerModel> factory) {
    try {
      return factory.get();
    } catch (LinkageError e) {
      throw new ProviderException(
          "The scorer '%s' (%s in %s) does not work here: %s. Add the library that it needs, or choose other scorers."
              .formatted(
                  provider.name(),
                  provider.getClass().getName(),
                  Providers.codeLocation(provider),
                  e),
          e);
    }
  }
}
