package io.vad4j.core.simulation;

/**
 * Camera corruptions of a {@link SyntheticScene}: image changes without an anomaly.
 *
 * @since 0.1.0
 */
public enum Corruption {
  /** Exposure steps of up to a quarter, every few seconds. */
  EXPOSURE_JUMPS,
  /** Lamp flicker: a gain of some percent that alternates from frame to frame. */
  FLICKER,
  /** Lamp flicker in a rolling shutter: bands of up to 8 % that move down the image. */
  BANDING,
  /** Compression: the coding errors of all blocks change with every twelfth frame. */
  KEYFRAMES,
  /** Low light and strong noise. */
  NIGHT,
  /** Camera shake of up to four pixels at 240 rows. */
  SHAKE,
  /** The first second of a clip repeats its first frame exactly, as some recorders do. */
  REPEATED_START
}
