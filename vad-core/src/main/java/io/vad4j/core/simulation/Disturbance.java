package io.vad4j.core.simulation;

/**
 * Disturbances of a {@link SyntheticScene}: changes of its light and of what stands in it, without
 * an anomaly. Light multiplies what it falls on and has soft edges; the camera adapts its exposure,
 * and its noise grows with the exposure.
 *
 * <p>Sun, lamp and curtain change about every two minutes, in short clips six times; {@link
 * SyntheticVideo#changes()} has the times.
 *
 * @since 0.1.0
 */
public enum Disturbance {
  /** The shadow of a tower lies over the street and moves by some metres within 20 minutes. */
  WANDERING_SHADOW,
  /** The sun comes and goes, with the shadows of houses and trees on the ground. */
  INTERMITTENT_SUN,
  /** The street lamps are switched on and off. */
  LAMP_SWITCH,
  /** The bench stands elsewhere, from the first frame on. */
  MOVED_FURNITURE,
  /** A curtain is drawn in front of a shop, and back. */
  CURTAIN,
  /** Dusk, night and dawn within an hour of light, with street lamps at night. */
  DUSK,
  /** The trees sway in gusts of wind. */
  SWAYING_TREES,
  /** The 24 hours of a day from noon to noon, with sun, clouds, dusk, and street lamps at night. */
  DAY
}
