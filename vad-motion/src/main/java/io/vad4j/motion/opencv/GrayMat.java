package io.vad4j.motion.opencv;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

import io.vad4j.Frame;
import org.bytedeco.opencv.opencv_core.Mat;

/** Native copy of a grey frame. Used by one thread at a time. */
final class GrayMat implements AutoCloseable {
  private final Mat mat = new Mat();
  private byte[] pixels = new byte[0];

  /**
   * Copies a frame.
   *
   * @return its pixels as {@code CV_8UC1}, valid until the next call
   */
  Mat copyFrom(Frame frame) {
    if (pixels.length != frame.byteCount()) {
      pixels = new byte[frame.byteCount()];
    }
    frame.copyTo(pixels);
    mat.create(frame.height(), frame.width(), CV_8UC1);
    mat.data().put(pixels);
    return mat;
  }

  @Override
  public void close() {
    mat.close();
  }
}
