package io.vad4j.core.simulation;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Scenes in which one kind of thing is abnormal and all else is as usual, to see what a detector
 * finds and what it misses. In all of them people keep to one way: along the promenade to the
 * right, along the pavement to the left.
 *
 * @since 0.1.0
 */
public enum SyntheticScenario {
  /** Someone runs who looks like anybody else. */
  SPEED(SyntheticAnomaly.RUNNER),
  /** Someone walks against the stream, at the usual speed. */
  DIRECTION(SyntheticAnomaly.WRONG_WAY),
  /** A cart goes at a walk. */
  APPEARANCE(SyntheticAnomaly.SLOW_CART),
  /** A bag is left, or someone falls and lies there. */
  STILLNESS(SyntheticAnomaly.BAG, SyntheticAnomaly.FALLEN),
  /** A foreign texture is carried about, anywhere that people walk, at the usual speed. */
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

  /** {@return what happens in its test clips} */
  public Stream<SyntheticAnomaly> anomalies() {
    return Arrays.stream(anomalies);
  }

  /**
   * The scene of a seed, with all else as usual.
   *
   * @param seed of the place
   * @return the scene
   */
  public SyntheticScene scene(long seed) {
    return builder().seed(seed).build();
  }

  /** {@return settings of a scene of this theme, whose other settings can be changed} */
  public SyntheticScene.Builder builder() {
    return SyntheticScene.builder().oneWay(true).anomalies(anomalies);
  }
}
