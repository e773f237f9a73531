package io.vad4j.core.scoring;

import io.vad4j.AnomalyMap;
import io.vad4j.Pooling;

/**
 * Post-processing of the raw anomaly maps of a scorer: perspective normalization, level of normal
 * video, pooling. {@link ScorerPipeline} and the reproduction of the paper share it. Immutable.
 *
 * @param perspective the factor of each row
 * @param level the level below which cells are normal
 * @param pooling from a map to its score
 */
public record MapPostProcessor(
    PerspectiveNormalization perspective, NormalLevel level, Pooling pooling) {

  /** {@return the map to pool, fuse and show} */
  public AnomalyMap normalize(AnomalyMap rawMap) {
    return level.apply(perspective.apply(rawMap));
  }

  /** {@return the score of a map that {@link #normalize} returned, in the unit of the map} */
  public double pool(AnomalyMap normalizedMap) {
    return MapPooling.pool(normalizedMap, pooling);
  }

  /** {@return a copy with another perspective normalization} */
  MapPostProcessor withPerspective(PerspectiveNormalization changed) {
    return new MapPostProcessor(changed, level, pooling);
  }
}
