package io.vad4j.motion.background;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Frame;
import io.vad4j.PixelFormat;
import io.vad4j.core.image.CellGrid;
import io.vad4j.motion.opencv.GrayImage;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForegroundSegmenterTest {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 120;

  /** Wider than a view of it, so that the view can be shifted. */
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

  /** A view of the wall, shifted by some pixels, with some columns occluded by a dark board. */
  private byte[] view(int shift, int hidden) {
    byte[] pixels = new byte[WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        pixels[y * WIDTH + x] = x < hidden ? 20 : wall[y * 2 * WIDTH + x + shift];
      }
    }
    return pixels;
  }

  private float globalNoise(byte[] image) {
    byte[] background = view(0, 0);
    BackgroundModel model =
        new BackgroundModel(
            WIDTH, HEIGHT, background, new float[CellGrid.forImage(WIDTH, HEIGHT).cells()]);
    try (ForegroundSegmenter foreground = new ForegroundSegmenter(model);
        GrayImage gray = new GrayImage()) {
      gray.set(frame(background));
      foreground.start(gray);
      gray.set(frame(image));
      foreground.update(gray);
      return foreground.globalNoise();
    }
  }

  private static Frame frame(byte[] pixels) {
    return Frame.wrap(0, Duration.ZERO, WIDTH, HEIGHT, PixelFormat.GRAY8, pixels);
  }

  @Test
  void occlusionOfAThirdOfTheSceneIsNoGlobalNoise() {
    assertThat(globalNoise(view(0, WIDTH / 3))).isLessThan(0.1f);
  }

  @Test
  void cameraShiftOfAFewPixelsIsGlobalNoise() {
    assertThat(globalNoise(view(3, 0))).isGreaterThan(2);
  }
}
