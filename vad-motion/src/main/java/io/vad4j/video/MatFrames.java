package io.vad4j.video;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import io.vad4j.PixelFormat;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Frames of OpenCV matrices: {@code CV_8UC1} as {@link PixelFormat#GRAY8}, {@code CV_8UC3} as
 * {@link PixelFormat#BGR24}. Stateless and thread-safe.
 *
 * <p>A frame of JavaCV needs no conversion: pass its {@code image[0]} and {@code imageStride} to
 * {@link Frame#wrap(long, Duration, int, int, PixelFormat, ByteBuffer, int)}.
 *
 * @since 0.1.0
 */
public final class MatFrames {
  private MatFrames() {}

  /**
   * {@return a frame with a copy of the pixels of a matrix}
   *
   * @param mat a matrix of type {@code CV_8UC1} or {@code CV_8UC3}, continuous or not
   * @param index the position of the frame in its clip, from 0
   * @param timestamp the time since the first frame of the clip
   * @throws InvalidFrameException if the matrix is empty or of another type
   */
  public static Frame copyOf(Mat mat, long index, Duration timestamp) {
    return wrap(mat, index, timestamp).copy();
  }

  /**
   * {@return a frame of the pixels of a matrix, which are not copied} The matrix must stay
   * reachable, and neither be changed nor released, while the frame or a detector that was given it
   * is in use.
   *
   * @param mat a matrix of type {@code CV_8UC1} or {@code CV_8UC3}, continuous or not
   * @param index the position of the frame in its clip, from 0
   * @param timestamp the time since the first frame of the clip
   * @throws InvalidFrameException if the matrix is empty or of another type
   */
  public static Frame wrap(Mat mat, long index, Duration timestamp) {
    int type = mat.type();
    if (mat.empty() || type != CV_8UC1 && type != CV_8UC3) {
      throw new InvalidFrameException(
          "Frame %d is a matrix of %dx%d and type %d; give a CV_8UC1 or CV_8UC3 matrix with pixels."
              .formatted(index, mat.cols(), mat.rows(), type));
    }
    PixelFormat format = type == CV_8UC1 ? PixelFormat.GRAY8 : PixelFormat.BGR24;
    int rowStride = Math.toIntExact(mat.step());
    long size = (mat.rows() - 1L) * rowStride + (long) mat.cols() * format.channels();
    ByteBuffer pixels = new BytePointer(mat.data()).capacity(size).asByteBuffer();
    return Frame.wrap(index, timestamp, mat.cols(), mat.rows(), format, pixels, rowStride);
  }
}
