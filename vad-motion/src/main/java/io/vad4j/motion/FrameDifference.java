package io.vad4j.motion;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.absdiff;

import org.bytedeco.opencv.opencv_core.Mat;

/** How much each pixel's brightness changed since the frame before, in grey levels. */
final class FrameDifference implements Motion {
  private final Mat previous = new Mat();
  private final Mat difference = new Mat();
  private final Mat motion = new Mat();

  @Override
  public void start(Mat picture) {
    picture.copyTo(previous);
  }

  @Override
  public Mat next(Mat picture, FrameInterval interval) {
    absdiff(picture, previous, difference);
    difference.convertTo(motion, CV_32F, 1 / interval.stretch(), 0);
    picture.copyTo(previous);
    return motion;
  }

  @Override
  public void close() {
    previous.close();
    difference.close();
    motion.close();
  }
}
