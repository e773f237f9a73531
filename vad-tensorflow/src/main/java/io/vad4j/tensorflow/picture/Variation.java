package io.vad4j.tensorflow.picture;

import java.util.random.RandomGenerator;

/**
 * How pictures are varied at random while the network learns.
 *
 * @param crop the most that is cut off, as a share of the side, from 0 to less than 1; what is left
 *     is scaled to the whole
 * @param rotation the most that pictures are turned, in degrees, at least 0; corners that this
 *     uncovers repeat the picture's edge
 * @param mirror whether left and right are exchanged at random
 */
record Variation(double crop, double rotation, boolean mirror) {
  /** Leaves pictures as they are. */
  static final Variation NONE = new Variation(0, 0, false);

  /** A variation drawn at random, which can be used with any number of pictures of a size. */
  Warp draw(int size, RandomGenerator random) {
    double scale = 1 - crop * random.nextDouble();
    double right = (1 - scale) * size * (random.nextDouble() - 0.5);
    double down = (1 - scale) * size * (random.nextDouble() - 0.5);
    double angle = Math.toRadians(rotation * (2 * random.nextDouble() - 1));
    boolean mirrored = mirror && random.nextBoolean();
    return new Warp(size, scale * Math.cos(angle), scale * Math.sin(angle), right, down, mirrored);
  }

  /** Whether there is nothing to do. */
  boolean none() {
    return crop == 0 && rotation == 0 && !mirror;
  }

  /**
   * Where each pixel of a varied picture comes from.
   *
   * @param size rows and columns
   * @param along the scale times the cosine of the angle
   * @param across the scale times its sine
   * @param right how far the centre is moved to the right, in pixels
   * @param down how far it is moved down
   * @param mirrored whether left and right are exchanged
   */
  record Warp(int size, double along, double across, double right, double down, boolean mirrored) {

    /**
     * Varies a picture, blending the four pixels around each place.
     *
     * @param grey its grey levels
     * @param values what each grey level becomes
     */
    void apply(byte[] grey, float[] values, float[] into) {
      float centre = (size - 1) / 2f;
      for (int row = 0, out = 0; row < size; row++) {
        for (int column = 0; column < size; column++, out++) {
          float x = (mirrored ? size - 1 - column : column) - centre;
          float y = row - centre;
          into[out] =
              at(
                  grey,
                  values,
                  (float) (along * x - across * y + right) + centre,
                  (float) (across * x + along * y + down) + centre);
        }
      }
    }

    private float at(byte[] grey, float[] values, float x, float y) {
      float column = Math.max(0, Math.min(size - 1, x));
      float row = Math.max(0, Math.min(size - 1, y));
      int left = Math.min(size - 2, (int) column);
      int top = Math.min(size - 2, (int) row);
      float share = column - left;
      int upper = top * size + left;
      float above = blend(grey, values, upper, share);
      float below = blend(grey, values, upper + size, share);
      return above + (row - top) * (below - above);
    }

    private static float blend(byte[] grey, float[] values, int place, float share) {
      float value = values[grey[place] & 0xff];
      return value + share * (values[grey[place + 1] & 0xff] - value);
    }
  }
}
