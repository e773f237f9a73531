package io.vad4j.core.detect;

/**
 * A reference picture at some size, to find out by how much others of that size are shifted against
 * it: the least squares of what differs, by the reference's gradients (Lucas and Kanade, 1981),
 * where large differences, which are things that came or went, count for less. Immutable.
 */
final class PictureLevel {
  /** Grey levels beyond which a difference counts for no more. */
  private static final float LARGE = 12;

  /** About so many rows of the picture are compared; more tell no more. */
  private static final int ROWS = 60;

  /** Steps shorter than this, in pixels, are not followed by another. */
  private static final double CLOSE = 0.01;

  private final int width;
  private final int height;
  private final int step;
  private final float[] reference;
  private final float[] across;
  private final float[] down;

  /** A picture of at least 3 × 3 pixels. */
  PictureLevel(int width, int height, byte[] reference) {
    this.width = width;
    this.height = height;
    this.step = Math.max(1, height / ROWS);
    this.reference = new float[reference.length];
    for (int i = 0; i < reference.length; i++) {
      this.reference[i] = reference[i] & 0xff;
    }
    this.across = slopes(1);
    this.down = slopes(width);
  }

  /** How much brighter it gets from pixel to pixel; 0 where that is not known. */
  private float[] slopes(int step) {
    float[] slopes = new float[reference.length];
    for (int at = step; at < slopes.length - step; at++) {
      slopes[at] = (reference[at + step] - reference[at - step]) / 2;
    }
    return slopes;
  }

  /**
   * By how many pixels what a picture shows is to the right of and below the reference.
   *
   * @param picture grey pixels of this size
   * @param gain how much brighter the picture is
   * @param from a first guess
   * @param rounds how often to improve on it at most
   */
  Shift match(byte[] picture, double gain, Shift from, int rounds) {
    Shift shift = from;
    for (int round = 0; round < rounds; round++) {
      Shift closer = closer(picture, gain, shift);
      boolean close = closer.plus(-shift.right(), -shift.down()).length() < CLOSE;
      shift = closer;
      if (close) {
        break;
      }
    }
    return shift;
  }

  private Shift closer(byte[] picture, double gain, Shift shift) {
    double xx = 1e-3;
    double xy = 0;
    double yy = 1e-3;
    double x = 0;
    double y = 0;
    Sampler sampler = new Sampler(picture, width, shift, (float) (1 / gain));
    Span span = span(shift);
    for (int row = span.top; row < span.bottom; row += step) {
      float rowXx = 0;
      float rowXy = 0;
      float rowYy = 0;
      float rowX = 0;
      float rowY = 0;
      int end = row * width + span.right;
      for (int at = row * width + span.left; at < end; at++) {
        float rest = sampler.at(at) - reference[at];
        float magnitude = Math.abs(rest);
        float weight = magnitude > LARGE ? LARGE / magnitude : 1;
        float weightedAcross = weight * across[at];
        float weightedDown = weight * down[at];
        rowXx += weightedAcross * across[at];
        rowXy += weightedAcross * down[at];
        rowYy += weightedDown * down[at];
        rowX += weightedAcross * rest;
        rowY += weightedDown * rest;
      }
      xx += rowXx;
      xy += rowXy;
      yy += rowYy;
      x += rowX;
      y += rowY;
    }
    double determinant = xx * yy - xy * xy;
    return limited(shift.plus(-(yy * x - xy * y) / determinant, -(xx * y - xy * x) / determinant));
  }

  /** Larger shifts would leave too little to compare. */
  private Shift limited(Shift shift) {
    double most = Math.min(width, height) / 4.0;
    return new Shift(
        Math.max(-most, Math.min(most, shift.right())),
        Math.max(-most, Math.min(most, shift.down())));
  }

  /** The mean difference to the reference that is left with a shift, in grey levels. */
  double misfit(byte[] picture, double gain, Shift shift) {
    Sampler sampler = new Sampler(picture, width, shift, (float) (1 / gain));
    Span span = span(shift);
    double sum = 0;
    int rows = 0;
    for (int row = span.top; row < span.bottom; row += step, rows++) {
      float rowSum = 0;
      int end = row * width + span.right;
      for (int at = row * width + span.left; at < end; at++) {
        float rest = Math.abs(sampler.at(at) - reference[at]);
        rowSum += rest > LARGE ? LARGE : rest;
      }
      sum += rowSum;
    }
    return sum / Math.max(1, (span.right - span.left) * rows);
  }

  /** The pixels that a shifted picture shows, less a margin for gradients. */
  private Span span(Shift shift) {
    int across = (int) Math.ceil(Math.abs(shift.right())) + 1;
    int down = (int) Math.ceil(Math.abs(shift.down())) + 1;
    return new Span(across, down, width - across, height - down);
  }

  private record Span(int left, int top, int right, int bottom) {}

  /** A picture between its pixels. */
  private static final class Sampler {
    private final byte[] picture;
    private final int width;
    private final int offset;
    private final float upperLeft;
    private final float upperRight;
    private final float lowerLeft;
    private final float lowerRight;

    Sampler(byte[] picture, int width, Shift shift, float factor) {
      int right = (int) Math.floor(shift.right());
      int down = (int) Math.floor(shift.down());
      float x = (float) (shift.right() - right);
      float y = (float) (shift.down() - down);
      this.picture = picture;
      this.width = width;
      this.offset = down * width + right;
      this.upperLeft = factor * (1 - x) * (1 - y);
      this.upperRight = factor * x * (1 - y);
      this.lowerLeft = factor * (1 - x) * y;
      this.lowerRight = factor * x * y;
    }

    /** The picture at a pixel of the reference. */
    float at(int pixel) {
      int at = pixel + offset;
      return upperLeft * (picture[at] & 0xff)
          + upperRight * (picture[at + 1] & 0xff)
          + lowerLeft * (picture[at + width] & 0xff)
          + lowerRight * (picture[at + width + 1] & 0xff);
    }
  }
}
