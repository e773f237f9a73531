package io.vad4j.motion.difference;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.absdiff;

import io.vad4j.motion.opencv.FrameClock;
import io.vad4j.motion.opencv.ResponseMapExtractor;
import org.bytedeco.opencv.opencv_core.Mat;

/** Absolute frame difference of each pixel, in grey levels. */
final class FrameDifferenceExtractor extends ResponseMapExtractor {
  private final Mat previous = new Mat();
  private final Mat difference = new Mat();
  private final Mat motion = new Mat();

  @Override
  protected void startMap(Mat image) {
    image.copyTo(previous);
  }

  @Override
  protected Mat extractMap(Mat image, FrameClock clock) {
    absdiff(image, previous, difference);
    difference.convertTo(motion, CV_32F, 1 / clock.gapFactor(), 0);
    image.copyTo(previous);
    return motion;
  }

  @Override
  public void close() {
    super.close();
    previous.close();
    difference.close();
    motion.close();
  }
}
