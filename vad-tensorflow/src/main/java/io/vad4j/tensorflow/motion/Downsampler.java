package io.vad4j.tensorflow.motion;

import io.vad4j.core.image.CellGrid;

/**
 * Area downsampling of gray frames: each output pixel is the rounded mean of those that it covers.
 *
 * @param grid the output pixels as cells of the frame
 */
record Downsampler(CellGrid grid) {

  /**
   * Downsamples a frame.
   *
   * @param pixels gray levels of the frame, row by row
   * @param into receives the gray levels of the output
   */
  void downsample(byte[] pixels, byte[] into) {
    if (grid.width() == 2 * grid.columns() && grid.height() == 2 * grid.rows()) {
      halve(pixels, into);
    } else {
      average(pixels, into);
    }
  }

  private void halve(byte[] pixels, byte[] into) {
    int width = grid.width();
    for (int y = 0, out = 0; y < grid.rows(); y++) {
      int upper = 2 * y * width;
      int lower = upper + width;
      for (int x = 0; x < grid.columns(); x++, upper += 2, lower += 2, out++) {
        int sum =
            (pixels[upper] & 0xff)
                + (pixels[upper + 1] & 0xff)
                + (pixels[lower] & 0xff)
                + (pixels[lower + 1] & 0xff);
        into[out] = (byte) (sum + 2 >> 2);
      }
    }
  }

  private void average(byte[] pixels, byte[] into) {
    for (int row = 0, out = 0; row < grid.rows(); row++) {
      for (int column = 0; column < grid.columns(); column++, out++) {
        into[out] = (byte) average(pixels, column, row);
      }
    }
  }

  private int average(byte[] pixels, int column, int row) {
    int sum = 0;
    int count = 0;
    for (int y = grid.top(row); y < grid.top(row + 1); y++) {
      for (int x = grid.left(column); x < grid.left(column + 1); x++) {
        sum += pixels[y * grid.width() + x] & 0xff;
        count++;
      }
    }
    return (sum + count / 2) / count;
  }
}
