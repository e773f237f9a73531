package io.vad4j.motion.flow;

import io.vad4j.InvalidFrameException;
import io.vad4j.core.image.CellGrid;
import io.vad4j.core.signal.Median;
import io.vad4j.motion.opencv.CellMeans;
import io.vad4j.motion.opencv.FrameClock;
import java.util.Arrays;
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
  private int sampleStep = 1;
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
    grid = CellGrid.forImage(image.cols(), image.rows());
    sampleStep =
        (int) Math.max(1, Math.round(Math.sqrt(grid.cells() / (double) CAMERA_MOTION_SAMPLES)));
    flow.addFrame(image);
  }

  /** Takes the next frame and computes the velocities. */
  public void update(Mat image, FrameClock clock) {
    flow.addFrame(image);
    flow.absoluteDifference(difference);
    float[] differences = means.compute(difference, grid);
    float minChange = 1.5f * Median.of(differences) + MIN_CHANGE;
    boolean[] changed = new boolean[grid.cells()];
    boolean[] selected = new boolean[grid.cells()];
    for (int cell = 0; cell < selected.length; cell++) {
      changed[cell] = differences[cell] >= minChange;
      selected[cell] = changed[cell] || isSample(cell);
    }
    flow.compute(grid, selected);
    float cameraDx = estimateCameraMotion(flow::dx);
    float cameraDy = estimateCameraMotion(flow::dy);
    double speedScale = 1 / (SparseFlow.SCALE * clock.intervalSeconds());
    vx = velocities(flow::dx, cameraDx, changed, speedScale);
    vy = velocities(flow::dy, cameraDy, changed, speedScale);
    double minSpeed =
        MIN_DISPLACEMENT / clock.intervalSeconds()
            + CAMERA_MOTION_WEIGHT * speedScale * Math.hypot(cameraDx, cameraDy);
    moving = changed;
    for (int cell = 0; cell < moving.length; cell++) {
      moving[cell] &= Math.hypot(vx[cell], vy[cell]) >= minSpeed;
    }
  }

  /** Whether the camera motion is estimated from a cell. */
  private boolean isSample(int cell) {
    return cell % grid.columns() % sampleStep == sampleStep / 2
        && cell / grid.columns() % sampleStep == sampleStep / 2;
  }

  /** One component of the velocities in pixels of the frame a second. */
  private float[] velocities(
      FlowComponent component, float cameraMotion, boolean[] changed, double speedScale) {
    float[] velocities = new float[changed.length];
    for (int cell = 0; cell < velocities.length; cell++) {
      velocities[cell] =
          changed[cell] ? (float) ((component.at(cell) - cameraMotion) * speedScale) : 0;
    }
    return binomialFilter(
        binomialFilter(velocities, grid.columns(), 1), grid.rows(), grid.columns());
  }

  /** One component of the camera motion. */
  private float estimateCameraMotion(FlowComponent component) {
    float[] samples = new float[grid.cells()];
    int count = 0;
    for (int cell = 0; cell < samples.length; cell++) {
      if (isSample(cell)) {
        samples[count++] = component.at(cell);
      }
    }
    return count == 0 ? 0 : Median.of(Arrays.copyOf(samples, count));
  }

  /** One component of the flow. */
  private interface FlowComponent {
    float at(int cell);
  }

  /** Filters by [1 2 1] / 4 along one axis of the grid. */
  private static float[] binomialFilter(float[] values, int length, int step) {
    float[] filtered = new float[values.length];
    for (int i = 0; i < filtered.length; i++) {
      int position = i / step % length;
      float before = values[position > 0 ? i - step : i];
      float after = values[position < length - 1 ? i + step : i];
      filtered[i] = 0.25f * before + 0.5f * values[i] + 0.25f * after;
    }
    return filtered;
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
