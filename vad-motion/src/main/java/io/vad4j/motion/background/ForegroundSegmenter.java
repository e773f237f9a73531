package io.vad4j.motion.background;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.absdiff;

import io.vad4j.InvalidFrameException;
import io.vad4j.core.image.CellGrid;
import io.vad4j.core.signal.Median;
import io.vad4j.motion.opencv.CellMeans;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Foreground segmentation of one stream by background subtraction and frame differencing, per cell.
 * Frames must have the exposure of the background, to which a detector normalises them. Holds
 * native memory; used by one thread at a time.
 */
public final class ForegroundSegmenter implements AutoCloseable {
  /** Contrast of the foreground to the background beyond its baseline, in grey levels. */
  private static final float MIN_CONTRAST = 4;

  private static final float BASELINE_FACTOR = 1.5f;

  /** Frame difference of a moving cell beyond that of the median cell, in grey levels. */
  private static final float MIN_CHANGE = 2;

  private final BackgroundModel model;
  private final CellGrid grid;
  private final Mat background;
  private final Mat image = new Mat();
  private final Mat absoluteDifference = new Mat();
  private final CellMeans means = new CellMeans();
  private final byte[] pixels;
  private final float[] difference;
  private float[] changes = {};
  private float[] contrasts = {};
  private int foregroundCount;
  private long position;
  private boolean differenceComputed;

  /** A segmenter for one stream. */
  public ForegroundSegmenter(BackgroundModel model) {
    this.model = model;
    this.grid = model.grid();
    this.background = new Mat(model.height(), model.width(), CV_8UC1);
    this.background.data().put(model.background());
    this.pixels = new byte[model.background().length];
    this.difference = new float[pixels.length];
  }

  /**
   * Checks a frame size.
   *
   * @throws InvalidFrameException if it is not that of the training frames
   */
  public void checkSize(int width, int height) {
    if (width != model.width() || height != model.height()) {
      throw new InvalidFrameException(
          "Frames are %dx%d pixels, but this model was trained on %dx%d; resize them first."
              .formatted(width, height, model.width(), model.height()));
    }
  }

  /** Takes the first frame of a clip, {@code CV_8UC1}. */
  public void start(Mat firstImage) {
    firstImage.copyTo(image);
    position = 0;
  }

  /** Segments the next frame, {@code CV_8UC1}. */
  public void update(Mat nextImage) {
    changes = meanDifferences(nextImage, image);
    float medianChange = Median.of(changes);
    for (int cell = 0; cell < changes.length; cell++) {
      changes[cell] -= medianChange;
    }
    nextImage.copyTo(image);
    contrasts = meanDifferences(image, background);
    foregroundCount = 0;
    for (int cell = 0; cell < contrasts.length; cell++) {
      foregroundCount += isForeground(cell) ? 1 : 0;
    }
    position++;
    differenceComputed = false;
  }

  private float[] meanDifferences(Mat one, Mat other) {
    absdiff(one, other, absoluteDifference);
    return means.compute(absoluteDifference, grid);
  }

  /** The number of frames segmented since the clip started. */
  long position() {
    return position;
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
    return isForeground(cell, contrasts[cell]);
  }

  /** Whether a contrast, in grey levels, is that of foreground in a cell. */
  boolean isForeground(int cell, float contrast) {
    return contrast >= BASELINE_FACTOR * model.baseline()[cell] + MIN_CONTRAST;
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
    float[] excess = contrasts.clone();
    for (int cell = 0; cell < excess.length; cell++) {
      excess[cell] -= model.baseline()[cell];
    }
    return Math.max(0, Median.of(excess));
  }

  /**
   * {@return the signed difference of each pixel to the background in grey levels, row by row; not
   * to be changed, and valid until the next frame}
   */
  public float[] difference() {
    if (!differenceComputed) {
      image.data().get(pixels);
      for (int i = 0; i < pixels.length; i++) {
        difference[i] = (pixels[i] & 0xff) - (model.background()[i] & 0xff);
      }
      differenceComputed = true;
    }
    return difference;
  }

  @Override
  public void close() {
    background.close();
    image.close();
    absoluteDifference.close();
    means.close();
  }
}
