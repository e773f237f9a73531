package io.vad4j.motion;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.magnitude;

import org.bytedeco.opencv.opencv_core.Mat;

/** How fast each place moves, in pixels of the frame a second. */
final class OpticalFlow implements Motion {
  private final Flow flow;
  private final Mat motion = new Mat();

  /**
   * Speed by optical flow.
   *
   * @param flow closed with this
   */
  OpticalFlow(Flow flow) {
    this.flow = flow;
  }

  @Override
  public void checkSize(int width, int height) {
    flow.checkSize(width, height);
  }

  @Override
  public void start(Mat picture) {
    flow.start(picture);
  }

  @Override
  public Mat next(Mat picture, FrameInterval interval) {
    flow.next(picture);
    try (Mat across = flow.across();
        Mat down = flow.down()) {
      magnitude(across, down, motion);
    }
    motion.convertTo(motion, CV_32F, 1 / (flow.scale() * interval.seconds()), 0);
    return motion;
  }

  @Override
  public void close() {
    flow.close();
    motion.close();
  }
}
