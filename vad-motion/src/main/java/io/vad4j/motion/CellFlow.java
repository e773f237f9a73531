package io.vad4j.motion;

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
 * Optical flow of those cells only that are asked for, from each picture of a stream to the next:
 * pyramidal Lucas-Kanade at half of the frames' size (Bouguet, 2001), which is cheaper than dense
 * flow by as much as fewer cells are asked for. Holds native memory; used by one thread at a time.
 */
final class CellFlow implements AutoCloseable {
  /** Size of the pictures searched, as a share of the frames' size. */
  static final double SCALE = 0.5;

  /** Side of what is sought, in pixels of the half-size picture: about two cells. */
  private static final int WINDOW = 9;

  private static final int SMALLER_LEVELS = 2;
  private static final double LEAST_TEXTURE = 1e-4;

  private final Size window = new Size(WINDOW, WINDOW);
  private final TermCriteria rounds =
      new TermCriteria(TermCriteria.COUNT | TermCriteria.EPS, 10, 0.03);
  private final Mat previous = new Mat();
  private final Mat current = new Mat();
  private final Mat from = new Mat();
  private final Mat to = new Mat();
  private final Mat status = new Mat();
  private final Mat misfit = new Mat();
  private float[] across = {};
  private float[] down = {};

  /** Takes a picture; the one taken before it becomes the one before. */
  void take(Mat picture) {
    swap(previous, current);
    int width = (int) Math.max(1, Math.round(picture.cols() * SCALE));
    int height = (int) Math.max(1, Math.round(picture.rows() * SCALE));
    try (Size size = new Size(width, height)) {
      resize(picture, current, size, 0, 0, INTER_AREA);
    }
  }

  /** By how many grey levels each pixel of the half-size picture has changed. */
  void change(Mat into) {
    absdiff(previous, current, into);
  }

  /**
   * Seeks the movements of cells: each the mean of it and of those around it that were found.
   *
   * @param grid cells over the frame
   * @param wanted which of them to seek
   */
  void search(CellGrid grid, boolean[] wanted) {
    int[] cells = IntStream.range(0, wanted.length).filter(i -> wanted[i]).toArray();
    across = new float[wanted.length];
    down = new float[wanted.length];
    if (cells.length == 0) {
      return;
    }
    float[] middles = middles(grid, cells);
    float[] ends = follow(middles);
    byte[] found = new byte[cells.length];
    new BytePointer(status.data()).get(found);
    float[] x = new float[wanted.length];
    float[] y = new float[wanted.length];
    boolean[] known = new boolean[wanted.length];
    for (int i = 0; i < cells.length; i++) {
      x[cells[i]] = ends[2 * i] - middles[2 * i];
      y[cells[i]] = ends[2 * i + 1] - middles[2 * i + 1];
      known[cells[i]] = found[i] != 0;
    }
    for (int cell : cells) {
      smooth(cell, grid, x, y, known);
    }
  }

  /** The middles of cells in the half-size picture: x and y of each. */
  private static float[] middles(CellGrid grid, int[] cells) {
    float[] middles = new float[2 * cells.length];
    for (int i = 0; i < cells.length; i++) {
      int column = cells[i] % grid.columns();
      int row = cells[i] / grid.columns();
      middles[2 * i] = (float) (SCALE * (grid.left(column) + grid.left(column + 1)) / 2);
      middles[2 * i + 1] = (float) (SCALE * (grid.top(row) + grid.top(row + 1)) / 2);
    }
    return middles;
  }

  /** Where points have gone from the picture before; {@link #status} tells which were found. */
  private float[] follow(float[] points) {
    from.create(points.length / 2, 1, CV_32FC2);
    new FloatPointer(from.data()).put(points);
    calcOpticalFlowPyrLK(
        previous,
        current,
        from,
        to,
        status,
        misfit,
        window,
        SMALLER_LEVELS,
        rounds,
        0,
        LEAST_TEXTURE);
    float[] ends = new float[points.length];
    new FloatPointer(to.data()).get(ends);
    return ends;
  }

  private void smooth(int cell, CellGrid grid, float[] x, float[] y, boolean[] known) {
    int column = cell % grid.columns();
    int row = cell / grid.columns();
    float weights = 0;
    for (int near = Math.max(0, row - 1); near <= Math.min(grid.rows() - 1, row + 1); near++) {
      for (int beside = Math.max(0, column - 1);
          beside <= Math.min(grid.columns() - 1, column + 1);
          beside++) {
        int other = near * grid.columns() + beside;
        if (known[other]) {
          float weight = (near == row ? 2 : 1) * (beside == column ? 2 : 1);
          across[cell] += weight * x[other];
          down[cell] += weight * y[other];
          weights += weight;
        }
      }
    }
    if (weights > 0) {
      across[cell] /= weights;
      down[cell] /= weights;
    }
  }

  /** A cell's movement to the right in pixels of the half-size picture; 0 where none was found. */
  float x(int cell) {
    return across[cell];
  }

  /** A cell's movement downwards in pixels of the half-size picture; 0 where none was found. */
  float y(int cell) {
    return down[cell];
  }

  @Override
  public void close() {
    previous.close();
    current.close();
    from.close();
    to.close();
    status.close();
    misfit.close();
    window.close();
    rounds.close();
  }
}
