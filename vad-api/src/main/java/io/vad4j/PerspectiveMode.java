package io.vad4j;

/**
 * Whether anomaly maps are normalised for perspective: objects far from the camera are smaller and
 * move fewer pixels, so each row is divided by its typical score on normal video.
 *
 * @since 0.1.0
 */
public enum PerspectiveMode {
  /** Maps stay as they are. */
  OFF,
  /** Maps are normalised, whatever the training video shows. */
  ON,
  /** Maps are normalised if moving objects in the training video are larger lower in the frame. */
  AUTO
}
