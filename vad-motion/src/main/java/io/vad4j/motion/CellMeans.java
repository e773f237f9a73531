package io.vad4j.motion;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.swap;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import io.vad4j.core.image.CellGrid;
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
    while (holdsTwice(numbers.cols(), grid.columns()) && holdsTwice(numbers.rows(), grid.rows())) {
      shrink(numbers.cols() / 2, numbers.rows() / 2);
      swap(numbers, cells);
    }
    shrink(grid.columns(), grid.rows());
    float[] means = new float[grid.cells()];
    new FloatPointer(cells.data()).get(means);
    return means;
  }

  /** Whether halves of a side are still whole multiples of the cells along it. */
  private static boolean holdsTwice(int pixels, int cells) {
    return pixels % (2 * cells) == 0;
  }

  /** Halves are made several times as fast as smaller shares. */
  private void shrink(int columns, int rows) {
    try (Size size = new Size(columns, rows)) {
      resize(numbers, cells, size, 0, 0, INTER_AREA);
    }
  }

  /** The upper middle of the values. */
  static float median(float[] values) {
    float[] some = values.clone();
    int middle = some.length / 2;
    int first = 0;
    int last = some.length - 1;
    while (first < last) {
      float pivot = some[(first + last) >>> 1];
      int low = first;
      int high = last;
      while (low <= high) {
        while (some[low] < pivot) {
          low++;
        }
        while (some[high] > pivot) {
          high--;
        }
        if (low <= high) {
          float moved = some[low];
          some[low++] = some[high];
          some[high--] = moved;
        }
      }
      if (middle <= high) {
        last = high;
      } else if (middle >= low) {
        first = low;
      } else {
        return some[middle];
      }
    }
    return some[middle];
  }

  @Override
  public void close() {
    numbers.close();
    cells.close();
  }
}
