package io.vad4j.motion;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import io.vad4j.core.image.CellGrid;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** Means over cells. Holds native memory; used by one thread at a time. */
final class CellMeans implements AutoCloseable {
  private final Mat numbers = new Mat();
  private final Mat cells = new Mat();

  /**
   * The mean of each cell.
   *
   * @param values one channel of any type and resolution over the whole picture
   * @param grid the cells
   * @return one value a cell, row by row
   */
  float[] of(Mat values, CellGrid grid) {
    values.convertTo(numbers, CV_32F);
    try (Size size = new Size(grid.columns(), grid.rows())) {
      resize(numbers, cells, size, 0, 0, INTER_AREA);
    }
    float[] means = new float[grid.cells()];
    new FloatPointer(cells.data()).get(means);
    return means;
  }

  /** The upper middle of the values. */
  static float median(float[] values) {
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  @Override
  public void close() {
    numbers.close();
    cells.close();
  }
}
