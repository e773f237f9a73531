package io.vad4j.motion.flow;

import io.vad4j.core.signal.Median;
import io.vad4j.InvalidFrameException;
import io.vad4j.core.image.CellGrid;
import io.vad4j.motion.opencv.CellMeans;
import io.vad4j.motion.opencv.FrameClock;
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
public final class MotionField implements AutoCloseable {
  /** The shortest side of a frame in pixels. */
  private static final int MIN_SIDE = 32;

  /** The least movement that is not noise, in pixels of the frame. */
  private static final double MIN_DISPLACEMENT = 0.35;

  /** Flow is off by up to this share of it, so that what shakes must move by more. */
  private static final double CAMERA_MOTION_WEIGHT = 0.75;

  /** Change of brightness that counts, in grey levels above one and a half of the median cell's. */
  private static final float MIN_CHANGE = 1;

  /** About so many cells tell how the camera shakes. */
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
   * Checks that pictures of this size can be searched.
   *
   * @throws InvalidFrameException if not
   */
  public void checkSize(int width, int height) {
    if (Math.min(width, height) < MIN_SIDE) {
      throw new InvalidFrameException(
          "Optical flow needs frames of at least %d pixels a side, not %dx%d."
              .formatted(MIN_SIDE, width, height));
    }
  }

  /** Takes the first picture of a clip. */
  public void start(Mat image) {
    grid = CellGrid.forImage(image.cols(), image.rows());
    sampleStep =
        (int) Math.max(1, Math.round(Math.sqrt(grid.cells() / (double) CAMERA_MOTION_SAMPLES)));
    flow.addFrame(image);
  }

  /** Takes the next picture. */
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

  /** Whether a cell is one of those by which the shaking of the camera is told. */
  private boolean isSample(int cell) {
    return cell % grid.columns() % sampleStep == sampleStep / 2
        && cell / grid.columns() % sampleStep == sampleStep / 2;
  }

  /** One component of the speeds of cells in pixels of the frame a second. */
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

  /** One component of the movement of the whole picture. */
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

  /** One component of a cell's movement. */
  private interface FlowComponent {
    float at(int cell);
  }

  /** The mean of each value, twice, and of the two beside it, along one side of the grid. */
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

  /** The cells. */
  public CellGrid grid() {
    return grid;
  }

  /** Whether a cell moves. */
  public boolean isMoving(int cell) {
    return moving[cell];
  }

  /** A cell's speed to the right in pixels of the frame a second. */
  public float vx(int cell) {
    return vx[cell];
  }

  /** A cell's speed downwards in pixels of the frame a second. */
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
