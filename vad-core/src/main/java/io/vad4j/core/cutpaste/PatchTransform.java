package io.vad4j.core.cutpaste;

import java.util.SplittableRandom;

/**
 * How a cutout is laid into a picture: scaled and turned about a point of it, and moved.
 *
 * @param scale how much larger
 * @param angle by how much it is turned, in radians
 * @param offsetX pixels to the right
 * @param offsetY pixels down
 * @param shakeAmplitude how far it shakes, in sides of the thing
 * @param phase where the shaking begins, in radians
 */
record PatchTransform(
    double scale,
    double angle,
    double offsetX,
    double offsetY,
    double shakeAmplitude,
    double phase) {
  private static final double SHAKE_FREQUENCY = 3.7;

  /** Draws how a thing of some kind is laid. */
  static PatchTransform sample(
      PseudoAnomalyType type, MedianBackground background, SplittableRandom random) {
    double enlargement = 1.7 + 0.6 * random.nextDouble();
    double rotation =
        Math.toRadians(60 + 60 * random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
    double phase = 2 * Math.PI * random.nextDouble();
    double offsetX = (random.nextDouble() - 0.5) * background.width();
    double offsetY = (random.nextDouble() - 0.5) * background.height() / 2;
    boolean displaced = type == PseudoAnomalyType.DISPLACED;
    return new PatchTransform(
        type == PseudoAnomalyType.SCALE ? enlargement : 1,
        type == PseudoAnomalyType.ROTATION ? rotation : 0,
        displaced ? offsetX : 0,
        displaced ? offsetY : 0,
        type == PseudoAnomalyType.SHAKE ? 0.25 : 0,
        phase);
  }

  /** Pixels to the right at a time since the thing appeared. */
  double offsetX(double seconds, double side) {
    return offsetX
        + shakeAmplitude * side * Math.sin(2 * Math.PI * SHAKE_FREQUENCY * seconds + phase);
  }

  /** Pixels down at that time. */
  double offsetY(double seconds, double side) {
    return offsetY
        + 0.6
            * shakeAmplitude
            * side
            * Math.sin(2 * Math.PI * 1.2 * SHAKE_FREQUENCY * seconds + 2 * phase);
  }
}
