package io.vad4j.core.simulation;

/**
 * What a camera does to footage of a {@link SyntheticScene}, without anything happening in it.
 *
 * @since 0.1.0
 */
public enum Corruption {
  /** The exposure changes at once by up to a quarter, every few seconds. */
  EXPOSURE_JUMPS,
  /** Lamps flicker: every frame is brighter or darker than the one before, by some percent. */
  FLICKER,
  /** Compression: with every twelfth frame, the coding errors of all blocks change at once. */
  KEYFRAMES,
  /** Night: little light, and much noise. */
  NIGHT,
  /** The camera shakes, by up to four pixels at 240 lines. */
  SHAKE,
  /** The first second of a clip repeats its first frame to the bit, as some recorders do. */
  REPEATED_START
}
