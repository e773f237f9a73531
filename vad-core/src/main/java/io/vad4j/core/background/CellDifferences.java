package io.vad4j.core.background;

import io.vad4j.core.image.CellGrid;
import io.vad4j.core.signal.Median;

/**
 * Mean absolute differences of each cell of an image to the background and to the image before it,
 * after compensation of the global gain. Not thread-safe.
 */
final class CellDifferences {
  /** A larger gain, or its inverse, is that of another scene and is not compensated. */
  private static final double MAX_GAIN = 3;

  /** The largest correction of the gain for a background that has drifted, relative. */
  private static final double MAX_DRIFT_CORRECTION = 0.01;

  private final CellGrid grid;
  private final int[] imageSums;
  private final int[] backgroundSums;
  private final int[] initialSums;
  private final float[] ratios;
  private final RatioField field;
  private final float[] contrasts;
  private final float[] changes;
  private byte[] normalized;
  private byte[] previous;
  private float medianContrast;
  private float medianChange;

  /**
   * Differences of one stream.
   *
   * @param initial the background that keeps the brightness of that of the stream from drifting
   */
  CellDifferences(CellGrid grid, byte[] initial) {
    this.grid = grid;
    this.imageSums = new int[grid.cells()];
    this.backgroundSums = new int[grid.cells()];
    this.initialSums = new int[grid.cells()];
    grid.sums(initial, initialSums);
    this.ratios = new float[grid.cells()];
    this.field = new RatioField(grid);
    this.contrasts = new float[grid.cells()];
    this.changes = new float[grid.cells()];
    this.normalized = new byte[grid.width() * grid.height()];
    this.previous = new byte[normalized.length];
  }

  /** Takes the first image of a clip. */
  void start(byte[] image, byte[] background) {
    normalize(image, background);
  }

  /** Computes the differences of the next image. */
  void update(byte[] image, byte[] background) {
    byte[] oldest = previous;
    previous = normalized;
    normalized = oldest;
    normalize(image, background);
    grid.meanAbsoluteDifferences(normalized, background, contrasts);
    grid.meanAbsoluteDifferences(normalized, previous, changes);
    medianContrast = Median.of(contrasts);
    medianChange = Median.of(changes);
    for (int cell = 0; cell < changes.length; cell++) {
      changes[cell] -= medianChange;
    }
  }

  /** The brightness of the image relative to the background, beyond the gain. */
  RatioField ratios() {
    return field;
  }

  /** The image with the gain of the background; valid until the next one. */
  byte[] image() {
    return normalized;
  }

  /** The mean absolute difference of a cell to the background, in grey levels. */
  float contrast(int cell) {
    return contrasts[cell];
  }

  /** The median of the contrasts. */
  float medianContrast() {
    return medianContrast;
  }

  /** The median of the mean absolute differences of the cells to the image before, grey levels. */
  float medianChange() {
    return medianChange;
  }

  /** By how much a cell differs from the image before it beyond the median cell, in grey levels. */
  float change(int cell) {
    return changes[cell];
  }

  /** The mean absolute difference of a cell to another image, in grey levels. */
  float meanDifference(int cell, byte[] other) {
    return grid.meanAbsoluteDifference(cell, normalized, other);
  }

  private void normalize(byte[] image, byte[] background) {
    double gain = gain(image, background);
    for (int cell = 0; cell < ratios.length; cell++) {
      field.set(cell, (float) (ratios[cell] / gain));
    }
    double factor = 1 / gain;
    byte[] table = new byte[256];
    for (int level = 0; level < table.length; level++) {
      table[level] = (byte) Math.min(255, Math.round(level * factor));
    }
    for (int i = 0; i < image.length; i++) {
      normalized[i] = table[image[i] & 0xff];
    }
  }

  /**
   * The median over cells of the brightness relative to the background; 1 in another scene. A
   * background that follows images of its own brightness would drift away from the initial one
   * without limit, so that a part of what it has drifted is left in the image.
   */
  private double gain(byte[] image, byte[] background) {
    grid.sums(background, backgroundSums);
    double drift = medianRatio(backgroundSums, initialSums);
    grid.sums(image, imageSums);
    double gain = medianRatio(imageSums, backgroundSums);
    return gain > MAX_GAIN || gain < 1 / MAX_GAIN
        ? 1
        : gain * Math.max(1 - MAX_DRIFT_CORRECTION, Math.min(1 + MAX_DRIFT_CORRECTION, drift));
  }

  /** The median over cells of the ratio of sums, which are the {@link #ratios} afterwards. */
  private double medianRatio(int[] sums, int[] others) {
    for (int cell = 0; cell < ratios.length; cell++) {
      ratios[cell] = (float) sums[cell] / others[cell];
    }
    return Median.of(ratios);
  }
}
