package io.vad4j.core.monitor.tampering;

import io.vad4j.Frame;
import io.vad4j.core.image.GrayscaleResizer;
import io.vad4j.core.image.InputSize;
import java.util.Arrays;
import java.util.List;

/**
 * A frame in small: gray levels at up to 160 pixels a side and at a quarter of it, and their
 * gradients.
 */
final class SmallView {
  private static final int MAX_SIDE = 160;
  private static final int COARSE_FACTOR = 4;
  private static final int DARK = 20;
  private static final int SATURATED = 250;
  private static final float MAX_DIFFERENCE = 12;
  private static final double STRUCTURE_QUANTILE = 0.8;
  private static final double MIN_STRUCTURE = 3;
  private static final double MIN_DARK_SHARE = 0.97;
  private static final double MIN_SATURATED_SHARE = 0.6;

  final Plane fine;
  final Plane coarse;
  final Plane fineGradient;
  final Plane coarseGradient;
  final double mean;
  private final double darkShare;
  private final double saturatedShare;

  /** A grid of values by rows. */
  record Plane(int width, int height, float[] values) {
    private static final int MAX_LEVEL = 255;
    private static final int STEPS = 4;

    Plane reduced(int factor) {
      int columns = Math.max(1, width / factor);
      int rows = Math.max(1, height / factor);
      int across = width / columns;
      int down = height / rows;
      float[] means = new float[columns * rows];
      for (int y = 0; y < rows * down; y++) {
        int row = y / down * columns;
        int x = y * width;
        for (int column = 0; column < columns; column++) {
          float mean = means[row + column];
          for (int end = x + across; x < end; x++) {
            mean += values[x] / (across * down);
          }
          means[row + column] = mean;
        }
      }
      return new Plane(columns, rows, means);
    }

    Plane gradient() {
      float[] gradient = new float[values.length];
      for (int y = 0; y < height; y++) {
        int row = y * width;
        int above = Math.max(0, y - 1) * width;
        int below = Math.min(height - 1, y + 1) * width;
        for (int x = 0; x < width; x++) {
          float right = values[row + Math.min(width - 1, x + 1)];
          float left = values[row + Math.max(0, x - 1)];
          float vertical = Math.abs(values[below + x] - values[above + x]);
          gradient[row + x] = (Math.abs(right - left) + vertical) / 2;
        }
      }
      return new Plane(width, height, gradient);
    }

    double mean() {
      double sum = 0;
      for (float value : values) {
        sum += value;
      }
      return sum / values.length;
    }

    /** The value that the given share of values does not exceed, to a quarter of a level. */
    double quantile(double share) {
      int[] counts = new int[(MAX_LEVEL + 1) * STEPS];
      for (float value : values) {
        counts[(int) (Math.min(MAX_LEVEL, value) * STEPS)]++;
      }
      int step = 0;
      for (int count = counts[0]; count <= share * values.length && step < counts.length - 1; ) {
        count += counts[++step];
      }
      return (step + 0.5) / STEPS;
    }

    /** Pearson's correlation with another plane, of which this one is shifted. */
    double correlation(Plane other, int right, int down) {
      double n = 0;
      double sumA = 0;
      double sumB = 0;
      double sumAa = 0;
      double sumBb = 0;
      double sumAb = 0;
      for (int y = Math.max(0, down); y < Math.min(height, height + down); y++) {
        for (int x = Math.max(0, right); x < Math.min(width, width + right); x++) {
          double a = values[y * width + x];
          double b = other.values[(y - down) * width + x - right];
          n++;
          sumA += a;
          sumB += b;
          sumAa += a * a;
          sumBb += b * b;
          sumAb += a * b;
        }
      }
      double covariance = sumAb - sumA * sumB / n;
      double variances = (sumAa - sumA * sumA / n) * (sumBb - sumB * sumB / n);
      return variances > 1e-9 ? covariance / Math.sqrt(variances) : 0;
    }
  }

  private SmallView(Plane fine) {
    this.fine = fine;
    coarse = fine.reduced(COARSE_FACTOR);
    fineGradient = fine.gradient();
    coarseGradient = coarse.gradient();
    mean = fine.mean();
    int dark = 0;
    int saturated = 0;
    for (float value : fine.values()) {
      dark += value <= DARK ? 1 : 0;
      saturated += value >= SATURATED ? 1 : 0;
    }
    darkShare = (double) dark / fine.values().length;
    saturatedShare = (double) saturated / fine.values().length;
  }

  /** The size of the views of frames. */
  static InputSize sizeFor(Frame frame) {
    return InputSize.of(frame.width(), frame.height(), MAX_SIDE);
  }

  /** The view of a frame of any size and format. */
  static SmallView of(Frame frame, InputSize size) {
    byte[] pixels = new GrayscaleResizer(size).apply(frame).toByteArray();
    float[] values = new float[pixels.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = pixels[i] & 0xff;
    }
    return new SmallView(new Plane(size.width(), size.height(), values));
  }

  boolean isBlack() {
    return darkShare > MIN_DARK_SHARE;
  }

  boolean isOverexposed() {
    return saturatedShare > MIN_SATURATED_SHARE;
  }

  /** Whether there are edges by which another view can be told from this one. */
  boolean hasStructure() {
    return coarseGradient.quantile(STRUCTURE_QUANTILE) >= MIN_STRUCTURE;
  }

  boolean hasSizeOf(SmallView other) {
    return fine.width() == other.fine.width() && fine.height() == other.fine.height();
  }

  boolean isIdenticalTo(SmallView other) {
    return hasSizeOf(other) && Arrays.equals(fine.values(), other.fine.values());
  }

  /**
   * This view, moved towards another by a share of the way; large differences count as much as
   * moderate ones, so that objects that pass leave little behind.
   */
  SmallView towards(SmallView other, double share) {
    float[] values = fine.values().clone();
    for (int i = 0; i < values.length; i++) {
      float difference = other.fine.values()[i] - values[i];
      float limited = Math.max(-MAX_DIFFERENCE, Math.min(MAX_DIFFERENCE, difference));
      values[i] += (float) (share * limited);
    }
    return new SmallView(new Plane(fine.width(), fine.height(), values));
  }

  /** The median of views of one size. */
  static SmallView median(List<SmallView> views) {
    Plane first = views.get(0).fine;
    float[] values = new float[first.values().length];
    float[] sorted = new float[views.size()];
    for (int i = 0; i < values.length; i++) {
      for (int view = 0; view < sorted.length; view++) {
        sorted[view] = views.get(view).fine.values()[i];
      }
      Arrays.sort(sorted);
      values[i] = sorted[sorted.length / 2];
    }
    return new SmallView(new Plane(first.width(), first.height(), values));
  }
}
