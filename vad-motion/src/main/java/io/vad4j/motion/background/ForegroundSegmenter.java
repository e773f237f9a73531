package io.vad4j.motion.background;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.absdiff;
import static org.bytedeco.opencv.global.opencv_core.subtract;

import io.vad4j.core.background.AdaptiveBackground;
import io.vad4j.core.image.CellGrid;
import io.vad4j.core.signal.Median;
import io.vad4j.motion.opencv.CellMeans;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Foreground segmentation of one stream by subtraction of its adaptive background and frame
 * differencing, per cell. Background subtraction compensates the residual gain that the detector's
 * exposure normalisation tolerates. Holds native memory; used by one thread at a time.
 */
public final class ForegroundSegmenter implements AutoCloseable {
  /** Contrast of the foreground to the background beyond its baseline, in grey levels. */
  private static final float MIN_CONTRAST = 4;

  private static final float BASELINE_FACTOR = 1.5f;

  /** Frame difference of a moving cell beyond that of the median cell, in grey levels. */
  private static final float MIN_CHANGE = 2;

  /** Difference of two frames with noise relative to that of one to the background. */
  private static final float CHANGE_OF_NOISE = 1.4f;

  /** The noise is estimated from one of so many cells. */
  private static final int SAMPLE_STEP = 5;

  /** A larger gain, or its inverse, is that of another scene and is not compensated. */
  private static final double MAX_GAIN = 3;

  private final BackgroundModel model;
  private final CellGrid grid;
  private final AdaptiveBackground adaptive;
  private final Mat levels;
  private final Mat background = new Mat();
  private final Mat previous = new Mat();
  private final Mat normalized = new Mat();
  private final Mat differences = new Mat();
  private final CellMeans means = new CellMeans();
  private final float[] signedDifferences;
  private float[] brightness = {};
  private long updates = -1;
  private float[] changes = {};
  private float[] contrasts = {};
  private final byte[] pixels;
  private final int[] sampleCells;
  private float medianChange;
  private final float medianBaseline;
  private int foregroundCount;
  private boolean differenceComputed;

  /**
   * A segmenter for one stream.
   *
   * @param adaptive the background of the stream, which the caller updates
   */
  public ForegroundSegmenter(BackgroundModel model, AdaptiveBackground adaptive) {
    this.model = model;
    this.adaptive = adaptive;
    this.grid = model.grid();
    this.signedDifferences = new float[model.background().length];
    this.pixels = new byte[model.background().length];
    this.sampleCells =
        IntStream.range(0, grid.cells())
            .filter(cell -> (cell % grid.columns() + cell / grid.columns()) % SAMPLE_STEP == 0)
            .toArray();
    this.medianBaseline = Median.of(model.baseline());
    this.levels = new Mat(model.height(), model.width(), CV_8UC1);
  }

  /** Takes the first frame of a clip, {@code CV_8UC1}. */
  public void start(Mat image) {
    image.copyTo(previous);
    updates = -1;
  }

  private void readBackground() {
    if (updates != adaptive.updates()) {
      updates = adaptive.updates();
      levels.data().put(adaptive.backgroundImage());
      levels.convertTo(background, CV_32F);
      brightness = means.compute(background, grid).clone();
    }
  }

  /** Segments the next frame, {@code CV_8UC1}. */
  public void update(Mat image) {
    readBackground();
    changes = meanDifferences(image, previous);
    medianChange = Median.of(changes);
    for (int cell = 0; cell < changes.length; cell++) {
      changes[cell] -= medianChange;
    }
    image.data().get(pixels);
    image.copyTo(previous);
    image.convertTo(normalized, CV_32F, 1 / residualGain(means.compute(image, grid)), 0);
    contrasts = meanDifferences(normalized, background);
    foregroundCount = 0;
    for (int cell = 0; cell < contrasts.length; cell++) {
      foregroundCount += isForeground(cell) ? 1 : 0;
    }
    differenceComputed = false;
  }

  private float[] meanDifferences(Mat one, Mat other) {
    absdiff(one, other, differences);
    return means.compute(differences, grid);
  }

  /** The median over cells of the brightness relative to the background; 1 in another scene. */
  private double residualGain(float[] cells) {
    float[] ratios = new float[cells.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = Math.max(1, cells[i]) / Math.max(1, brightness[i]);
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
   * {@return by how much the structure of the median cell differs from the background of the
   * training video, or the median cell from the frame before, beyond its baseline in grey levels,
   * at least 0} About 0 whatever passes and whatever the light, above 1 under camera shake or much
   * more noise than in training.
   */
  public float globalNoise() {
    float[] residuals = new float[sampleCells.length];
    for (int i = 0; i < residuals.length; i++) {
      residuals[i] = structureResidual(sampleCells[i]) - model.baseline()[sampleCells[i]];
    }
    float temporal = medianChange / CHANGE_OF_NOISE - medianBaseline;
    float structure = residuals.length == 0 ? 0 : Median.of(residuals);
    return Math.max(0, Math.max(temporal, structure));
  }

  /** The mean difference of a cell to that of the training video in the light of the frame. */
  private float structureResidual(int cell) {
    byte[] initial = model.background();
    float ratio = (float) grid.sum(cell, pixels) / grid.sum(cell, initial);
    int left = grid.left(cell % grid.columns());
    int right = grid.left(cell % grid.columns() + 1);
    int top = grid.top(cell / grid.columns());
    int bottom = grid.top(cell / grid.columns() + 1);
    float sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int i = y * grid.width() + left; i < y * grid.width() + right; i++) {
        sum += Math.abs((pixels[i] & 0xff) - ratio * (initial[i] & 0xff));
      }
    }
    return sum / ((bottom - top) * (right - left));
  }

  /**
   * {@return the signed difference of each pixel to the background in grey levels, row by row; not
   * to be changed, and valid until the next frame}
   */
  public float[] difference() {
    if (!differenceComputed) {
      subtract(normalized, background, differences);
      new FloatPointer(differences.data()).get(signedDifferences);
      differenceComputed = true;
    }
    return signedDifferences;
  }

  @Override
  public void close() {
    levels.close();
    background.close();
    previous.close();
    normalized.close();
    differences.close();
    means.close();
  }
}
