package io.vad4j.motion.flow;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC2;
import static org.bytedeco.opencv.global.opencv_core.absdiff;
import static org.bytedeco.opencv.global.opencv_core.swap;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;
import static org.bytedeco.opencv.global.opencv_video.calcOpticalFlowPyrLK;

import io.vad4j.core.image.CellGrid;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_core.TermCriteria;

/**
 * Sparse optical flow of selected cells between consecutive frames of a stream: pyramidal
 * Lucas-Kanade (Bouguet, 2001) at half of the frames' size. Holds native memory; used by one thread
 * at a time.
 */
final class SparseFlow implements AutoCloseable {
  /** Scale of the images. */
  static final double SCALE = 0.5;

  /** Side of the search window in pixels of the scaled image: about two cells. */
  private static final int WINDOW_SIDE = 9;

  private static final int PYRAMID_LEVELS = 2;
  private static final double MIN_EIGENVALUE = 1e-4;

  private final Size windowSize = new Size(WINDOW_SIDE, WINDOW_SIDE);
  private final TermCriteria termination =
      new TermCriteria(TermCriteria.COUNT | TermCriteria.EPS, 10, 0.03);
  private final Mat previous = new Mat();
  private final Mat current = new Mat();
  private final Mat previousPoints = new Mat();
  private final Mat currentPoints = new Mat();
  private final Mat status = new Mat();
  private final Mat errors = new Mat();
  private float[] dx = {};
  private float[] dy = {};

  /** Takes the next frame. */
  void addFrame(Mat image) {
    swap(previous, current);
    int width = (int) Math.max(1, Math.round(image.cols() * SCALE));
    int height = (int) Math.max(1, Math.round(image.rows() * SCALE));
    try (Size size = new Size(width, height)) {
      resize(image, current, size, 0, 0, INTER_AREA);
    }
  }

  /** Writes the absolute difference of the last two scaled images. */
  void absoluteDifference(Mat output) {
    absdiff(previous, current, output);
  }

  /**
   * Computes the flow of selected cells, each averaged with the tracked cells around it.
   *
   * @param grid cells over the frame
   * @param selected which cells
   */
  void compute(CellGrid grid, boolean[] selected) {
    int[] cells = IntStream.range(0, selected.length).filter(i -> selected[i]).toArray();
    dx = new float[selected.length];
    dy = new float[selected.length];
    if (cells.length == 0) {
      return;
    }
    float[] centers = cellCenters(grid, cells);
    float[] trackedPoints = track(centers);
    byte[] tracked = new byte[cells.length];
    new BytePointer(status.data()).get(tracked);
    float[] x = new float[selected.length];
    float[] y = new float[selected.length];
    boolean[] valid = new boolean[selected.length];
    for (int i = 0; i < cells.length; i++) {
      x[cells[i]] = trackedPoints[2 * i] - centers[2 * i];
      y[cells[i]] = trackedPoints[2 * i + 1] - centers[2 * i + 1];
      valid[cells[i]] = tracked[i] != 0;
    }
    for (int cell : cells) {
      smooth(cell, grid, x, y, valid);
    }
  }

  /** The centres of cells in the scaled image: x and y of each. */
  private static float[] cellCenters(CellGrid grid, int[] cells) {
    float[] centers = new float[2 * cells.length];
    for (int i = 0; i < cells.length; i++) {
      int column = cells[i] % grid.columns();
      int row = cells[i] / grid.columns();
      centers[2 * i] = (float) (SCALE * (grid.left(column) + grid.left(column + 1)) / 2);
      centers[2 * i + 1] = (float) (SCALE * (grid.top(row) + grid.top(row + 1)) / 2);
    }
    return centers;
  }

  /** The positions of points of the previous image in the current one; see {@link #status}. */
  private float[] track(float[] points) {
    previousPoints.create(points.length / 2, 1, CV_32FC2);
    new FloatPointer(previousPoints.data()).put(points);
    calcOpticalFlowPyrLK(
        previous,
        current,
        previousPoints,
        currentPoints,
        status,
        errors,
        windowSize,
        PYRAMID_LEVELS,
        termination,
        0,
        MIN_EIGENVALUE);
    float[] trackedPoints = new float[points.length];
    new FloatPointer(currentPoints.data()).get(trackedPoints);
    return trackedPoints;
  }

  private void smooth(int cell, CellGrid grid, float[] x, float[] y, boolean[] valid) {
    int column = cell % grid.columns();
    int row = cell / grid.columns();
    float weightSum = 0;
    for (int neighborRow = Math.max(0, row - 1);
        neighborRow <= Math.min(grid.rows() - 1, row + 1);
        neighborRow++) {
      for (int neighborColumn = Math.max(0, column - 1);
          neighborColumn <= Math.min(grid.columns() - 1, column + 1);
          neighborColumn++) {
        int neighbor = neighborRow * grid.columns() + neighborColumn;
        if (valid[neighbor]) {
          float weight = (neighborRow == row ? 2 : 1) * (neighborColumn == column ? 2 : 1);
          dx[cell] += weight * x[neighbor];
          dy[cell] += weight * y[neighbor];
          weightSum += weight;
        }
      }
    }
    if (weightSum > 0) {
      dx[cell] /= weightSum;
      dy[cell] /= weightSum;
    }
  }

  /** Horizontal flow of a cell in pixels of the scaled image; 0 where none was found. */
  float dx(int cell) {
    return dx[cell];
  }

  /** Vertical flow of a cell in pixels of the scaled image; 0 where none was found. */
  float dy(int cell) {
    return dy[cell];
  }

  @Override
  public void close() {
    previous.close();
    current.close();
    previousPoints.close();
    currentPoints.close();
    status.close();
    errors.close();
    windowSize.close();
    termination.close();
  }
}
