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
   * @param values one channel of any type and resolution over the whole frame, without gaps between
   *     rows
   * @return one value for each cell of the grid, row by row
   */
  public float[] compute(Mat values, CellGrid grid) {
    Mat source = values;
    if (values.depth() != CV_32F) {
      values.convertTo(floats, CV_32F);
      source = floats;
    }
    while (canHalve(source.cols(), grid.columns()) && canHalve(source.rows(), grid.rows())) {
      shrink(source, source.cols() / 2, source.rows() / 2);
      swap(floats, cells);
      source = floats;
    }
    if (source.cols() != grid.columns() || source.rows() != grid.rows()) {
      shrink(source, grid.columns(), grid.rows());
      source = cells;
    }
    float[] means = new float[grid.cells()];
    new FloatPointer(source.data()).get(means);
    return means;
  }

  /** Whether half of a side is a multiple of the cells along it. */
  private static boolean canHalve(int pixels, int cells) {
    return pixels % (2 * cells) == 0;
  }

  /** Area interpolation by exactly 2 has a fast path. */
  private void shrink(Mat source, int columns, int rows) {
    try (Size size = new Size(columns, rows)) {
      resize(source, cells, size, 0, 0, INTER_AREA);
    }
  }

  @Override
  public void close() {
    floats.close();
    cells.close();
  }
}
