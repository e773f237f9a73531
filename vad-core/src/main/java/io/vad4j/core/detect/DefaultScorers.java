package io.vad4j.core.detect;

import io.vad4j.ProviderException;
import io.vad4j.spi.NamedProvider;
import io.vad4j.spi.Providers;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.spi.UntrainedScorerProvider;
import java.util.List;

/** Chooses scorers for a detector for which none were chosen. */
final class DefaultScorers {
  private static final String LEARNED = "masked-autoencoder";
  private static final List<String> MOTION = List.of("frame-difference", "optical-flow");

  private DefaultScorers() {}

  /**
   * The masked autoencoder where it is there; else frame differencing and optical flow; else all
   * that need no training; else all.
   */
  static List<String> of(Providers<ScorerProvider> providers) {
    if (providers.has(LEARNED)) {
      return List.of(LEARNED);
    }
    List<String> motion = MOTION.stream().filter(providers::has).toList();
    if (!motion.isEmpty()) {
      return motion;
    }
    List<String> untrained =
        providers.all().stream()
            .filter(UntrainedScorerProvider.class::isInstance)
            .map(NamedProvider::name)
            .distinct()
            .toList();
    if (!untrained.isEmpty()) {
      return untrained;
    }
    if (providers.all().isEmpty()) {
      throw new ProviderException(
          "No scorer is on the class path; add io.vad4j:vad-motion, io.vad4j:vad-tensorflow, or"
              + " both.");
    }
    return providers.names();
  }
}
