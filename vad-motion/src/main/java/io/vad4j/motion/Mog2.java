package io.vad4j.motion;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_video.createBackgroundSubtractorMOG2;

import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_video.BackgroundSubtractorMOG2;

/** Which pixels are foreground, 0 or 1, by a background of several normal distributions a pixel. */
final class Mog2 implements Motion {
  private static final double FOREGROUND = 255;

  /** Lets OpenCV choose: fast at the start, then one over the history. */
  private static final double AUTOMATIC = -1;

  private final BackgroundSubtractorMOG2 background;
  private final Mat foreground = new Mat();
  private final Mat motion = new Mat();

  /**
   * A background.
   *
   * @param history how many frames the background is learnt from
   * @param varianceThreshold how many variances away from it a pixel is foreground
   */
  Mog2(int history, double varianceThreshold) {
    this.background = createBackgroundSubtractorMOG2(history, varianceThreshold, false);
  }

  @Override
  public void start(Mat picture) {
    background.apply(picture, foreground, 1);
  }

  @Override
  public Mat next(Mat picture, FrameInterval interval) {
    background.apply(picture, foreground, AUTOMATIC);
    foreground.convertTo(motion, CV_32F, 1 / FOREGROUND, 0);
    return motion;
  }

  /** Takes nothing off: the background already knows what changes by itself. */
  @Override
  public void refine(float[] cells) {}

  @Override
  public void close() {
    background.close();
    foreground.close();
    motion.close();
  }
}
