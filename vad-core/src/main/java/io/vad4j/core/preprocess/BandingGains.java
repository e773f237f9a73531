package io.vad4j.core.preprocess;

import java.util.Arrays;

/**
 * Gain of each row of an image under flicker banding: the horizontal bands that a rolling shutter
 * makes of lamps on alternating current. Immutable and thread-safe.
 *
 * <p>The gain of a row is the median brightness ratio to a reference image. Bands are assumed only
 * if the gains differ by a tenth, and if in most rows nearly all pixels have the same ratio, which
 * objects, shadows and a patch of sun do not give. Their gains include that of the exposure.
 */
final class BandingGains {
  /** Ratio of the highest gain to the lowest from which on bands are compensated. */
  private static final double MIN_RANGE = 1.1;

  /** Maximum interquartile range of the ratios of a row, relative to their median. */
  private static final double MAX_SPREAD = 0.05;

  /** Share of the rows that must have no larger one. */
  private static final double MIN_ROWS = 0.8;

  /** Share of the pixels of a row that the reference must show bright enough. */
  private static final double MIN_PIXELS = 0.25;

  private static final int FRACTION_BITS = 16;

  private final int columns;
  private final int rows;
  private final byte[] reference;
  private final double[] rowSums;

  /** Estimates gains in images of a size, against a reference of that size. */
  BandingGains(int columns, int rows, byte[] reference) {
    this.columns = columns;
    this.rows = rows;
    this.reference = reference;
    this.rowSums = rowSums(reference);
  }

  private double[] rowSums(byte[] image) {
    double[] sums = new double[rows];
    for (int row = 0; row < rows; row++) {
      int sum = 0;
      for (int i = row * columns; i < (row + 1) * columns; i++) {
        sum += image[i] & 0xff;
      }
      sums[row] = sum;
    }
    return sums;
  }

  /** The gain of each row, from top to bottom; empty if there are no bands. */
  double[] estimate(byte[] image) {
    if (!mayHaveBands(image)) {
      return new double[0];
    }
    double[] gains = new double[rows];
    float[] ratios = new float[columns];
    int known = 0;
    for (int row = 0; row < rows; row++) {
      gains[row] = gain(image, row, ratios);
      known += Double.isNaN(gains[row]) ? 0 : 1;
    }
    if (known < MIN_ROWS * rows || range(gains) < MIN_RANGE) {
      return new double[0];
    }
    fillGaps(gains);
    return smooth(gains);
  }

  /** Whether the mean levels of the rows differ from those of the reference as those of bands. */
  private boolean mayHaveBands(byte[] image) {
    double[] ratios = rowSums(image);
    for (int row = 0; row < rows; row++) {
      ratios[row] =
          rowSums[row] < FrameStabilizer.MIN_REFERENCE_LEVEL * columns
              ? Double.NaN
              : ratios[row] / rowSums[row];
    }
    return range(ratios) >= 1 + (MIN_RANGE - 1) / 2;
  }

  /** The median ratio of a row to the reference; NaN if its pixels do not agree. */
  private double gain(byte[] image, int row, float[] ratios) {
    int count = 0;
    for (int i = row * columns; i < (row + 1) * columns; i++) {
      int expected = reference[i] & 0xff;
      if (expected >= FrameStabilizer.MIN_REFERENCE_LEVEL) {
        ratios[count++] = (float) (image[i] & 0xff) / expected;
      }
    }
    if (count == 0 || count < MIN_PIXELS * columns) {
      return Double.NaN;
    }
    Arrays.sort(ratios, 0, count);
    double median = ratios[count / 2];
    return ratios[count * 3 / 4] - ratios[count / 4] <= MAX_SPREAD * median ? median : Double.NaN;
  }

  private static double range(double[] gains) {
    double highest = 0;
    double lowest = Double.MAX_VALUE;
    for (double gain : gains) {
      if (!Double.isNaN(gain)) {
        highest = Math.max(highest, gain);
        lowest = Math.min(lowest, gain);
      }
    }
    return highest / Math.max(1e-3, lowest);
  }

  /** Gives rows without a gain that of the next row above, at the top that of the next below. */
  private static void fillGaps(double[] gains) {
    double last = Arrays.stream(gains).filter(gain -> !Double.isNaN(gain)).findFirst().orElse(1);
    for (int row = 0; row < gains.length; row++) {
      last = Double.isNaN(gains[row]) ? last : gains[row];
      gains[row] = last;
    }
  }

  private static double[] smooth(double[] gains) {
    double[] smoothed = new double[gains.length];
    for (int row = 0; row < gains.length; row++) {
      double above = gains[Math.max(0, row - 1)];
      double below = gains[Math.min(gains.length - 1, row + 1)];
      smoothed[row] = (above + 2 * gains[row] + below) / 4;
    }
    return smoothed;
  }

  /** Divides an image, of any size, by gains that are interpolated between rows. */
  static void compensate(byte[] pixels, int width, int height, double[] gains) {
    for (int row = 0; row < height; row++) {
      double position =
          Math.max(0, Math.min(gains.length - 1, (row + 0.5) * gains.length / height - 0.5));
      int above = (int) position;
      int below = Math.min(gains.length - 1, above + 1);
      double gain = gains[above] + (position - above) * (gains[below] - gains[above]);
      int factor = (int) Math.round((1 << FRACTION_BITS) / Math.max(1e-2, gain));
      for (int i = row * width; i < (row + 1) * width; i++) {
        int value = (pixels[i] & 0xff) * factor + (1 << FRACTION_BITS - 1) >> FRACTION_BITS;
        pixels[i] = (byte) Math.min(255, value);
      }
    }
  }
}
