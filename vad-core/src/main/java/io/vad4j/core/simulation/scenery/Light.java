package io.vad4j.core.simulation.scenery;

/**
 * Light on the street at one time, in units of the light of an overcast day.
 *
 * @param sky light that falls everywhere
 * @param sun light of the sun, where it shines
 * @param sunEdge depth in metres from which the sun shines, in the middle of the image
 * @param sunSlope metres by which that depth grows with each metre to the right
 * @param shadow metres to the right of the middle of a shadow, or {@link #NO_SHADOW}
 * @param lamp light below a lamp
 * @param exposure the exposure of the camera
 */
public record Light(
    double sky,
    double sun,
    double sunEdge,
    double sunSlope,
    double shadow,
    double lamp,
    double exposure) {
  /** The position of a shadow that is not there. */
  public static final double NO_SHADOW = Double.POSITIVE_INFINITY;

  /** Width of the soft edge of the sun and of the shadow, in metres. */
  private static final double PENUMBRA = 0.35;

  private static final double SHADOW_HALF_WIDTH = 1.4;
  private static final double SHADOW_DARKNESS = 0.6;

  /** Depth at which the position of the shadow is measured, and its slant. */
  private static final double SHADOW_DEPTH = 10;

  private static final double SHADOW_SLANT = 0.45;

  /** Whether this is the light of an overcast day. */
  public boolean isOvercast() {
    return sky == 1 && sun == 0 && lamp == 0 && shadow == NO_SHADOW && exposure == 1;
  }

  /** The mean light of the street, roughly. */
  public double level() {
    return sky + 0.55 * sun + 0.15 * lamp;
  }

  /** This light with another exposure. */
  public Light withExposure(double other) {
    return new Light(sky, sun, sunEdge, sunSlope, shadow, lamp, other);
  }

  /**
   * The light at a position.
   *
   * @param across metres to the right
   * @param depth metres away from the camera
   * @param up metres above the ground
   * @param gaps part of the sun that trees let through
   * @param pool part of the light below a lamp that gets here
   */
  double at(double across, double depth, double up, double gaps, double pool) {
    double light = sky;
    if (sun > 0) {
      light += sun * gaps * soft(depth + up - sunEdge - sunSlope * across);
    }
    if (shadow != NO_SHADOW) {
      double middle = across + SHADOW_SLANT * (depth - SHADOW_DEPTH) - shadow;
      light *= 1 - SHADOW_DARKNESS * soft(SHADOW_HALF_WIDTH - Math.abs(middle));
    }
    return light + lamp * pool;
  }

  /** The part of a light whose edge is at a distance in metres, negative outside. */
  private static double soft(double distance) {
    double part = Math.max(0, Math.min(1, 0.5 + distance / PENUMBRA));
    return part * part * (3 - 2 * part);
  }
}
