package io.vad4j.motion;

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
final class Flow implements AutoCloseable {
  /** The smallest side, after scaling, that both methods work on. */
  private static final int SMALLEST_SIDE = 16;

  private final DenseOpticalFlow method;
  private final double scale;
  private final Mat previous = new Mat();
  private final Mat current = new Mat();
  private final Mat across = new Mat();
  private final Mat down = new Mat();
  private final MatVector components = new MatVector(across, down);

  /**
   * Dense optical flow.
   *
   * @param method how it is computed; closed with this
   * @param scale size of the pictures searched, as a share of the frames' size
   */
  Flow(DenseOpticalFlow method, double scale) {
    this.method = method;
    this.scale = scale;
  }

  /**
   * Dense inverse search down to half of the frames' resolution, or to all that there is where the
   * pictures are no larger. OpenCV's presets "ultrafast" and "fast" stop at a quarter, where people
   * far off are lost; its "medium" goes as far as this, at two and a half times the cost and no
   * more accurate.
   */
  static DenseOpticalFlow dis(double scale) {
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
    if (scaled(Math.min(width, height)) < SMALLEST_SIDE) {
      throw new InvalidFrameException(
          "Optical flow at scale %s needs frames of at least %d pixels a side, not %dx%d."
              .formatted(scale, (int) Math.ceil(SMALLEST_SIDE / scale), width, height));
    }
  }

  /** Takes the first picture of a clip. */
  void start(Mat picture) {
    shrink(picture, current);
  }

  /** Takes the next picture; {@link #across()} and {@link #down()} tell what moved since. */
  void next(Mat picture) {
    swap(current, previous);
    shrink(picture, current);
    try (Mat flow = new Mat()) {
      method.calc(previous, current, flow);
      split(flow, components);
    }
  }

  /** The movement to the right in pixels of the picture searched; the caller closes it. */
  Mat across() {
    return components.get(0);
  }

  /** The movement downwards in pixels of the picture searched; the caller closes it. */
  Mat down() {
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
    across.close();
    down.close();
    previous.close();
    current.close();
  }
}
