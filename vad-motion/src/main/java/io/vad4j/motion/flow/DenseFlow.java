package io.vad4j.motion.flow;

import static org.bytedeco.opencv.global.opencv_core.split;
import static org.bytedeco.opencv.global.opencv_core.swap;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import io.vad4j.InvalidFrameException;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_video.DISOpticalFlow;
import org.bytedeco.opencv.opencv_video.DenseOpticalFlow;

/**
 * Dense optical flow between consecutive frames of a stream, on scaled images. Holds native memory;
 * used by one thread at a time.
 */
final class DenseFlow implements AutoCloseable {
  /** Smallest side, after scaling, in pixels. */
  private static final int MIN_SIDE = 16;

  private final DenseOpticalFlow algorithm;
  private final double scale;
  private final Mat previous = new Mat();
  private final Mat current = new Mat();
  private final Mat flowX = new Mat();
  private final Mat flowY = new Mat();
  private final MatVector components = new MatVector(flowX, flowY);

  /**
   * Dense optical flow of one stream.
   *
   * @param algorithm computes the flow; closed with this
   * @param scale scale of the images, greater than 0 and at most 1
   */
  DenseFlow(DenseOpticalFlow algorithm, double scale) {
    this.algorithm = algorithm;
    this.scale = scale;
  }

  /**
   * Creates dense inverse search (DIS) with half of the frames' resolution as finest scale, where
   * OpenCV's presets "ultrafast" and "fast" stop at a quarter.
   */
  static DenseOpticalFlow createDis(double scale) {
    DISOpticalFlow flow = DISOpticalFlow.create(DISOpticalFlow.PRESET_FAST);
    flow.setFinestScale(scale > 0.5 ? 1 : 0);
    flow.setPatchSize(8);
    flow.setPatchStride(5);
    flow.setGradientDescentIterations(5);
    flow.setVariationalRefinementIterations(2);
    return flow;
  }

  /**
   * Checks a frame size.
   *
   * @throws InvalidFrameException if frames are too small
   */
  void checkSize(int width, int height) {
    if (scaledSize(Math.min(width, height)) < MIN_SIDE) {
      throw new InvalidFrameException(
          "Optical flow at scale %s needs frames of at least %d pixels a side, not %dx%d."
              .formatted(scale, (int) Math.ceil(MIN_SIDE / scale), width, height));
    }
  }

  /** Takes the first frame of a clip. */
  void start(Mat image) {
    shrink(image, current);
  }

  /** Takes the next frame and computes the flow. */
  void update(Mat image) {
    swap(current, previous);
    shrink(image, current);
    try (Mat flow = new Mat()) {
      algorithm.calc(previous, current, flow);
      split(flow, components);
    }
  }

  /** Horizontal flow in pixels of the scaled image; the caller closes it. */
  Mat flowX() {
    return components.get(0);
  }

  /** Vertical flow in pixels of the scaled image; the caller closes it. */
  Mat flowY() {
    return components.get(1);
  }

  /** The picture before the last at the size searched; valid until the next is taken. */
  Mat previous() {
    return previous;
  }

  /** The last picture at the size searched; valid until the next is taken. */
  Mat current() {
    return current;
  }

  /** Scale of the images. */
  double scale() {
    return scale;
  }

  private void shrink(Mat image, Mat target) {
    if (scale == 1) {
      image.copyTo(target);
      return;
    }
    try (Size size = new Size(scaledSize(image.cols()), scaledSize(image.rows()))) {
      resize(image, target, size, 0, 0, INTER_AREA);
    }
  }

  private int scaledSize(int side) {
    return (int) Math.round(side * scale);
  }

  @Override
  public void close() {
    algorithm.close();
    components.close();
    flowX.close();
    flowY.close();
    previous.close();
    current.close();
  }
}
