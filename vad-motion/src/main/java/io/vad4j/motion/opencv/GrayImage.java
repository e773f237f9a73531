package io.vad4j.motion.opencv;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

import io.vad4j.Frame;
import org.bytedeco.opencv.opencv_core.Mat;

/** Grey levels of a frame in Java's memory and, once asked for, in OpenCV's. Used by one thread. */
public final class GrayImage implements AutoCloseable {
  private final Mat mat = new Mat();
  private byte[] pixels = new byte[0];
  private int width;
  private int height;
  private boolean copied;

  /** An image without pixels. */
  public GrayImage() {}

  /** Takes the pixels of a grey frame. */
  public void set(Frame frame) {
    if (pixels.length != frame.byteCount()) {
      pixels = new byte[frame.byteCount()];
    }
    frame.copyTo(pixels);
    width = frame.width();
    height = frame.height();
    copied = false;
  }

  /** {@return columns of pixels} */
  public int width() {
    return width;
  }

  /** {@return rows of pixels} */
  public int height() {
    return height;
  }

  /** {@return the grey levels, row by row; not to be changed, and valid until the next frame} */
  public byte[] pixels() {
    return pixels;
  }

  /** {@return the grey levels as {@code CV_8UC1}; not to be changed, valid until the next frame} */
  public Mat mat() {
    if (!copied) {
      mat.create(height, width, CV_8UC1);
      mat.data().put(pixels);
      copied = true;
    }
    return mat;
  }

  @Override
  public void close() {
    mat.close();
  }
}
