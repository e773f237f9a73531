package io.vad4j.tensorflow.reconstruction;

import java.util.random.RandomGenerator;

/**
 * Data augmentation: random crop, rotation and horizontal flip.
 *
 * @param maxCrop largest crop as a fraction of the side, at least 0 and less than 1; the rest is
 *     scaled to the full size
 * @param maxRotation largest rotation in degrees, at least 0; uncovered corners repeat the edge
 * @param horizontalFlip whether images are flipped at random
 */
record Augmentation(double maxCrop, double maxRotation, boolean horizontalFlip) {
  /** The identity. */
  static final Augmentation NONE = new Augmentation(0, 0, false);

  /** {@return a random transform for images of a size} */
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

  /** {@return whether images do not change} */
  boolean isIdentity() {
    return maxCrop == 0 && maxRotation == 0 && !horizontalFlip;
  }

  /**
   * Affine transform from output to input coordinates, relative to the center.
   *
   * @param size rows and columns
   * @param scaledCosine scale times the cosine of the angle
   * @param scaledSine scale times the sine of the angle
   * @param translationX translation to the right in pixels
   * @param translationY downward translation in pixels
   * @param flipped whether the output is flipped horizontally
   */
  record AffineWarp(
      int size,
      double scaledCosine,
      double scaledSine,
      double translationX,
      double translationY,
      boolean flipped) {

    /**
     * Transforms an image with bilinear interpolation.
     *
     * @param gray gray levels of the image
     * @param lookup normalized value of each gray level
     */
    void apply(byte[] gray, float[] lookup, float[] into) {
      float center = (size - 1) / 2f;
      for (int row = 0, out = 0; row < size; row++) {
        for (int column = 0; column < size; column++, out++) {
          float x = (flipped ? size - 1 - column : column) - center;
          float y = row - center;
          into[out] =
              interpolate(
                  gray,
                  lookup,
                  (float) (scaledCosine * x - scaledSine * y + translationX) + center,
                  (float) (scaledSine * x + scaledCosine * y + translationY) + center);
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
