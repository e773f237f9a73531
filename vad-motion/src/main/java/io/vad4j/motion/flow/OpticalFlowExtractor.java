package io.vad4j.motion.flow;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.magnitude;

import io.vad4j.motion.opencv.FrameClock;
import io.vad4j.motion.opencv.ResponseMapExtractor;
import org.bytedeco.opencv.opencv_core.Mat;

/** Speed of each pixel by dense optical flow, in pixels of the frame a second. */
final class OpticalFlowExtractor extends ResponseMapExtractor {
  private final DenseFlow flow;
  private final Mat motion = new Mat();

  /**
   * An extractor for one stream.
   *
   * @param flow computes the flow; closed with this
   */
  OpticalFlowExtractor(DenseFlow flow) {
    this.flow = flow;
  }

  @Override
  public void checkSize(int width, int height) {
    flow.checkSize(width, height);
  }

  @Override
  protected void startMap(Mat image) {
    flow.start(image);
  }

  @Override
  protected Mat extractMap(Mat image, FrameClock clock) {
    flow.update(image);
    try (Mat flowX = flow.flowX();
        Mat flowY = flow.flowY()) {
      magnitude(flowX, flowY, motion);
    }
    motion.convertTo(motion, CV_32F, 1 / (flow.scale() * clock.intervalSeconds()), 0);
    return motion;
  }

  @Override
  public void close() {
    super.close();
    flow.close();
    motion.close();
  }
}
