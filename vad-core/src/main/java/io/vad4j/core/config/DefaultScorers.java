package io.vad4j.core.config;

import io.vad4j.AnomalyKind;
import io.vad4j.ProviderException;
import io.vad4j.spi.NamedProvider;
import io.vad4j.spi.Providers;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.spi.TrainingFreeScorerProvider;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Selects the scorers of a detector for which none are chosen, by what their descriptors declare:
 * of each kind the default scorers of the highest rank, ordered by kind and name. Where no scorer
 * declares itself a default: all that need no training, else all.
 *
 * @since 0.1.0
 */
public final class DefaultScorers {
  private DefaultScorers() {}

  /**
   * {@return the names of the default scorers among those on the class path}
   *
   * @throws ProviderException if no scorer is on the class path
   */
  public static List<String> names() {
    return selectFrom(Providers.scorers().all());
  }

  /**
   * {@return the names of the default scorers among those on the class path that need no training}
   *
   * @throws ProviderException if no scorer on the class path works without training
   */
  public static List<String> trainingFreeNames() {
    return selectFrom(trainingFree(Providers.scorers().all()));
  }

  static List<String> selectFrom(List<? extends ScorerProvider> providers) {
    if (providers.isEmpty()) {
      throw new ProviderException(
          "There is no scorer on the class path that could be used; add io.vad4j:vad-motion,"
              + " io.vad4j:vad-tensorflow, or both.");
    }
    List<ScorerDescriptor> defaults =
        providers.stream()
            .map(ScorerProvider::descriptor)
            .filter(ScorerDescriptor::isDefault)
            .toList();
    if (defaults.isEmpty()) {
      List<? extends ScorerProvider> trainingFree = trainingFree(providers);
      return (trainingFree.isEmpty() ? providers : trainingFree)
          .stream().map(NamedProvider::name).distinct().toList();
    }
    Map<AnomalyKind, Integer> ranks = new EnumMap<>(AnomalyKind.class);
    defaults.forEach(scorer -> ranks.merge(scorer.kind(), scorer.rank(), Math::max));
    return defaults.stream()
        .filter(scorer -> scorer.rank() == ranks.getOrDefault(scorer.kind(), 0))
        .sorted(Comparator.comparing(ScorerDescriptor::kind).thenComparing(ScorerDescriptor::name))
        .map(ScorerDescriptor::name)
        .distinct()
        .toList();
  }

  private static List<? extends ScorerProvider> trainingFree(
      List<? extends ScorerProvider> providers) {
    return providers.stream().filter(TrainingFreeScorerProvider.class::isInstance).toList();
  }
}
