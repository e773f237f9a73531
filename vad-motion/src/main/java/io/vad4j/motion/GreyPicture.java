package io.vad4j.motion;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

import io.vad4j.Frame;
import org.bytedeco.opencv.opencv_core.Mat;

/** A grey frame's pixels where OpenCV can see them. Used by one thread at a time. */
final class GreyPicture implements AutoCloseable {
  private final Mat picture = new Mat();
  private byte[] pixels = new byte[0];

  /**
   * Takes the pixels of a frame.
   *
   * @return them as {@code CV_8UC1}, valid until the next frame is taken
   */
  Mat of(Frame frame) {
    if (pixels.length != frame.byteCount()) {
      pixels = new byte[frame.byteCount()];
    }
    frame.copyPixels(pixels);
    picture.create(frame.height(), frame.width(), CV_8UC1);
    picture.data().put(pixels);
    return picture;
  }

  @Override
  public void close() {
    picture.close();
  }
}
