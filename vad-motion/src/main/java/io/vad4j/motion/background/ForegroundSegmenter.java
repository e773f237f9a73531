package io.vad4j.motion.background;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;

import io.vad4j.core.image.CellGrid;
import io.vad4j.core.signal.Median;
import io.vad4j.motion.opencv.GrayImage;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Foreground segmentation of one stream by background subtraction and frame differencing, per cell.
 * Background subtraction compensates the residual gain that the detector's exposure normalisation
 * tolerates. Holds native memory; used by one thread at a time.
 */
public final class ForegroundSegmenter implements AutoCloseable {
  /** Contrast of the foreground to the background beyond its baseline, in grey levels. */
  private static final float MIN_CONTRAST = 4;

  private static final float BASELINE_FACTOR = 1.5f;

  /** Frame difference of a moving cell beyond that of the median cell, in grey levels. */
  private static final float MIN_CHANGE = 2;

  /** A larger gain, or its inverse, is that of another scene and is not compensated. */
  private static final double MAX_GAIN = 3;

  private final BackgroundModel model;
  private final CellGrid grid;
  private final int[] brightness;
  private final int[] sums;
  private final float[] background;
  private final byte[] previous;
  private final Mat normalized = new Mat();
  private final float[] signedDifferences;
  private final float[] changes;
  private final float[] contrasts;
  private final float[] columnSums;
  private final float[] excess;
  private int foregroundCount;

  /** A segmenter for one stream. */
  public ForegroundSegmenter(BackgroundModel model) {
    this.model = model;
    this.grid = model.grid();
    this.signedDifferences = new float[model.background().length];
    this.previous = new byte[signedDifferences.length];
    this.brightness = new int[grid.cells()];
    this.sums = new int[grid.cells()];
    this.changes = new float[grid.cells()];
    this.contrasts = new float[grid.cells()];
    this.columnSums = new float[model.width()];
    this.background = new float[signedDifferences.length];
    this.excess = new float[grid.cells()];
  }

  /** Takes the first frame of a clip, and compares with the background of the training video. */
  public void start(GrayImage image) {
    keep(image);
    setBackground(model.background());
  }

  /** Compares the next frames with another background: grey levels, row by row. */
  public void setBackground(byte[] levels) {
    for (int i = 0; i < background.length; i++) {
      background[i] = levels[i] & 0xff;
    }
    grid.sums(levels, brightness);
  }

  private void keep(GrayImage image) {
    System.arraycopy(image.pixels(), 0, previous, 0, previous.length);
  }

  /** Segments the next frame. */
  public void update(GrayImage image) {
    grid.meanAbsoluteDifferences(image.pixels(), previous, changes);
    float medianChange = Median.of(changes);
    for (int cell = 0; cell < changes.length; cell++) {
      changes[cell] -= medianChange;
    }
    keep(image);
    image.mat().convertTo(normalized, CV_32F, 1 / residualGain(image.pixels()), 0);
    new FloatPointer(normalized.data()).get(signedDifferences);
    for (int i = 0; i < signedDifferences.length; i++) {
      signedDifferences[i] -= background[i];
    }
    updateContrasts();
    foregroundCount = 0;
    for (int cell = 0; cell < contrasts.length; cell++) {
      foregroundCount += isForeground(cell) ? 1 : 0;
    }
  }

  /** Updates the mean absolute difference of each cell to the background. */
  private void updateContrasts() {
    int width = model.width();
    for (int row = 0, cell = 0; row < grid.rows(); row++) {
      int bottom = grid.top(row + 1);
      sumColumns(grid.top(row), bottom);
      int height = bottom - grid.top(row);
      for (int column = 0, x = 0; column < grid.columns(); column++, cell++) {
        int left = x;
        float sum = 0;
        for (int right = grid.left(column + 1); x < right; x++) {
          sum += columnSums[x];
        }
        contrasts[cell] = sum / (height * (x - left));
      }
    }
  }

  /** Sums the absolute differences of some rows, four at a time, by columns. */
  private void sumColumns(int top, int bottom) {
    float[] sums = columnSums;
    float[] differences = signedDifferences;
    int width = sums.length;
    Arrays.fill(sums, 0);
    int y = top;
    for (; y + 4 <= bottom; y += 4) {
      int first = y * width;
      int second = first + width;
      int third = second + width;
      int fourth = third + width;
      for (int x = 0; x < width; x++) {
        sums[x] =
            sums[x]
                + Math.abs(differences[first + x])
                + Math.abs(differences[second + x])
                + Math.abs(differences[third + x])
                + Math.abs(differences[fourth + x]);
      }
    }
    for (; y < bottom; y++) {
      int offset = y * width;
      for (int x = 0; x < width; x++) {
        sums[x] += Math.abs(differences[offset + x]);
      }
    }
  }

  /** The median over cells of the brightness relative to the background; 1 in another scene. */
  private double residualGain(byte[] pixels) {
    grid.sums(pixels, sums);
    float[] ratios = new float[sums.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = (float) sums[i] / brightness[i];
    }
    double gain = Median.of(ratios);
    return gain > MAX_GAIN || gain < 1 / MAX_GAIN ? 1 : gain;
  }

  /** {@return the cells} */
  public CellGrid grid() {
    return grid;
  }

  /**
   * {@return whether less than half of the cells are foreground} Other frames show another scene or
   * light.
   */
  public boolean isReliable() {
    return 2 * foregroundCount < grid.cells();
  }

  /** {@return whether a cell is foreground} */
  public boolean isForeground(int cell) {
    return contrasts[cell] >= BASELINE_FACTOR * model.baseline()[cell] + MIN_CONTRAST;
  }

  /** {@return whether a cell differs from the previous frame by more than the median cell} */
  public boolean isMoving(int cell) {
    return changes[cell] >= MIN_CHANGE;
  }

  /**
   * {@return the contrast of the median cell beyond its baseline in grey levels, at least 0} About
   * 0 whatever passes, above 1 under camera shake or much more noise than in training.
   */
  public float globalNoise() {
    float[] baseline = model.baseline();
    for (int cell = 0; cell < excess.length; cell++) {
      excess[cell] = contrasts[cell] - baseline[cell];
    }
    return Math.max(0, Median.of(excess));
  }

  /**
   * {@return the signed difference of each pixel to the background in grey levels, row by row; not
   * to be changed, and valid until the next frame}
   */
  public float[] difference() {
    return signedDifferences;
  }

  @Override
  public void close() {
    normalized.close();
  }
}
