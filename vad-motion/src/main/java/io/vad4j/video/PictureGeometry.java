package io.vad4j.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_side_data;

import io.vad4j.core.image.Orientation;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.IntPointer;

/**
 * How the frames of a video are stored, and how people see them: with square pixels, and turned.
 *
 * @param width columns of the stored frame, with square pixels
 * @param height rows of the stored frame, with square pixels
 * @param orientation orientation of the stored frame
 */
record PictureGeometry(int width, int height, Orientation orientation) {
  /** Pixels of a larger aspect ratio are taken for an error of the metadata. */
  private static final double MAX_ASPECT = 5;

  private static final double SQUARE_TOLERANCE = 0.01;

  /**
   * The geometry of a frame.
   *
   * @param pixelAspect width of a pixel by its height; 0 if unknown
   */
  static PictureGeometry of(AVFrame frame, AVRational pixelAspect) {
    double aspect =
        pixelAspect.num() > 0 && pixelAspect.den() > 0
            ? (double) pixelAspect.num() / pixelAspect.den()
            : 1;
    int width = frame.width();
    int height = frame.height();
    if (Math.abs(aspect - 1) < SQUARE_TOLERANCE || aspect > MAX_ASPECT || aspect < 1 / MAX_ASPECT) {
      return new PictureGeometry(width, height, orientation(frame));
    }
    // Enlarged, so that no detail is lost.
    return aspect > 1
        ? new PictureGeometry((int) Math.round(width * aspect), height, orientation(frame))
        : new PictureGeometry(width, (int) Math.round(height / aspect), orientation(frame));
  }

  /** The matrix maps stored to seen coordinates; its numbers have 16 binary places. */
  private static Orientation orientation(AVFrame frame) {
    AVFrameSideData data = av_frame_get_side_data(frame, AV_FRAME_DATA_DISPLAYMATRIX);
    if (data == null || data.size() < 9 * Integer.BYTES) {
      return Orientation.NORMAL;
    }
    IntPointer matrix = new IntPointer(data.data());
    return Orientation.ofMatrix(matrix.get(0), matrix.get(1), matrix.get(3), matrix.get(4));
  }

  /** Columns of the frame as people see it. */
  int seenWidth() {
    return orientation.swapsSides() ? height : width;
  }

  /** Rows of the frame as people see it. */
  int seenHeight() {
    return orientation.swapsSides() ? width : height;
  }
}
