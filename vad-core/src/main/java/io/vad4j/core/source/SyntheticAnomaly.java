package io.vad4j.core.source;

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
  BAG
}
