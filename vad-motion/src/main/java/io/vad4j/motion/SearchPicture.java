package io.vad4j.motion;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.copyMakeBorder;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * A grey picture in which patches are sought. Its edges are drawn out, so that patches may lie
 * beside it in part. Used by one thread at a time.
 */
final class SearchPicture {
  /** How far the edges are drawn out, in pixels. */
  private static final int MARGIN = 2 * PatchSearch.SIDE;

  /** A picture that was never taken. */
  static final SearchPicture NONE = new SearchPicture();

  private int width;
  private int height;
  private float[] pixels = {};

  /**
   * Takes a picture.
   *
   * @param picture {@code CV_8UC1}
   * @param scratch written over
   */
  void take(Mat picture, Mat scratch) {
    copyMakeBorder(picture, scratch, MARGIN, MARGIN, MARGIN, MARGIN, BORDER_REPLICATE);
    scratch.convertTo(scratch, CV_32F);
    width = picture.cols();
    height = picture.rows();
    int size = scratch.cols() * scratch.rows();
    if (pixels.length != size) {
      pixels = new float[size];
    }
    new FloatPointer(scratch.data()).get(pixels);
  }

  /** Grey levels, row by row, with the margin. */
  float[] pixels() {
    return pixels;
  }

  /** Pixels from one row to the next. */
  int stride() {
    return width + 2 * MARGIN;
  }

  /** Where a pixel of the picture is, which may lie in the margin. */
  int at(int column, int row) {
    return (row + MARGIN) * stride() + column + MARGIN;
  }

  /** The nearest left edge of a patch that lies within the margin with all that it needs. */
  float insideX(float left) {
    return inside(left, width);
  }

  /** The nearest upper edge of a patch that lies within the margin with all that it needs. */
  float insideY(float top) {
    return inside(top, height);
  }

  private static float inside(float edge, int side) {
    return Math.max(1 - MARGIN, Math.min(side + MARGIN - PatchSearch.SIDE - 2, edge));
  }
}
