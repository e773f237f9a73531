package io.vad4j.motion;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.magnitude;
import static org.bytedeco.opencv.global.opencv_core.split;
import static org.bytedeco.opencv.global.opencv_core.swap;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import io.vad4j.InvalidFrameException;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_video.DenseOpticalFlow;

/** How fast each place moves, in pixels of the frame a second. */
final class OpticalFlow implements Motion {
  /** The smallest side, after scaling, that both methods work on. */
  private static final int SMALLEST_SIDE = 16;

  private final DenseOpticalFlow method;
  private final double scale;
  private final Mat previous = new Mat();
  private final Mat current = new Mat();
  private final Mat horizontal = new Mat();
  private final Mat vertical = new Mat();
  private final MatVector components = new MatVector(horizontal, vertical);
  private final Mat motion = new Mat();

  /**
   * Dense optical flow.
   *
   * @param method how it is computed; closed with this
   * @param scale size of the pictures searched, as a share of the frames' size
   */
  OpticalFlow(DenseOpticalFlow method, double scale) {
    this.method = method;
    this.scale = scale;
  }

  @Override
  public void checkSize(int width, int height) {
    if (scaled(Math.min(width, height)) < SMALLEST_SIDE) {
      throw new InvalidFrameException(
          "Optical flow at scale %s needs frames of at least %d pixels a side, not %dx%d."
              .formatted(scale, (int) Math.ceil(SMALLEST_SIDE / scale), width, height));
    }
  }

  @Override
  public void start(Mat picture) {
    shrink(picture, previous);
  }

  @Override
  public Mat next(Mat picture, FrameInterval interval) {
    shrink(picture, current);
    try (Mat flow = new Mat()) {
      method.calc(previous, current, flow);
      split(flow, components);
    }
    try (Mat x = components.get(0);
        Mat y = components.get(1)) {
      magnitude(x, y, motion);
    }
    motion.convertTo(motion, CV_32F, 1 / (scale * interval.seconds()), 0);
    swap(current, previous);
    return motion;
  }

  private void shrink(Mat picture, Mat target) {
    if (scale == 1) {
      picture.copyTo(target);
      return;
    }
    try (Size size = new Size(scaled(picture.cols()), scaled(picture.rows()))) {
      resize(picture, target, size, 0, 0, INTER_AREA);
    }
  }

  private int scaled(int side) {
    return (int) Math.round(side * scale);
  }

  @Override
  public void close() {
    method.close();
    components.close();
    horizontal.close();
    vertical.close();
    previous.close();
    current.close();
    motion.close();
  }
}
