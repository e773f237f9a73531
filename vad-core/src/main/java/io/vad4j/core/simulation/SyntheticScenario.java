package io.vad4j.core.simulation;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Scenes in which one kind of anomaly occurs and all else is normal, to measure a detector kind by
 * kind. In all of them pedestrians keep to one direction: along the promenade to the right, along
 * the pavement to the left.
 *
 * @since 0.1.0
 */
public enum SyntheticScenario {
  /** A person runs. */
  SPEED(SyntheticAnomaly.RUNNER),
  /** A person walks against the direction of the others, at normal speed. */
  DIRECTION(SyntheticAnomaly.WRONG_WAY),
  /** A cart moves at walking speed. */
  APPEARANCE(SyntheticAnomaly.SLOW_CART),
  /** A bag is abandoned, or a person falls and lies on the ground. */
  STATIONARY_OBJECT(SyntheticAnomaly.BAG, SyntheticAnomaly.FALLEN),
  /** An unknown texture is carried along normal routes at normal speed. */
  TEXTURE(SyntheticAnomaly.PLACARD),
  /** All of these. */
  MIXED(
      SyntheticAnomaly.RUNNER,
      SyntheticAnomaly.WRONG_WAY,
      SyntheticAnomaly.SLOW_CART,
      SyntheticAnomaly.PLACARD,
      SyntheticAnomaly.BAG,
      SyntheticAnomaly.FALLEN);

  private final SyntheticAnomaly[] anomalies;

  SyntheticScenario(SyntheticAnomaly... anomalies) {
    this.anomalies = anomalies;
  }

  /** {@return its name in addresses, such as {@code stationary-object}} */
  public String addressName() {
    return SyntheticUri.nameOf(this);
  }

  /** {@return the anomalies of its test clips} */
  public Stream<SyntheticAnomaly> anomalies() {
    return Arrays.stream(anomalies);
  }

  /**
   * {@return the scene of a seed, with all other settings at their defaults}
   *
   * @param seed seed of the scene
   */
  public SyntheticScene scene(long seed) {
    return builder().seed(seed).build();
  }

  /** {@return a builder of a scene of this scenario} */
  public SyntheticScene.Builder builder() {
    return SyntheticScene.builder().oneWay(true).anomalies(anomalies);
  }
}
