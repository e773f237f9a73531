package io.vad4j.motion.flow;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC2;
import static org.bytedeco.opencv.global.opencv_core.absdiff;
import static org.bytedeco.opencv.global.opencv_core.swap;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;
import static org.bytedeco.opencv.global.opencv_video.OPTFLOW_LK_GET_MIN_EIGENVALS;
import static org.bytedeco.opencv.global.opencv_video.calcOpticalFlowPyrLK;

import io.vad4j.core.image.CellGrid;
import java.util.Arrays;
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

  /** In place of the residuals, which would cost more. */
  private final Mat eigenvalues = new Mat();

  private int width;
  private int height;
  private int[] cells = {};
  private float[] centers = {};
  private float[] trackedPoints = {};
  private byte[] tracked = {};
  private float[] x = {};
  private float[] y = {};
  private boolean[] valid = {};
  private float[] dx = {};
  private float[] dy = {};

  /** Takes the next frame. */
  void addFrame(Mat image) {
    swap(previous, current);
    width = (int) Math.max(1, Math.round(image.cols() * SCALE));
    height = (int) Math.max(1, Math.round(image.rows() * SCALE));
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
    prepare(selected.length);
    Arrays.fill(dx, 0);
    Arrays.fill(dy, 0);
    int count = 0;
    for (int cell = 0; cell < selected.length; cell++) {
      valid[cell] = false;
      if (selected[cell]) {
        cells[count++] = cell;
      }
    }
    if (count == 0) {
      return;
    }
    setCenters(grid, count);
    track(count);
    for (int i = 0; i < count; i++) {
      int cell = cells[i];
      x[cell] = trackedPoints[2 * i] - centers[2 * i];
      y[cell] = trackedPoints[2 * i + 1] - centers[2 * i + 1];
      valid[cell] = tracked[i] != 0 && isNear(trackedPoints[2 * i], trackedPoints[2 * i + 1]);
    }
    for (int i = 0; i < count; i++) {
      smooth(cells[i], grid);
    }
  }

  private void prepare(int length) {
    if (dx.length != length) {
      cells = new int[length];
      centers = new float[2 * length];
      trackedPoints = new float[2 * length];
      tracked = new byte[length];
      x = new float[length];
      y = new float[length];
      valid = new boolean[length];
      dx = new float[length];
      dy = new float[length];
    }
  }

  /** Writes the centres of the selected cells in the scaled image: x and y of each. */
  private void setCenters(CellGrid grid, int count) {
    for (int i = 0; i < count; i++) {
      int column = cells[i] % grid.columns();
      int row = cells[i] / grid.columns();
      centers[2 * i] = (float) (SCALE * (grid.left(column) + grid.left(column + 1)) / 2);
      centers[2 * i + 1] = (float) (SCALE * (grid.top(row) + grid.top(row + 1)) / 2);
    }
  }

  /** Finds the positions of the centres of the previous image in the current one. */
  private void track(int count) {
    previousPoints.create(count, 1, CV_32FC2);
    new FloatPointer(previousPoints.data()).put(centers, 0, 2 * count);
    calcOpticalFlowPyrLK(
        previous,
        current,
        previousPoints,
        currentPoints,
        status,
        eigenvalues,
        windowSize,
        PYRAMID_LEVELS,
        termination,
        OPTFLOW_LK_GET_MIN_EIGENVALS,
        MIN_EIGENVALUE);
    new FloatPointer(currentPoints.data()).get(trackedPoints, 0, 2 * count);
    new BytePointer(status.data()).get(tracked, 0, count);
  }

  /** Whether the window around a position touches the image: OpenCV checks all but the last. */
  private boolean isNear(float positionX, float positionY) {
    float half = (WINDOW_SIDE - 1) / 2f;
    double left = Math.floor(positionX - half);
    double top = Math.floor(positionY - half);
    return left >= -WINDOW_SIDE && left < width && top >= -WINDOW_SIDE && top < height;
  }

  private void smooth(int cell, CellGrid grid) {
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

  /**
   * Horizontal flow of each cell in pixels of the scaled image; 0 where none was found. Valid until
   * the next call of {@link #compute}.
   */
  float[] dx() {
    return dx;
  }

  /** Vertical flow of each cell, as {@link #dx}. */
  float[] dy() {
    return dy;
  }

  @Override
  public void close() {
    previous.close();
    current.close();
    previousPoints.close();
    currentPoints.close();
    status.close();
    eigenvalues.close();
    windowSize.close();
    termination.close();
  }
}
