package io.vad4j.core.simulation;

/**
 * Kinds of anomalies in a {@link SyntheticScene}, in which pedestrians are normal.
 *
 * @since 0.1.0
 */
public enum SyntheticAnomaly {
  /** A cyclist on the promenade: abnormal appearance and speed. */
  CYCLIST,
  /** A running person: abnormal speed. */
  RUNNER,
  /** A small electric cart on the promenade: abnormal appearance and speed. */
  CART,
  /** A person who walks over the grass: abnormal place. */
  OFF_PATH,
  /** An abandoned bag: a stationary object. */
  BAG,
  /** A person who walks against the direction of all others; only in one-way scenes. */
  WRONG_WAY,
  /** A cart at walking speed: abnormal appearance. */
  SLOW_CART,
  /** A person behind a chequered board: abnormal texture. */
  PLACARD,
  /** A person who falls and lies on the ground before walking on: a stationary object. */
  FALLEN
}
