package io.vad4j.core.cutpaste.object;

/**
 * Similarity transform of a pasted patch, with an optional oscillation.
 *
 * @param scale scale factor
 * @param angle rotation in radians
 * @param offsetX pixels to the right
 * @param offsetY pixels down
 * @param shakeAmplitude amplitude of the oscillation, relative to the side of the object
 * @param phase initial phase of the oscillation in radians
 */
public record PatchTransform(
    double scale,
    double angle,
    double offsetX,
    double offsetY,
    double shakeAmplitude,
    double phase) {
  private static final double SHAKE_FREQUENCY = 3.7;

  /** Pixels to the right at a time since the object appeared. */
  double offsetX(double seconds, double side) {
    return offsetX
        + shakeAmplitude * side * Math.sin(2 * Math.PI * SHAKE_FREQUENCY * seconds + phase);
  }

  /** Pixels down at a time since the object appeared. */
  double offsetY(double seconds, double side) {
    return offsetY
        + 0.6
            * shakeAmplitude
            * side
            * Math.sin(2 * Math.PI * 1.2 * SHAKE_FREQUENCY * seconds + 2 * phase);
  }
}
