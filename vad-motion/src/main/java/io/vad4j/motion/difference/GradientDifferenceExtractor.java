package io.vad4j.motion.difference;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.absdiff;
import static org.bytedeco.opencv.global.opencv_core.magnitude;
import static org.bytedeco.opencv.global.opencv_core.swap;
import static org.bytedeco.opencv.global.opencv_imgproc.Sobel;

import io.vad4j.motion.opencv.FrameClock;
import io.vad4j.motion.opencv.ResponseMapExtractor;
import org.bytedeco.opencv.opencv_core.Mat;

/** Absolute difference of gradient magnitudes, | |∇I(t)| − |∇I(t−1)| |, in grey levels a pixel. */
final class GradientDifferenceExtractor extends ResponseMapExtractor {
  /** The response of the 3 × 3 Sobel operator to a gradient of 1 is 8. */
  private static final double SOBEL_SCALE = 1.0 / 8;

  private final Mat horizontal = new Mat();
  private final Mat vertical = new Mat();
  private final Mat previous = new Mat();
  private final Mat current = new Mat();
  private final Mat motion = new Mat();

  @Override
  protected void startMap(Mat image) {
    computeMagnitude(image, previous);
  }

  @Override
  protected Mat extractMap(Mat image, FrameClock clock) {
    computeMagnitude(image, current);
    absdiff(current, previous, motion);
    motion.convertTo(motion, CV_32F, 1 / clock.gapFactor(), 0);
    swap(current, previous);
    return motion;
  }

  private void computeMagnitude(Mat image, Mat output) {
    Sobel(image, horizontal, CV_32F, 1, 0, 3, SOBEL_SCALE, 0, BORDER_REPLICATE);
    Sobel(image, vertical, CV_32F, 0, 1, 3, SOBEL_SCALE, 0, BORDER_REPLICATE);
    magnitude(horizontal, vertical, output);
  }

  @Override
  public void close() {
    super.close();
    horizontal.close();
    vertical.close();
    previous.close();
    current.close();
    motion.close();
  }
}
