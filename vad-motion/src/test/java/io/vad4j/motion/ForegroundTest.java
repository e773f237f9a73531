package io.vad4j.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

import io.vad4j.core.image.CellGrid;
import java.util.Random;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;

class ForegroundTest {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 120;

  /** Wider than what is shown, so that it can be looked at from a few pixels aside. */
  private final byte[] wall = wall();

  private static byte[] wall() {
    byte[] bricks = new byte[2 * WIDTH * HEIGHT];
    new Random(1).nextBytes(bricks);
    byte[] wall = new byte[bricks.length];
    for (int i = 0; i < wall.length; i++) {
      int x = i % (2 * WIDTH) / 8;
      int y = i / (2 * WIDTH) / 8;
      wall[i] = (byte) (100 + (bricks[y * 2 * WIDTH + x] & 63));
    }
    return wall;
  }

  /** The wall from so many pixels aside, behind a dark board that hides so many columns of it. */
  private byte[] seen(int aside, int hidden) {
    byte[] pixels = new byte[WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        pixels[y * WIDTH + x] = x < hidden ? 20 : wall[y * 2 * WIDTH + x + aside];
      }
    }
    return pixels;
  }

  private float unrest(byte[] picture) {
    byte[] empty = seen(0, 0);
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
  void somethingThatHidesAThirdOfTheSceneIsNoUnrest() {
    assertThat(unrest(seen(0, WIDTH / 3))).isLessThan(0.1f);
  }

  @Test
  void aCameraThatLooksAFewPixelsAsideIsUnrest() {
    assertThat(unrest(seen(3, 0))).isGreaterThan(2);
  }
}
