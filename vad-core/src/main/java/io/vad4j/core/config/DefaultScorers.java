package io.vad4j.core.config;

import io.vad4j.ProviderException;
import io.vad4j.spi.NamedProvider;
import io.vad4j.spi.Providers;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.spi.TrainingFreeScorerProvider;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses scorers for a detector for which none were chosen: one or two of motion, and one of each
 * other kind of evidence that is there.
 *
 * @since 0.1.0
 */
public final class DefaultScorers {
  private static final String MASKED_AUTOENCODER = "masked-autoencoder";
  private static final List<String> MOTION = List.of("frame-difference", "optical-flow");
  private static final List<String> OTHERS =
      List.of("direction", "appearance", "stationary-object");

  private DefaultScorers() {}

  /**
   * {@return the names of the scorers that a detector has if none are chosen, of those on the class
   * path} Motion is scored by the masked autoencoder where it is there, else by frame differencing
   * and optical flow. Direction and appearance are fused with it; stillness is judged apart. Where
   * none of these is there: all that need no training, else all.
   *
   * @throws ProviderException if no scorer is on the class path
   */
  public static List<String> names() {
    return selectFrom(Providers.scorers());
  }

  public static List<String> selectFrom(Providers<ScorerProvider> providers) {
    List<String> selected = new ArrayList<>();
    if (providers.has(MASKED_AUTOENCODER)) {
      selected.add(MASKED_AUTOENCODER);
    } else {
      MOTION.stream().filter(providers::has).forEach(selected::add);
    }
    OTHERS.stream().filter(providers::has).forEach(selected::add);
    if (!selected.isEmpty()) {
      return selected;
    }
    List<String> trainingFree =
        providers.all().stream()
            .filter(TrainingFreeScorerProvider.class::isInstance)
            .map(NamedProvider::name)
            .distinct()
            .toList();
    if (!trainingFree.isEmpty()) {
      return trainingFree;
    }
    if (providers.all().isEmpty()) {
      throw new ProviderException(
          "No scorer is on the class path; add io.vad4j:vad-motion, io.vad4j:vad-tensorflow, or"
              + " both.");
    }
    return providers.names();
  }
}
