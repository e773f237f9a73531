package io.vad4j.core.simulation;

/**
 * What does not belong in a {@link SyntheticScene}, where people walk.
 *
 * @since 0.1.0
 */
public enum SyntheticAnomaly {
  /** Someone on a bicycle on the promenade: looks and speed differ. */
  CYCLIST,
  /** Someone who looks like anybody else but runs. */
  RUNNER,
  /** A small electric cart on the promenade: looks and speed differ. */
  CART,
  /** Someone who walks over the grass, where nobody else does. */
  OFF_PATH,
  /** A bag that was put down and left: abnormal by lying still. */
  BAG,
  /** Someone who walks against the way that all others go; only where a scene is one-way. */
  WRONG_WAY,
  /** A cart that goes at a walk: only its looks differ. */
  SLOW_CART,
  /** Someone who walks like anybody else, behind a chequered board: only the texture is foreign. */
  PLACARD,
  /** Someone who falls and lies there before walking on. */
  FALLEN
}
