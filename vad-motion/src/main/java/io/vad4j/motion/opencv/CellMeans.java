package io.vad4j.motion.opencv;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.swap;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import io.vad4j.core.image.CellGrid;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** Downsamples maps to cell means. Holds native memory; used by one thread at a time. */
public final class CellMeans implements AutoCloseable {
  private final Mat floats = new Mat();
  private final Mat cells = new Mat();

  /**
   * Computes the mean of each cell.
   *
   * @param values one channel of any type and resolution over the whole frame
   * @return one value for each cell of the grid, row by row
   */
  public float[] compute(Mat values, CellGrid grid) {
    values.convertTo(floats, CV_32F);
    while (canHalve(floats.cols(), grid.columns()) && canHalve(floats.rows(), grid.rows())) {
      shrink(floats.cols() / 2, floats.rows() / 2);
      swap(floats, cells);
    }
    shrink(grid.columns(), grid.rows());
    float[] means = new float[grid.cells()];
    new FloatPointer(cells.data()).get(means);
    return means;
  }

  /** Whether half of a side is a multiple of the cells along it. */
  private static boolean canHalve(int pixels, int cells) {
    return pixels % (2 * cells) == 0;
  }

  /** Area interpolation by exactly 2 has a fast path. */
  private void shrink(int columns, int rows) {
    try (Size size = new Size(columns, rows)) {
      resize(floats, cells, size, 0, 0, INTER_AREA);
    }
  }

  @Override
  public void close() {
    floats.close();
    cells.close();
  }
}
