package io.vad4j.core.synthetic;

import java.util.SplittableRandom;

/**
 * How a cutout is laid into a picture: scaled and turned about a point of it, and moved.
 *
 * @param scale how much larger
 * @param angle by how much it is turned, in radians
 * @param across pixels to the right
 * @param down pixels down
 * @param shake how far it shakes, in sides of the thing
 * @param phase where the shaking begins, in radians
 */
record Placement(
    double scale, double angle, double across, double down, double shake, double phase) {
  private static final double SHAKES_PER_SECOND = 3.7;

  /** Draws how a thing of some kind is laid. */
  static Placement of(PastedKind kind, Scenery scenery, SplittableRandom random) {
    double size = 1.7 + 0.6 * random.nextDouble();
    double turn = Math.toRadians(60 + 60 * random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
    double phase = 2 * Math.PI * random.nextDouble();
    double across = (random.nextDouble() - 0.5) * scenery.width();
    double down = (random.nextDouble() - 0.5) * scenery.height() / 2;
    boolean moved = kind == PastedKind.DISPLACED;
    return new Placement(
        kind == PastedKind.SCALE ? size : 1,
        kind == PastedKind.ROTATION ? turn : 0,
        moved ? across : 0,
        moved ? down : 0,
        kind == PastedKind.SHAKE ? 0.25 : 0,
        phase);
  }

  /** Pixels to the right at a time since the thing appeared. */
  double across(double seconds, double side) {
    return across + shake * side * Math.sin(2 * Math.PI * SHAKES_PER_SECOND * seconds + phase);
  }

  /** Pixels down at that time. */
  double down(double seconds, double side) {
    return down
        + 0.6
            * shake
            * side
            * Math.sin(2 * Math.PI * 1.2 * SHAKES_PER_SECOND * seconds + 2 * phase);
  }
}
