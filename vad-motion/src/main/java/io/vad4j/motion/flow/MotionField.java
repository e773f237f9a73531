package io.vad4j.motion.flow;

import io.vad4j.InvalidFrameException;
import io.vad4j.core.image.CellGrid;
import io.vad4j.core.signal.Median;
import io.vad4j.motion.opencv.CellMeans;
import io.vad4j.motion.opencv.FrameClock;
import java.util.stream.IntStream;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Velocity of each moving cell by sparse optical flow, relative to the camera motion, which is the
 * median flow of evenly spaced cells. Holds native memory; used by one thread at a time.
 *
 * <p>A cell moves if its flow exceeds the noise of the flow and its frame difference that of the
 * median cell. Flow is computed for changed cells only and smoothed by a binomial filter.
 */
public final class MotionField implements AutoCloseable {
  /** Smallest side of a frame in pixels. */
  private static final int MIN_SIDE = 32;

  /** Displacement above the noise of the flow, in pixels of the frame. */
  private static final double MIN_DISPLACEMENT = 0.35;

  /** Share of the camera motion by which the minimum displacement rises. */
  private static final double CAMERA_MOTION_WEIGHT = 0.75;

  /**
   * Frame difference of a changed cell beyond 1.5 times that of the median cell, in grey levels.
   */
  private static final float MIN_CHANGE = 1;

  /** About how many cells the camera motion is estimated from. */
  private static final int CAMERA_MOTION_SAMPLES = 40;

  private final SparseFlow flow = new SparseFlow();
  private final CellMeans means = new CellMeans();
  private final Mat difference = new Mat();
  private CellGrid grid = new CellGrid(1, 1, 1, 1);
  private int[] samples = {};
  private boolean[] selected = {};
  private float[] scratch = {};
  private float[] vx = {};
  private float[] vy = {};
  private boolean[] moving = {};

  /**
   * Checks a frame size.
   *
   * @throws InvalidFrameException if frames are too small
   */
  public void checkSize(int width, int height) {
    if (Math.min(width, height) < MIN_SIDE) {
      throw new InvalidFrameException(
          "Optical flow needs frames of at least %d pixels a side, not %dx%d."
              .formatted(MIN_SIDE, width, height));
    }
  }

  /** Takes the first frame of a clip. */
  public void start(Mat image) {
    CellGrid cells = CellGrid.forImage(image.cols(), image.rows());
    if (!cells.equals(grid)) {
      resize(cells);
    }
    flow.addFrame(image);
  }

  private void resize(CellGrid cells) {
    grid = cells;
    int step =
        (int) Math.max(1, Math.round(Math.sqrt(cells.cells() / (double) CAMERA_MOTION_SAMPLES)));
    samples =
        IntStream.range(0, cells.cells())
            .filter(cell -> cell % cells.columns() % step == step / 2)
            .filter(cell -> cell / cells.columns() % step == step / 2)
            .toArray();
    vx = new float[cells.cells()];
    vy = new float[cells.cells()];
    scratch = new float[cells.cells()];
    moving = new boolean[cells.cells()];
    selected = new boolean[cells.cells()];
  }

  /** Takes the next frame and computes the velocities. */
  public void update(Mat image, FrameClock clock) {
    flow.addFrame(image);
    flow.absoluteDifference(difference);
    float[] differences = means.compute(difference, grid);
    float minChange = 1.5f * Median.of(differences) + MIN_CHANGE;
    for (int cell = 0; cell < selected.length; cell++) {
      moving[cell] = differences[cell] >= minChange;
      selected[cell] = moving[cell];
    }
    for (int cell : samples) {
      selected[cell] = true;
    }
    flow.compute(grid, selected);
    float cameraDx = estimateCameraMotion(flow.dx());
    float cameraDy = estimateCameraMotion(flow.dy());
    double speedScale = 1 / (SparseFlow.SCALE * clock.intervalSeconds());
    computeVelocities(flow.dx(), cameraDx, speedScale, vx);
    computeVelocities(flow.dy(), cameraDy, speedScale, vy);
    double minSpeed =
        MIN_DISPLACEMENT / clock.intervalSeconds()
            + CAMERA_MOTION_WEIGHT * speedScale * Math.hypot(cameraDx, cameraDy);
    for (int cell = 0; cell < moving.length; cell++) {
      moving[cell] = moving[cell] && Math.hypot(vx[cell], vy[cell]) >= minSpeed;
    }
  }

  /** Computes one component of the velocities of changed cells, in pixels of the frame a second. */
  private void computeVelocities(
      float[] displacements, float cameraMotion, double speedScale, float[] velocities) {
    for (int cell = 0; cell < velocities.length; cell++) {
      velocities[cell] =
          moving[cell] ? (float) ((displacements[cell] - cameraMotion) * speedScale) : 0;
    }
    for (int row = 0; row < grid.rows(); row++) {
      filterRow(velocities, scratch, row * grid.columns());
    }
    for (int row = 0; row < grid.rows(); row++) {
      filterColumns(scratch, velocities, row);
    }
  }

  /** One component of the camera motion. */
  private float estimateCameraMotion(float[] displacements) {
    float[] values = new float[samples.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = displacements[samples[i]];
    }
    return values.length == 0 ? 0 : Median.of(values);
  }

  /** Filters by [1 2 1] / 4 along a row. */
  private void filterRow(float[] from, float[] to, int start) {
    int last = start + grid.columns() - 1;
    for (int i = start; i <= last; i++) {
      to[i] =
          0.25f * from[Math.max(start, i - 1)]
              + 0.5f * from[i]
              + 0.25f * from[Math.min(last, i + 1)];
    }
  }

  /** Filters by [1 2 1] / 4 along the columns at a row. */
  private void filterColumns(float[] from, float[] to, int row) {
    int columns = grid.columns();
    int start = row * columns;
    int above = Math.max(0, row - 1) * columns;
    int below = Math.min(grid.rows() - 1, row + 1) * columns;
    for (int i = 0; i < columns; i++) {
      to[start + i] = 0.25f * from[above + i] + 0.5f * from[start + i] + 0.25f * from[below + i];
    }
  }

  /** {@return the cells} */
  public CellGrid grid() {
    return grid;
  }

  /** {@return whether a cell moves} */
  public boolean isMoving(int cell) {
    return moving[cell];
  }

  /** {@return the horizontal velocity of a cell in pixels of the frame a second} */
  public float vx(int cell) {
    return vx[cell];
  }

  /** {@return the vertical velocity of a cell in pixels of the frame a second} */
  public float vy(int cell) {
    return vy[cell];
  }

  @Override
  public void close() {
    flow.close();
    means.close();
    difference.close();
  }
}
