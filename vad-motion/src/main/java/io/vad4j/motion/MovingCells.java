package io.vad4j.motion;

import static org.bytedeco.opencv.global.opencv_core.absdiff;

import io.vad4j.core.image.CellGrid;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Which cells move, and how: the mean flow of each, less that of the median cell, which takes the
 * shaking of the camera away. Holds native memory; used by one thread at a time.
 *
 * <p>A cell moves if its flow is more than flow's own noise and its brightness changes more than
 * that of most cells, since flow is made up where there is nothing to follow.
 */
final class MovingCells implements AutoCloseable {
  static final double SCALE = 0.5;

  /** The least movement that is not noise, in pixels of the frame. */
  private static final double LEAST_STEP = 0.35;

  /** Change of brightness that counts, in grey levels above one and a half of the median cell's. */
  private static final float LEAST_CHANGE = 1;

  private final Flow flow = new Flow(Flow.dis(SCALE), SCALE);
  private final CellMeans means = new CellMeans();
  private final Mat difference = new Mat();
  private CellGrid grid = new CellGrid(1, 1, 1, 1);
  private float[] across = {};
  private float[] down = {};
  private boolean[] moving = {};

  /**
   * Checks that pictures of this size can be searched.
   *
   * @throws io.vad4j.InvalidFrameException if not
   */
  void checkSize(int width, int height) {
    flow.checkSize(width, height);
  }

  /** Takes the first picture of a clip. */
  void start(Mat picture) {
    grid = CellGrid.over(picture.cols(), picture.rows());
    flow.start(picture);
  }

  /** Takes the next picture. */
  void next(Mat picture, FrameInterval interval) {
    flow.next(picture);
    try (Mat x = flow.across();
        Mat y = flow.down()) {
      across = means.of(x, grid);
      down = means.of(y, grid);
    }
    absdiff(flow.previous(), flow.current(), difference);
    float[] change = means.of(difference, grid);
    float least = 1.5f * CellMeans.median(change) + LEAST_CHANGE;
    float shakenAcross = CellMeans.median(across);
    float shakenDown = CellMeans.median(down);
    float toSpeed = (float) (1 / (SCALE * interval.seconds()));
    double leastSpeed = LEAST_STEP / interval.seconds();
    moving = new boolean[grid.cells()];
    for (int i = 0; i < moving.length; i++) {
      across[i] = (across[i] - shakenAcross) * toSpeed;
      down[i] = (down[i] - shakenDown) * toSpeed;
      moving[i] = change[i] >= least && Math.hypot(across[i], down[i]) >= leastSpeed;
    }
  }

  /** The cells. */
  CellGrid grid() {
    return grid;
  }

  /** Whether a cell moves. */
  boolean moving(int cell) {
    return moving[cell];
  }

  /** A cell's speed to the right in pixels of the frame a second. */
  float across(int cell) {
    return across[cell];
  }

  /** A cell's speed downwards in pixels of the frame a second. */
  float down(int cell) {
    return down[cell];
  }

  @Override
  public void close() {
    flow.close();
    means.close();
    difference.close();
  }
}
