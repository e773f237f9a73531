package io.vad4j.motion;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.absdiff;
import static org.bytedeco.opencv.global.opencv_core.subtract;

import io.vad4j.InvalidFrameException;
import io.vad4j.core.image.CellGrid;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;

/**
 * What stands in front of the empty scene, and what of it moves. Holds native memory; used by one
 * thread at a time.
 *
 * <p>By what the whole picture is brighter or darker is undone first. A frame that is more than
 * half foreground shows another scene or light, and is not {@linkplain #usable usable}.
 */
final class Foreground implements AutoCloseable {
  /** Grey levels by which foreground differs from the empty scene, beyond what is usual. */
  private static final float CONTRAST = 4;

  private static final float SLACK = 1.5f;

  /** Grey levels by which what moves changes from frame to frame, beyond the median cell. */
  private static final float MOVING = 2;

  /** A picture that is brighter by more than this, or darker, is of something else. */
  private static final double LARGEST_GAIN = 3;

  private final EmptyScene scene;
  private final CellGrid grid;
  private final Mat previous = new Mat();
  private final Mat change = new Mat();
  private final CellMeans means = new CellMeans();
  private final Mat empty = new Mat();
  private final Mat lit = new Mat();
  private final Mat difference = new Mat();
  private final float[] pixels;
  private final float[] brightness;
  private float[] changes = {};
  private float[] contrasts = {};
  private int count;

  Foreground(EmptyScene scene) {
    this.scene = scene;
    this.grid = scene.grid();
    this.pixels = new float[scene.width() * scene.height()];
    this.brightness = scene.brightness();
  }

  /**
   * Checks that pictures are of the size learned from.
   *
   * @throws InvalidFrameException if not
   */
  void checkSize(int width, int height) {
    if (width != scene.width() || height != scene.height()) {
      throw new InvalidFrameException(
          "Frames are %dx%d pixels, but this model was trained on %dx%d; resize them first."
              .formatted(width, height, scene.width(), scene.height()));
    }
  }

  /** Takes the first picture of a clip. */
  void start(Mat picture) {
    try (Mat background = new Mat(scene.height(), scene.width(), CV_8UC1)) {
      background.data().put(scene.background());
      background.convertTo(empty, CV_32F);
    }
    picture.copyTo(previous);
  }

  /** Takes the next picture. */
  void next(Mat picture) {
    absdiff(picture, previous, change);
    changes = means.of(change, grid);
    float still = CellMeans.median(changes);
    for (int i = 0; i < changes.length; i++) {
      changes[i] -= still;
    }
    picture.copyTo(previous);
    picture.convertTo(lit, CV_32F, 1 / gain(means.of(picture, grid)), 0);
    absdiff(lit, empty, difference);
    contrasts = means.of(difference, grid);
    count = 0;
    for (int cell = 0; cell < contrasts.length; cell++) {
      count += present(cell) ? 1 : 0;
    }
  }

  /** How many times brighter the picture is than the empty scene, for most of its cells. */
  private double gain(float[] cells) {
    float[] ratios = new float[cells.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = Math.max(1, cells[i]) / Math.max(1, brightness[i]);
    }
    double gain = CellMeans.median(ratios);
    return gain > LARGEST_GAIN || gain < 1 / LARGEST_GAIN ? 1 : gain;
  }

  /** The cells. */
  CellGrid grid() {
    return grid;
  }

  /** Whether the frame shows the scene that was learned, in about its light. */
  boolean usable() {
    return 2 * count < grid.cells();
  }

  /** Whether something stands in front of a cell's empty scene. */
  boolean present(int cell) {
    return contrasts[cell] >= SLACK * scene.usual()[cell] + CONTRAST;
  }

  /** Whether a cell changes from frame to frame. */
  boolean moving(int cell) {
    return changes[cell] >= MOVING;
  }

  /**
   * By how many grey levels more than usual the median cell differs from the empty scene: about 0
   * whatever goes through the picture, above 1 if the camera shakes or there is much more noise
   * than there was.
   */
  float unrest() {
    float[] excess = contrasts.clone();
    for (int cell = 0; cell < excess.length; cell++) {
      excess[cell] -= scene.usual()[cell];
    }
    return Math.max(0, CellMeans.median(excess));
  }

  /** The difference of each pixel to the empty scene in grey levels; valid until the next frame. */
  float[] difference() {
    subtract(lit, empty, difference);
    new FloatPointer(difference.data()).get(pixels);
    return pixels;
  }

  /** Takes what a cell shows now for the empty scene, until the next clip starts. */
  void absorb(int cell) {
    int column = cell % grid.columns();
    int row = cell / grid.columns();
    int left = grid.left(column);
    int top = grid.top(row);
    try (Rect place = new Rect(left, top, grid.left(column + 1) - left, grid.top(row + 1) - top);
        Mat seen = new Mat(lit, place);
        Mat known = new Mat(empty, place)) {
      seen.copyTo(known);
    }
  }

  @Override
  public void close() {
    previous.close();
    change.close();
    empty.close();
    lit.close();
    difference.close();
    means.close();
  }
}
