package io.vad4j.tensorflow.reconstruction;

import java.util.random.RandomGenerator;

/**
 * How pictures are varied at random while the network learns.
 *
 * @param maxCrop the most that is cut off, as a share of the side, from 0 to less than 1; what is
 *     left is scaled to the whole
 * @param maxRotation the most that pictures are turned, in degrees, at least 0; corners that this
 *     uncovers repeat the picture's edge
 * @param horizontalFlip whether left and right are exchanged at random
 */
record Augmentation(double maxCrop, double maxRotation, boolean horizontalFlip) {
  /** Leaves pictures as they are. */
  static final Augmentation NONE = new Augmentation(0, 0, false);

  /** A variation drawn at random, which can be used with any number of pictures of a size. */
  AffineWarp sample(int size, RandomGenerator random) {
    double scale = 1 - maxCrop * random.nextDouble();
    double translationX = (1 - scale) * size * (random.nextDouble() - 0.5);
    double translationY = (1 - scale) * size * (random.nextDouble() - 0.5);
    double angle = Math.toRadians(maxRotation * (2 * random.nextDouble() - 1));
    boolean flipped = horizontalFlip && random.nextBoolean();
    return new AffineWarp(
        size,
        scale * Math.cos(angle),
        scale * Math.sin(angle),
        translationX,
        translationY,
        flipped);
  }

  /** Whether there is nothing to do. */
  boolean isIdentity() {
    return maxCrop == 0 && maxRotation == 0 && !horizontalFlip;
  }

  /**
   * Where each pixel of a varied picture comes from.
   *
   * @param size rows and columns
   * @param scaledCosine the scale times the cosine of the angle
   * @param scaledSine the scale times its sine
   * @param translationX how far the centre is moved to the right, in pixels
   * @param translationY how far it is moved down
   * @param flipped whether left and right are exchanged
   */
  record AffineWarp(
      int size,
      double scaledCosine,
      double scaledSine,
      double translationX,
      double translationY,
      boolean flipped) {

    /**
     * Varies a picture, blending the four pixels around each place.
     *
     * @param gray its grey levels
     * @param lookup what each grey level becomes
     */
    void apply(byte[] gray, float[] lookup, float[] into) {
      float centre = (size - 1) / 2f;
      for (int row = 0, out = 0; row < size; row++) {
        for (int column = 0; column < size; column++, out++) {
          float x = (flipped ? size - 1 - column : column) - centre;
          float y = row - centre;
          into[out] =
              interpolate(
                  gray,
                  lookup,
                  (float) (scaledCosine * x - scaledSine * y + translationX) + centre,
                  (float) (scaledSine * x + scaledCosine * y + translationY) + centre);
        }
      }
    }

    private float interpolate(byte[] gray, float[] lookup, float x, float y) {
      float column = Math.max(0, Math.min(size - 1, x));
      float row = Math.max(0, Math.min(size - 1, y));
      int left = Math.min(size - 2, (int) column);
      int top = Math.min(size - 2, (int) row);
      float fraction = column - left;
      int upper = top * size + left;
      float above = interpolateRow(gray, lookup, upper, fraction);
      float below = interpolateRow(gray, lookup, upper + size, fraction);
      return above + (row - top) * (below - above);
    }

    private static float interpolateRow(byte[] gray, float[] lookup, int index, float fraction) {
      float value = lookup[gray[index] & 0xff];
      return value + fraction * (lookup[gray[index + 1] & 0xff] - value);
    }
  }
}
