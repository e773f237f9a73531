package io.vad4j.motion.appearance;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;

import io.vad4j.motion.background.ForegroundSegmenter;
import io.vad4j.motion.opencv.CellExtractor;
import io.vad4j.motion.opencv.FrameClock;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * How unlike anything normal each place looks at which something is. It counts for less in a frame
 * in which most cells differ from the empty scene more than usual, as under a shaking camera, since
 * what is seen there is then not only what stands there.
 */
final class AppearanceExtractor implements CellExtractor {
  /**
   * How fast evidence is less trusted with the {@linkplain ForegroundSegmenter#globalNoise()
   * unrest}.
   */
  private static final float NOISE_PENALTY = 0.8f;

  private final AppearanceModel model;
  private final int maxCells;
  private final ForegroundSegmenter foreground;
  private final OrientedGradientDescriptor descriptor;
  private final Mat scores = new Mat();
  private final float[] vector = new float[OrientedGradientDescriptor.LENGTH];
  private final float[] scratch;

  /**
   * Appearance in a scene.
   *
   * @param maxCells how many cells of a frame are compared at most; with more of them, each stands
   *     for those next to it
   */
  AppearanceExtractor(AppearanceModel model, int maxCells) {
    this.model = model;
    this.maxCells = maxCells;
    this.foreground = new ForegroundSegmenter(model.background());
    this.descriptor = new OrientedGradientDescriptor(model.background().grid());
    this.scratch = new float[model.memoryBank().size()];
  }

  @Override
  public void checkSize(int width, int height) {
    foreground.checkSize(width, height);
  }

  @Override
  public void start(Mat image) {
    foreground.start(image);
  }

  @Override
  public Mat extract(Mat image, FrameClock clock) {
    foreground.update(image);
    descriptor.setDifference(foreground.computeDifference());
    int[] cells = DescriptorCollector.foregroundCells(foreground);
    int stride = (cells.length + maxCells - 1) / Math.max(1, maxCells);
    float[] values = new float[foreground.grid().cells()];
    float confidence = confidence();
    float lastScore = 0;
    for (int i = 0; i < cells.length; i++) {
      if (i % stride == 0) {
        descriptor.compute(cells[i], vector);
        lastScore =
            confidence
                * model.memoryBank().anomalyScore(model.whitening().transform(vector), scratch);
      }
      values[cells[i]] = lastScore;
    }
    scores.create(foreground.grid().rows(), foreground.grid().columns(), CV_32FC1);
    new FloatPointer(scores.data()).put(values);
    return scores;
  }

  private float confidence() {
    float penalty = 1 + NOISE_PENALTY * foreground.globalNoise();
    return 1 / (penalty * penalty);
  }

  /** Takes nothing off: evidence is about what is there only. */
  @Override
  public void subtractBaseline(float[] cells) {}

  @Override
  public void close() {
    foreground.close();
    scores.close();
  }
}
