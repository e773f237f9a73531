package io.vad4j.motion.background;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_video.createBackgroundSubtractorMOG2;

import io.vad4j.motion.opencv.FrameClock;
import io.vad4j.motion.opencv.ResponseMapExtractor;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_video.BackgroundSubtractorMOG2;

/** MOG2 background subtraction: foreground mask, 0 or 1 for each pixel. */
final class Mog2Extractor extends ResponseMapExtractor {
  private static final double FOREGROUND = 255;

  /** OpenCV's default: fast at the start, then 1 / history. */
  private static final double AUTOMATIC_LEARNING_RATE = -1;

  private final BackgroundSubtractorMOG2 subtractor;
  private final Mat foreground = new Mat();
  private final Mat motion = new Mat();

  /**
   * An extractor for one stream.
   *
   * @param history number of frames that the background model covers
   * @param varianceThreshold squared Mahalanobis distance from which a pixel is foreground
   */
  Mog2Extractor(int history, double varianceThreshold) {
    this.subtractor = createBackgroundSubtractorMOG2(history, varianceThreshold, false);
  }

  @Override
  protected void startMap(Mat image) {
    subtractor.apply(image, foreground, 1);
  }

  @Override
  protected Mat extractMap(Mat image, FrameClock clock) {
    subtractor.apply(image, foreground, AUTOMATIC_LEARNING_RATE);
    foreground.convertTo(motion, CV_32F, 1 / FOREGROUND, 0);
    return motion;
  }

  /** Subtracts nothing: the background model adapts to global changes. */
  @Override
  public void subtractBaseline(float[] cells) {}

  @Override
  public void close() {
    super.close();
    subtractor.close();
    foreground.close();
    motion.close();
  }
}
