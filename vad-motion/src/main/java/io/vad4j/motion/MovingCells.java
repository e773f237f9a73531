package io.vad4j.motion;

import io.vad4j.InvalidFrameException;
import io.vad4j.core.image.CellGrid;
import java.util.Arrays;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Which cells move, and how: the flow of each, less that of the median of some cells spread over
 * the picture, which takes the shaking of the camera away. Holds native memory; used by one thread
 * at a time.
 *
 * <p>A cell moves if its flow is more than flow's own noise and its brightness changes more than
 * that of most cells, since flow is made up where there is nothing to follow; only where brightness
 * changes is flow sought. What a cell shares with neighbours that stand still counts for less, as
 * its movement is the mean of it and of those around it.
 */
final class MovingCells implements AutoCloseable {
  /** The shortest side of a frame in pixels. */
  private static final int SMALLEST_SIDE = 32;

  /** The least movement that is not noise, in pixels of the frame. */
  private static final double LEAST_STEP = 0.35;

  /** Flow is off by up to this share of it, so that what shakes must move by more. */
  private static final double SHAKEN_SHARE = 0.75;

  /** Change of brightness that counts, in grey levels above one and a half of the median cell's. */
  private static final float LEAST_CHANGE = 1;

  /** About so many cells tell how the camera shakes. */
  private static final int TELLING = 40;

  private final CellFlow flow = new CellFlow();
  private final CellMeans means = new CellMeans();
  private final Mat difference = new Mat();
  private CellGrid grid = new CellGrid(1, 1, 1, 1);
  private int apart = 1;
  private float[] across = {};
  private float[] down = {};
  private boolean[] moving = {};

  /**
   * Checks that pictures of this size can be searched.
   *
   * @throws InvalidFrameException if not
   */
  void checkSize(int width, int height) {
    if (Math.min(width, height) < SMALLEST_SIDE) {
      throw new InvalidFrameException(
          "Optical flow needs frames of at least %d pixels a side, not %dx%d."
              .formatted(SMALLEST_SIDE, width, height));
    }
  }

  /** Takes the first picture of a clip. */
  void start(Mat picture) {
    grid = CellGrid.over(picture.cols(), picture.rows());
    apart = (int) Math.max(1, Math.round(Math.sqrt(grid.cells() / (double) TELLING)));
    flow.take(picture);
  }

  /** Takes the next picture. */
  void next(Mat picture, FrameInterval interval) {
    flow.take(picture);
    flow.change(difference);
    float[] change = means.of(difference, grid);
    float least = 1.5f * CellMeans.median(change) + LEAST_CHANGE;
    boolean[] changed = new boolean[grid.cells()];
    boolean[] wanted = new boolean[grid.cells()];
    for (int cell = 0; cell < wanted.length; cell++) {
      changed[cell] = change[cell] >= least;
      wanted[cell] = changed[cell] || spread(cell);
    }
    flow.search(grid, wanted);
    float shakenAcross = shaken(flow::x);
    float shakenDown = shaken(flow::y);
    double toSpeed = 1 / (CellFlow.SCALE * interval.seconds());
    across = speeds(flow::x, shakenAcross, changed, toSpeed);
    down = speeds(flow::y, shakenDown, changed, toSpeed);
    double leastSpeed =
        LEAST_STEP / interval.seconds()
            + SHAKEN_SHARE * toSpeed * Math.hypot(shakenAcross, shakenDown);
    moving = changed;
    for (int cell = 0; cell < moving.length; cell++) {
      moving[cell] &= Math.hypot(across[cell], down[cell]) >= leastSpeed;
    }
  }

  /** Whether a cell is one of those by which the shaking of the camera is told. */
  private boolean spread(int cell) {
    return cell % grid.columns() % apart == apart / 2 && cell / grid.columns() % apart == apart / 2;
  }

  /** One component of the speeds of cells in pixels of the frame a second. */
  private float[] speeds(Movement movement, float shaken, boolean[] changed, double toSpeed) {
    float[] speeds = new float[changed.length];
    for (int cell = 0; cell < speeds.length; cell++) {
      speeds[cell] = changed[cell] ? (float) ((movement.of(cell) - shaken) * toSpeed) : 0;
    }
    return soft(soft(speeds, grid.columns(), 1), grid.rows(), grid.columns());
  }

  /** One component of the movement of the whole picture. */
  private float shaken(Movement movement) {
    float[] movements = new float[grid.cells()];
    int count = 0;
    for (int cell = 0; cell < movements.length; cell++) {
      if (spread(cell)) {
        movements[count++] = movement.of(cell);
      }
    }
    return count == 0 ? 0 : CellMeans.median(Arrays.copyOf(movements, count));
  }

  /** One component of a cell's movement. */
  private interface Movement {
    float of(int cell);
  }

  /** The mean of each value, twice, and of the two beside it, along one side of the grid. */
  private static float[] soft(float[] values, int length, int step) {
    float[] soft = new float[values.length];
    for (int i = 0; i < soft.length; i++) {
      int place = i / step % length;
      float before = values[place > 0 ? i - step : i];
      float after = values[place < length - 1 ? i + step : i];
      soft[i] = 0.25f * before + 0.5f * values[i] + 0.25f * after;
    }
    return soft;
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
