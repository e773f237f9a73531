package io.vad4j.motion;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bytedeco.opencv.opencv_core.Mat;

/** Collects what places look like at which something is, in normal footage. */
final class LooksStudy implements FramePairs.Visitor, AutoCloseable {
  private final Foreground foreground;
  private final Looks looks;
  private final Random random;
  private final int perFrame;
  private final List<float[]> descriptions = new ArrayList<>();

  /**
   * A study.
   *
   * @param perFrame how many places to take of each frame at most
   */
  LooksStudy(EmptyScene scene, Random random, int perFrame) {
    this.foreground = new Foreground(scene);
    this.looks = new Looks(scene.grid());
    this.random = random;
    this.perFrame = perFrame;
  }

  /** The cells in which something stands or moves, row by row; none of an unusable frame. */
  static int[] occupied(Foreground foreground) {
    return foreground.usable()
        ? IntStream.range(0, foreground.grid().cells())
            .filter(cell -> foreground.present(cell) || foreground.moving(cell))
            .toArray()
        : new int[0];
  }

  @Override
  public void visit(Mat before, Mat now, FrameInterval interval) {
    foreground.start(before);
    foreground.next(now);
    looks.show(foreground.difference());
    int[] cells = occupied(foreground);
    for (int i = 0; i < Math.min(perFrame, cells.length); i++) {
      int other = i + random.nextInt(cells.length - i);
      int cell = cells[other];
      cells[other] = cells[i];
      float[] description = new float[Looks.LENGTH];
      looks.describe(cell, description);
      descriptions.add(description);
    }
  }

  /** What was seen; of nothing, a place at which nothing is. */
  List<float[]> descriptions() {
    return descriptions.isEmpty() ? List.of(new float[Looks.LENGTH]) : descriptions;
  }

  @Override
  public void close() {
    foreground.close();
  }
}
