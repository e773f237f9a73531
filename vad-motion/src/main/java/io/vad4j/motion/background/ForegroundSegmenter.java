package io.vad4j.motion.background;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.absdiff;
import static org.bytedeco.opencv.global.opencv_core.subtract;

import io.vad4j.core.signal.Median;
import io.vad4j.InvalidFrameException;
import io.vad4j.core.image.CellGrid;
import io.vad4j.motion.opencv.CellMeans;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;

/**
 * What stands in front of the empty scene, and what of it moves. Holds native memory; used by one
 * thread at a time.
 *
 * <p>By what the whole picture is brighter or darker is undone first. A frame that is more than
 * half foreground shows another scene or light, and is not {@linkplain #isReliable usable}.
 */
public final class ForegroundSegmenter implements AutoCloseable {
  /** Grey levels by which foreground differs from the empty scene, beyond what is usual. */
  private static final float MIN_CONTRAST = 4;

  private static final float BASELINE_FACTOR = 1.5f;

  /** Grey levels by which what moves changes from frame to frame, beyond the median cell. */
  private static final float MIN_CHANGE = 2;

  /** A picture that is brighter by more than this, or darker, is of something else. */
  private static final double MAX_GAIN = 3;

  private final BackgroundModel model;
  private final CellGrid grid;
  private final Mat previous = new Mat();
  private final Mat change = new Mat();
  private final CellMeans means = new CellMeans();
  private final Mat reference = new Mat();
  private final Mat normalized = new Mat();
  private final Mat difference = new Mat();
  private final float[] pixels;
  private final float[] brightness;
  private float[] changes = {};
  private float[] contrasts = {};
  private int foregroundCount;

  public ForegroundSegmenter(BackgroundModel model) {
    this.model = model;
    this.grid = model.grid();
    this.pixels = new float[model.width() * model.height()];
    this.brightness = model.brightness();
  }

  /**
   * Checks that pictures are of the size learned from.
   *
   * @throws InvalidFrameException if not
   */
  public void checkSize(int width, int height) {
    if (width != model.width() || height != model.height()) {
      throw new InvalidFrameException(
          "Frames are %dx%d pixels, but this model was trained on %dx%d; resize them first."
              .formatted(width, height, model.width(), model.height()));
    }
  }

  /** Takes the first picture of a clip. */
  public void start(Mat image) {
    try (Mat background = new Mat(model.height(), model.width(), CV_8UC1)) {
      background.data().put(model.background());
      background.convertTo(reference, CV_32F);
    }
    image.copyTo(previous);
  }

  /** Takes the next picture. */
  public void update(Mat image) {
    absdiff(image, previous, change);
    changes = means.compute(change, grid);
    float medianChange = Median.of(changes);
    for (int i = 0; i < changes.length; i++) {
      changes[i] -= medianChange;
    }
    image.copyTo(previous);
    image.convertTo(normalized, CV_32F, 1 / estimateGain(means.compute(image, grid)), 0);
    absdiff(normalized, reference, difference);
    contrasts = means.compute(difference, grid);
    foregroundCount = 0;
    for (int cell = 0; cell < contrasts.length; cell++) {
      foregroundCount += isForeground(cell) ? 1 : 0;
    }
  }

  /** How many times brighter the picture is than the empty scene, for most of its cells. */
  private double estimateGain(float[] cells) {
    float[] ratios = new float[cells.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = Math.max(1, cells[i]) / Math.max(1, brightness[i]);
    }
    double gain = Median.of(ratios);
    return gain > MAX_GAIN || gain < 1 / MAX_GAIN ? 1 : gain;
  }

  /** The cells. */
  public CellGrid grid() {
    return grid;
  }

  /** Whether the frame shows the scene that was learned, in about its light. */
  public boolean isReliable() {
    return 2 * foregroundCount < grid.cells();
  }

  /** Whether something stands in front of a cell's empty scene. */
  public boolean isForeground(int cell) {
    return contrasts[cell] >= BASELINE_FACTOR * model.baseline()[cell] + MIN_CONTRAST;
  }

  /** Whether a cell changes from frame to frame. */
  public boolean isMoving(int cell) {
    return changes[cell] >= MIN_CHANGE;
  }

  /**
   * By how many grey levels more than usual the median cell differs from the empty scene: about 0
   * whatever goes through the picture, above 1 if the camera shakes or there is much more noise
   * than there was.
   */
  public float globalNoise() {
    float[] excess = contrasts.clone();
    for (int cell = 0; cell < excess.length; cell++) {
      excess[cell] -= model.baseline()[cell];
    }
    return Math.max(0, Median.of(excess));
  }

  /** The difference of each pixel to the empty scene in grey levels; valid until the next frame. */
  public float[] computeDifference() {
    subtract(normalized, reference, difference);
    new FloatPointer(difference.data()).get(pixels);
    return pixels;
  }

  /** Takes what a cell shows now for the empty scene, until the next clip starts. */
  void absorb(int cell) {
    int column = cell % grid.columns();
    int row = cell / grid.columns();
    int left = grid.left(column);
    int top = grid.top(row);
    try (Rect area = new Rect(left, top, grid.left(column + 1) - left, grid.top(row + 1) - top);
        Mat source = new Mat(normalized, area);
        Mat target = new Mat(reference, area)) {
      source.copyTo(target);
    }
  }

  @Override
  public void close() {
    previous.close();
    change.close();
    reference.close();
    normalized.close();
    difference.close();
    means.close();
  }
}
