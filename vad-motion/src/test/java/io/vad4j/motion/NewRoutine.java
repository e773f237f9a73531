package io.vad4j.motion;

import io.vad4j.BoundingBox;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.PixelFormat;
import io.vad4j.core.simulation.SyntheticScene;
import io.vad4j.core.simulation.SyntheticVideo;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Clips of a street in each of which a chequered board passes along the upper floor of its houses,
 * a little higher or lower and faster or slower each time.
 */
final class NewRoutine {
  private static final int WIDTH = 30;
  private static final int HEIGHT = 22;
  private static final int TOP = 10;
  private static final int FRAMES = 180;
  private static final int START = 60;
  private static final double LOWEST = 60.0 / 240;

  private final SyntheticScene scene;

  NewRoutine(long seed) {
    scene = SyntheticScene.of(seed);
  }

  SyntheticScene scene() {
    return scene;
  }

  /** Whether a region is where the board passes. */
  static boolean isAt(BoundingBox region) {
    return region.y() < LOWEST;
  }

  /** Clips of one occurrence each, from five seconds before it. */
  List<FrameSource> clips(long firstSeed, int count) {
    List<FrameSource> clips = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      clips.add(FrameSource.of("routine " + (firstSeed + i), frames(firstSeed + i)));
    }
    return clips;
  }

  private List<Frame> frames(long seed) {
    SyntheticVideo street = scene.normalClip(seed, FRAMES);
    Random random = new Random(seed);
    int top = TOP + random.nextInt(5) - 2;
    double speed = 5 + 0.6 * random.nextDouble();
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < FRAMES; i++) {
      Frame frame = street.frame(i);
      byte[] pixels = new byte[3 * frame.width() * frame.height()];
      frame.copyTo(pixels);
      if (i >= START) {
        draw(pixels, frame.width(), (int) Math.round(speed * (i - START)) - WIDTH, top);
      }
      frames.add(
          Frame.of(i, frame.timestamp(), frame.width(), frame.height(), PixelFormat.BGR24, pixels));
    }
    return frames;
  }

  private static void draw(byte[] pixels, int width, int left, int top) {
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = Math.max(0, -left); x < Math.min(WIDTH, width - left); x++) {
        byte level = (byte) ((x / 6 + y / 5) % 2 == 0 ? 220 : 30);
        int at = 3 * ((top + y) * width + left + x);
        pixels[at] = level;
        pixels[at + 1] = level;
        pixels[at + 2] = level;
      }
    }
  }
}
