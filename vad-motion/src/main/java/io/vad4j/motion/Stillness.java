package io.vad4j.motion;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;

import io.vad4j.core.image.CellGrid;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * For how long something has stood still in front of each cell's empty scene, in seconds beyond
 * those that are nothing.
 */
final class Stillness implements Motion {
  /** A gap in the stream does not count for more. */
  private static final double LONGEST_STEP = 1;

  /** In seconds; what is gone is forgotten by a factor of e in so much time. */
  private static final double FORGETTING = 0.4;

  /** In seconds; while something moves there, evidence fades by a factor of e in so much time. */
  private static final double FADING = 0.1;

  private final Foreground foreground;
  private final float after;
  private final float absorb;
  private final Mat evidence = new Mat();
  private final float[] seconds;
  private final float[] beyond;

  /**
   * Stillness in front of a scene.
   *
   * @param after how many seconds of it are nothing
   * @param absorb after how many seconds what stands still belongs to the scene
   */
  Stillness(EmptyScene scene, double after, double absorb) {
    this.foreground = new Foreground(scene);
    this.after = (float) after;
    this.absorb = (float) absorb;
    this.seconds = new float[scene.grid().cells()];
    this.beyond = new float[seconds.length];
  }

  @Override
  public void checkSize(int width, int height) {
    foreground.checkSize(width, height);
  }

  @Override
  public void start(Mat picture) {
    foreground.start(picture);
    Arrays.fill(seconds, 0);
    Arrays.fill(beyond, 0);
  }

  @Override
  public Mat next(Mat picture, FrameInterval interval) {
    foreground.next(picture);
    if (foreground.usable()) {
      float passed = (float) Math.min(LONGEST_STEP, interval.seconds());
      for (int cell = 0; cell < seconds.length; cell++) {
        boolean still = foreground.present(cell) && !movingAround(cell);
        seconds[cell] = next(cell, still, passed);
        beyond[cell] = evidence(cell, still, passed);
        if (seconds[cell] >= absorb) {
          foreground.absorb(cell);
          seconds[cell] = 0;
        }
      }
    }
    evidence.create(foreground.grid().rows(), foreground.grid().columns(), CV_32FC1);
    new FloatPointer(evidence.data()).put(beyond);
    return evidence;
  }

  /** What passes in front takes as much time as it takes. */
  private float next(int cell, boolean still, float passed) {
    if (!foreground.present(cell)) {
      return seconds[cell] * (float) Math.exp(-passed / FORGETTING);
    }
    return still ? seconds[cell] + passed : Math.max(0, seconds[cell] - passed);
  }

  /**
   * What stands still is evidence; nothing is when it has gone, however long it stayed. What moves
   * there may pass in front of it or be the thing itself that goes on.
   */
  private float evidence(int cell, boolean still, float passed) {
    if (!foreground.present(cell)) {
      return 0;
    }
    float now = Math.max(0, seconds[cell] - after);
    return still ? now : Math.min(now, beyond[cell] * (float) Math.exp(-passed / FADING));
  }

  /** Whether a cell moves or one beside it: plain clothes change at their edges only. */
  private boolean movingAround(int cell) {
    CellGrid grid = foreground.grid();
    int column = cell % grid.columns();
    int row = cell / grid.columns();
    for (int y = Math.max(0, row - 1); y <= Math.min(grid.rows() - 1, row + 1); y++) {
      for (int x = Math.max(0, column - 1); x <= Math.min(grid.columns() - 1, column + 1); x++) {
        if (foreground.moving(y * grid.columns() + x)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Takes nothing off: most cells are empty. */
  @Override
  public void refine(float[] cells) {}

  @Override
  public void close() {
    foreground.close();
    evidence.close();
  }
}
