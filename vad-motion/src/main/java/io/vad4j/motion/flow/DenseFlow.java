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
 * Dense optical flow from each picture of a stream to the next, on pictures of a share of their
 * size. Holds native memory; used by one thread at a time.
 */
final class DenseFlow implements AutoCloseable {
  /** The smallest side, after scaling, that both methods work on. */
  private static final int MIN_SIDE = 16;

  private final DenseOpticalFlow algorithm;
  private final double scale;
  private final Mat previous = new Mat();
  private final Mat current = new Mat();
  private final Mat flowX = new Mat();
  private final Mat flowY = new Mat();
  private final MatVector components = new MatVector(flowX, flowY);

  /**
   * Dense optical flow.
   *
   * @param algorithm how it is computed; closed with this
   * @param scale size of the pictures searched, as a share of the frames' size
   */
  DenseFlow(DenseOpticalFlow algorithm, double scale) {
    this.algorithm = algorithm;
    this.scale = scale;
  }

  /**
   * Dense inverse search down to half of the frames' resolution, or to all that there is where the
   * pictures are no larger. OpenCV's presets "ultrafast" and "fast" stop at a quarter, where people
   * far off are lost; its "medium" goes as far as this, at two and a half times the cost and no
   * more accurate.
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
   * Checks that pictures of this size can be searched.
   *
   * @throws InvalidFrameException if not
   */
  void checkSize(int width, int height) {
    if (scaledSize(Math.min(width, height)) < MIN_SIDE) {
      throw new InvalidFrameException(
          "Optical flow at scale %s needs frames of at least %d pixels a side, not %dx%d."
              .formatted(scale, (int) Math.ceil(MIN_SIDE / scale), width, height));
    }
  }

  /** Takes the first picture of a clip. */
  void start(Mat image) {
    shrink(image, current);
  }

  /** Takes the next picture; {@link #flowX()} and {@link #flowY()} tell what moved since. */
  void update(Mat image) {
    swap(current, previous);
    shrink(image, current);
    try (Mat flow = new Mat()) {
      algorithm.calc(previous, current, flow);
      split(flow, components);
    }
  }

  /** The movement to the right in pixels of the picture searched; the caller closes it. */
  Mat flowX() {
    return components.get(0);
  }

  /** The movement downwards in pixels of the picture searched; the caller closes it. */
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

  /** Size of the pictures searched, as a share of the frames' size. */
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
