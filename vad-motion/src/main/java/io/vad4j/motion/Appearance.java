package io.vad4j.motion;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * How unlike anything normal each place looks at which something is. It counts for less in a frame
 * in which most cells differ from the empty scene more than usual, as under a shaking camera, since
 * what is seen there is then not only what stands there.
 */
final class Appearance implements Motion {
  /** How fast evidence is less trusted with the {@linkplain Foreground#unrest() unrest}. */
  private static final float DISTRUST = 0.8f;

  private final NormalLooks normal;
  private final int most;
  private final Foreground foreground;
  private final Looks looks;
  private final Mat evidence = new Mat();
  private final float[] description = new float[Looks.LENGTH];
  private final float[] scratch;

  /**
   * Appearance in a scene.
   *
   * @param most how many cells of a frame are compared at most; with more of them, each stands for
   *     those next to it
   */
  Appearance(NormalLooks normal, int most) {
    this.normal = normal;
    this.most = most;
    this.foreground = new Foreground(normal.scene());
    this.looks = new Looks(normal.scene().grid());
    this.scratch = new float[normal.references().count()];
  }

  @Override
  public void checkSize(int width, int height) {
    foreground.checkSize(width, height);
  }

  @Override
  public void start(Mat picture) {
    foreground.start(picture);
  }

  @Override
  public Mat next(Mat picture, FrameInterval interval) {
    foreground.next(picture);
    looks.show(foreground.difference());
    int[] cells = LooksStudy.occupied(foreground);
    int every = (cells.length + most - 1) / Math.max(1, most);
    float[] values = new float[foreground.grid().cells()];
    float trust = trust();
    float last = 0;
    for (int i = 0; i < cells.length; i++) {
      if (i % every == 0) {
        looks.describe(cells[i], description);
        last = trust * normal.references().evidence(normal.whitening().apply(description), scratch);
      }
      values[cells[i]] = last;
    }
    evidence.create(foreground.grid().rows(), foreground.grid().columns(), CV_32FC1);
    new FloatPointer(evidence.data()).put(values);
    return evidence;
  }

  private float trust() {
    float distrust = 1 + DISTRUST * foreground.unrest();
    return 1 / (distrust * distrust);
  }

  /** Takes nothing off: evidence is about what is there only. */
  @Override
  public void refine(float[] cells) {}

  @Override
  public void close() {
    foreground.close();
    evidence.close();
  }
}
