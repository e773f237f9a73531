package io.vad4j.core.config;

import io.vad4j.AnomalyKind;
import io.vad4j.DetectionListener;
import io.vad4j.DetectorConfig;
import io.vad4j.FrameMask;
import io.vad4j.InvalidOptionException;
import io.vad4j.Options;
import io.vad4j.PipelineObserver;
import io.vad4j.ProgressListener;
import io.vad4j.spi.Providers;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The settings of a detector with its scorers looked up and its listeners.
 *
 * @param config the settings that were asked for
 * @param scorers the scorers in the order in which they run
 * @param progress called while fitting
 * @param listener called for detections and events
 * @param observer called for stage timings
 * @param masked the parts of the frame that are ignored beside those of the configuration
 */
public record DetectorSettings(
    DetectorConfig config,
    List<ScorerConfig> scorers,
    ProgressListener progress,
    DetectionListener listener,
    PipelineObserver observer,
    FrameMask masked) {

  /** Copies the list. */
  public DetectorSettings {
    scorers = List.copyOf(scorers);
  }

  /** {@return settings without listeners} */
  public static DetectorSettings of(DetectorConfig config, List<ScorerConfig> scorers) {
    return new DetectorSettings(
        config,
        scorers,
        ProgressListener.none(),
        DetectionListener.none(),
        PipelineObserver.none(),
        FrameMask.none());
  }

  /**
   * {@return the settings of a configuration, with scorers found and their options checked}
   *
   * @throws io.vad4j.ProviderException if a scorer's name is unknown, or there is no scorer
   * @throws InvalidOptionException if settings do not fit together
   */
  public static DetectorSettings resolve(DetectorConfig config) {
    Providers<ScorerProvider> providers = Providers.scorers();
    ProviderFailureLog.report(providers.failures());
    Map<String, Options> chosen = new LinkedHashMap<>(config.scorers());
    if (chosen.isEmpty()) {
      DefaultScorers.names().forEach(name -> chosen.put(name, Options.none()));
    }
    Map<String, Double> weights = config.fusionWeights();
    for (String weighted : weights.keySet()) {
      if (!chosen.containsKey(weighted)) {
        throw new InvalidOptionException(
            "There is a weight for %s, which is not among the scorers of this detector: %s."
                .formatted(weighted, String.join(", ", chosen.keySet())));
      }
    }
    List<ScorerConfig> scorers = new ArrayList<>();
    chosen.forEach(
        (name, options) -> {
          ScorerProvider provider = providers.get(name);
          Options resolved = provider.descriptor().resolve(options);
          provider.check(resolved);
          scorers.add(
              new ScorerConfig(
                  provider, resolved, weights.getOrDefault(name, 1.0), config.pooling()));
        });
    checkWeights(scorers);
    return of(config, scorers);
  }

  /** Checks that each channel, of which a standalone kind has its own, has a weight above 0. */
  private static void checkWeights(List<ScorerConfig> scorers) {
    Map<Optional<AnomalyKind>, List<ScorerConfig>> channels =
        scorers.stream()
            .collect(
                Collectors.groupingBy(
                    scorer ->
                        Optional.of(scorer.descriptor())
                            .filter(ScorerDescriptor::standalone)
                            .map(ScorerDescriptor::kind)));
    for (List<ScorerConfig> channel : channels.values()) {
      if (channel.stream().allMatch(scorer -> scorer.weight() == 0)) {
        throw new InvalidOptionException(
            "All weights of a channel are 0, so it would have no score: %s. Give one of these scorers a weight above 0, or leave them out."
                .formatted(
                    channel.stream().map(ScorerConfig::name).collect(Collectors.joining(", "))));
      }
    }
  }

  /** {@return these settings with another configuration of the same scorers} */
  public DetectorSettings withConfig(DetectorConfig other) {
    return new DetectorSettings(other, scorers, progress, listener, observer, masked);
  }

  /** {@return these settings with another listener} */
  public DetectorSettings withListener(DetectionListener other) {
    return new DetectorSettings(config, scorers, progress, other, observer, masked);
  }

  /** {@return these settings with another listener of progress} */
  public DetectorSettings withProgress(ProgressListener other) {
    return new DetectorSettings(config, scorers, other, listener, observer, masked);
  }

  /** {@return these settings with another observer} */
  public DetectorSettings withObserver(PipelineObserver other) {
    return new DetectorSettings(config, scorers, progress, listener, other, masked);
  }

  /** {@return these settings with other parts of the frame ignored beside the configuration's} */
  public DetectorSettings withMasked(FrameMask other) {
    return new DetectorSettings(config, scorers, progress, listener, observer, other);
  }

  /** {@return all parts of the frame in which anomaly maps are 0} */
  public FrameMask ignored() {
    return config.ignored().union(masked);
  }
}
