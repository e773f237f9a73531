package io.vad4j.core.cutpaste.object;

import io.vad4j.Frame;
import io.vad4j.core.image.CellGrid;
import io.vad4j.core.signal.Median;
import io.vad4j.spi.TrainingSet;
import java.util.BitSet;

/** Temporal-median background model and foreground segmentation. */
public final class MedianBackground {
  private static final int CELL_SIZE = 4;

  /** Minimum foreground threshold in grey levels. */
  private static final float MIN_THRESHOLD = 8;

  private static final float NOISE_FACTOR = 3;

  private final int width;
  private final int height;
  private final CellGrid grid;
  private final float[] lowerBound;
  private final float[] upperBound;

  /** Takes the background image of the training set. */
  public MedianBackground(TrainingSet trainingSet) {
    this.width = trainingSet.width();
    this.height = trainingSet.height();
    this.grid =
        new CellGrid(
            width, height, Math.max(1, width / CELL_SIZE), Math.max(1, height / CELL_SIZE));
    byte[] background = trainingSet.background();
    this.lowerBound = localExtremum(background, -1);
    this.upperBound = localExtremum(background, 1);
  }

  /** The 3 × 3 maximum of each pixel, or the minimum for a sign of -1. */
  private float[] localExtremum(byte[] samples, int sign) {
    float[] extrema = new float[samples.length];
    for (int i = 0; i < extrema.length; i++) {
      int x = i % width;
      int y = i / width;
      int maximum = sign * (samples[i] & 0xff);
      for (int v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
        for (int u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
          maximum = Math.max(maximum, sign * (samples[v * width + u] & 0xff));
        }
      }
      extrema[i] = sign * maximum;
    }
    return extrema;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** The segmentation grid, of cells of about 4 × 4 pixels. */
  public CellGrid grid() {
    return grid;
  }

  /**
   * Foreground of a frame.
   *
   * @param cells the foreground cells
   * @param brightnessOffset median brightness difference between frame and background
   * @param threshold foreground threshold in grey levels
   */
  record ForegroundCells(BitSet cells, float brightnessOffset, float threshold) {}

  ForegroundCells segment(Frame frame) {
    byte[] samples = frame.toByteArray();
    float[] difference = new float[samples.length];
    for (int i = 0; i < samples.length; i++) {
      difference[i] = (samples[i] & 0xff) - (lowerBound[i] + upperBound[i]) / 2;
    }
    float brightnessOffset = Median.of(grid.average(difference));
    for (int i = 0; i < difference.length; i++) {
      difference[i] = distance(samples[i] & 0xff, i, brightnessOffset);
    }
    float[] distance = grid.average(difference);
    float threshold = Math.max(MIN_THRESHOLD, NOISE_FACTOR * Median.of(distance));
    BitSet cells = new BitSet(distance.length);
    for (int i = 0; i < distance.length; i++) {
      cells.set(i, distance[i] >= threshold);
    }
    return new ForegroundCells(cells, brightnessOffset, threshold);
  }

  /**
   * Distance in grey levels from the background of the pixel or of one of its neighbours, which
   * makes edges robust to camera shake of a pixel.
   */
  float distance(int gray, int pixel, float brightnessOffset) {
    float corrected = gray - brightnessOffset;
    return Math.max(0, Math.max(corrected - upperBound[pixel], lowerBound[pixel] - corrected));
  }
}
