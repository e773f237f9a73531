package io.vad4j.core.detect;

import io.vad4j.ProviderException;
import io.vad4j.spi.Providers;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.ScorerProvider;
import java.util.function.Supplier;

/** Has providers make models, and says whose native library or class is missing where one is. */
final class ScorerMaking {
  private ScorerMaking() {}

  /** The model that the provider makes. */
  static ScorerModel by(ScorerProvider provider, Supplier<ScorerModel> making) {
    try {
      return making.get();
    } catch (LinkageError e) {
      throw new ProviderException(
          "The scorer '%s' (%s in %s) does not work here: %s. Add the library that it needs, or choose other scorers."
              .formatted(
                  provider.name(), provider.getClass().getName(), Providers.origin(provider), e),
          e);
    }
  }
}
