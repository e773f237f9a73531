package io.vad4j.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

import io.vad4j.Frame;
import io.vad4j.core.image.CellGrid;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;

class ForegroundTest {
  private static final int WIDTH = Scene.WIDTH;
  private static final int HEIGHT = Scene.HEIGHT;

  /** Far outside of the picture, so that nothing stands in it. */
  private static final int OUTSIDE = -1000;

  private final byte[] empty = pixels(OUTSIDE, 0);

  private static byte[] pixels(int left, int top) {
    List<Frame> frames = new Scene(1).moving(1, left, top, 0, 0);
    byte[] pixels = new byte[WIDTH * HEIGHT];
    frames.get(0).copyPixels(pixels);
    return pixels;
  }

  private static byte[] movedAside(byte[] pixels, int by) {
    byte[] moved = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      moved[i] = pixels[i / WIDTH * WIDTH + Math.min(WIDTH - 1, i % WIDTH + by)];
    }
    return moved;
  }

  private float unrest(byte[] picture) {
    EmptyScene scene =
        new EmptyScene(WIDTH, HEIGHT, empty, new float[CellGrid.over(WIDTH, HEIGHT).cells()]);
    try (Foreground foreground = new Foreground(scene);
        Mat before = new Mat(HEIGHT, WIDTH, CV_8UC1);
        Mat now = new Mat(HEIGHT, WIDTH, CV_8UC1)) {
      before.data().put(empty);
      now.data().put(picture);
      foreground.start(before);
      foreground.next(now);
      return foreground.unrest();
    }
  }

  @Test
  void somethingInFrontOfTheSceneIsNoUnrest() {
    assertThat(unrest(pixels(60, 40))).isLessThan(0.1f);
  }

  @Test
  void aCameraThatLooksAFewPixelsAsideIsUnrest() {
    assertThat(unrest(movedAside(empty, 3))).isGreaterThan(2);
  }
}
