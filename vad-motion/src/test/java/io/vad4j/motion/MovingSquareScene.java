package io.vad4j.motion;

import io.vad4j.Frame;
import io.vad4j.PixelFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Synthetic grey frames: a smooth static background and a textured square that may move. */
public final class MovingSquareScene {
  public static final int WIDTH = 160;
  public static final int HEIGHT = 120;
  public static final int SIDE = 24;
  private static final Duration INTERVAL = Duration.ofMillis(40);

  private final byte[] background = new byte[WIDTH * HEIGHT];
  private final byte[] square = new byte[SIDE * SIDE];

  public MovingSquareScene(long seed) {
    Random random = new Random(seed);
    double[] phase = random.doubles(4, 0, 2 * Math.PI).toArray();
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double wave =
            Math.sin(x / 9.0 + phase[0])
                + Math.sin(y / 7.0 + phase[1])
                + Math.sin((x + y) / 13.0 + phase[2])
                + Math.sin((x - y) / 5.0 + phase[3]);
        background[y * WIDTH + x] = (byte) Math.round(100 + 12 * wave);
      }
    }
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        square[y * SIDE + x] = (byte) (180 + 50 * Math.sin(x * 0.7) * Math.cos(y * 0.6));
      }
    }
  }

  /** Frames in which the square moves from (left, top) by (dx, dy) pixels a frame. */
  public List<Frame> withMovingSquare(int count, int left, int top, int dx, int dy) {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] pixels = background.clone();
      drawSquare(pixels, left + i * dx, top + i * dy);
      frames.add(frame(i, pixels));
    }
    return frames;
  }

  /** Frames in which nothing moves. */
  public List<Frame> withStillSquare(int count) {
    return withMovingSquare(count, 60, 40, 0, 0);
  }

  /** Frames in which nothing moves and the brightness of all pixels changes. */
  public List<Frame> withFlicker(int count) {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] pixels = background.clone();
      for (int p = 0; p < pixels.length; p++) {
        pixels[p] = (byte) ((pixels[p] & 0xFF) + (i % 3 - 1) * 8);
      }
      frames.add(frame(i, pixels));
    }
    return frames;
  }

  private void drawSquare(byte[] pixels, int left, int top) {
    for (int y = Math.max(0, top); y < Math.min(HEIGHT, top + SIDE); y++) {
      for (int x = Math.max(0, left); x < Math.min(WIDTH, left + SIDE); x++) {
        pixels[y * WIDTH + x] = square[(y - top) * SIDE + x - left];
      }
    }
  }

  private static Frame frame(int index, byte[] pixels) {
    return Frame.of(index, INTERVAL.multipliedBy(index), WIDTH, HEIGHT, PixelFormat.GRAY8, pixels);
  }
}
