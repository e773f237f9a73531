package io.vad4j.core.simulation.render;

/** Fractal value noise over the plane, deterministic for a seed. */
public final class ValueNoise {
  private final long seed;

  public ValueNoise(long seed) {
    this.seed = seed;
  }

  /** Noise from −1 to 1 with a feature size of about 1 and finer octaves. */
  public double fractal(double x, double y, int octaves) {
    double sum = 0;
    double weight = 1;
    double weights = 0;
    for (int octave = 0; octave < octaves; octave++) {
      sum += weight * smooth(x, y, octave);
      weights += weight;
      weight *= 0.6;
      x *= 2.03;
      y *= 2.03;
    }
    return sum / weights;
  }

  /** Noise from −1 to 1 of a grid cell. */
  public double cell(long x, long y, int layer) {
    long hash = seed + x * 0x9E3779B97F4A7C15L + y * 0xC2B2AE3D27D4EB4FL + layer * 0x165667B1L;
    hash = (hash ^ hash >>> 31) * 0xBF58476D1CE4E5B9L;
    hash = (hash ^ hash >>> 29) * 0x94D049BB133111EBL;
    hash ^= hash >>> 32;
    return (hash >> 11) * 0x1p-52;
  }

  private double smooth(double x, double y, int layer) {
    long left = (long) Math.floor(x);
    long top = (long) Math.floor(y);
    double across = ease(x - left);
    double down = ease(y - top);
    double above = blend(cell(left, top, layer), cell(left + 1, top, layer), across);
    double below = blend(cell(left, top + 1, layer), cell(left + 1, top + 1, layer), across);
    return blend(above, below, down);
  }

  private static double ease(double fraction) {
    return fraction * fraction * (3 - 2 * fraction);
  }

  private static double blend(double from, double to, double fraction) {
    return from + (to - from) * fraction;
  }
}
