package io.vad4j.tensorflow;

import io.vad4j.Frame;
import io.vad4j.PixelFormat;
import io.vad4j.ProgressListener;
import io.vad4j.spi.TrainingClip;
import io.vad4j.spi.TrainingContext;
import io.vad4j.spi.TrainingSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Rendered clips of a street with slow walkers, by seed. */
public final class StreetFixture {
  public static final int WIDTH = 96;
  public static final int HEIGHT = 64;
  private static final int PERSON_WIDTH = 8;
  private static final int PERSON_HEIGHT = 16;

  private StreetFixture() {}

  /** {@return a normal clip} */
  public static List<Frame> clip(int frames, long seed) {
    return clip(frames, seed, 1);
  }

  /** {@return a clip with one walker {@code speedFactor} times as fast as the others} */
  public static List<Frame> clip(int frames, long seed, double speedFactor) {
    Random random = new Random(seed);
    List<Walker> walkers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      double speed = (0.8 + 0.4 * random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
      walkers.add(
          new Walker(
              random.nextDouble() * WIDTH,
              4 + 20 * i,
              i == 0 ? speed * speedFactor : speed,
              random.nextInt(1000)));
    }
    List<Frame> result = new ArrayList<>();
    for (int t = 0; t < frames; t++) {
      byte[] pixels = new byte[WIDTH * HEIGHT];
      for (int i = 0; i < pixels.length; i++) {
        int texture = (i % WIDTH / 12 + i / WIDTH / 12) % 2 * 12;
        pixels[i] = (byte) (100 + texture + random.nextInt(5));
      }
      for (Walker walker : walkers) {
        walker.draw(pixels, t);
      }
      result.add(
          Frame.of(t, Duration.ofMillis(100L * t), WIDTH, HEIGHT, PixelFormat.GRAY8, pixels));
    }
    return result;
  }

  /** {@return a frame with a bright square} */
  public static Frame withBox(Frame frame, int left, int top, int size, int gray) {
    byte[] pixels = frame.toByteArray();
    for (int y = top; y < top + size; y++) {
      Arrays.fill(pixels, y * WIDTH + left, y * WIDTH + left + size, (byte) gray);
    }
    return Frame.of(frame.index(), frame.timestamp(), WIDTH, HEIGHT, PixelFormat.GRAY8, pixels);
  }

  private record Walker(double x, int y, double speed, int phase) {
    void draw(byte[] pixels, int t) {
      int left = Math.floorMod((int) Math.round(x + speed * t), WIDTH);
      for (int v = 0; v < PERSON_HEIGHT; v++) {
        for (int u = 0; u < PERSON_WIDTH; u++) {
          int shade = 20 + (u * 7 + v * 13 + phase) % 60;
          pixels[(y + v) * WIDTH + (left + u) % WIDTH] = (byte) shade;
        }
      }
    }
  }

  /** {@return two normal clips} */
  public static TrainingSet trainingSet(int framesPerClip) {
    return trainingSet(List.of(clip(framesPerClip, 1), clip(framesPerClip, 2)));
  }

  /** {@return a training set of clips of one size} */
  public static TrainingSet trainingSet(List<List<Frame>> clips) {
    Frame first = clips.get(0).get(0);
    return new TrainingSet() {
      @Override
      public int width() {
        return first.width();
      }

      @Override
      public int height() {
        return first.height();
      }

      @Override
      public List<TrainingClip> clips() {
        return clips.stream().map(StreetFixture::trainingClip).toList();
      }
    };
  }

  private static TrainingClip trainingClip(List<Frame> frames) {
    return new TrainingClip() {
      @Override
      public String name() {
        return "street";
      }

      @Override
      public int size() {
        return frames.size();
      }

      @Override
      public Frame frame(int position) {
        return frames.get(position);
      }
    };
  }

  public static TrainingContext context(long seed) {
    return context(seed, ProgressListener.none());
  }

  public static TrainingContext context(long seed, ProgressListener progress) {
    return new TrainingContext() {
      @Override
      public long seed() {
        return seed;
      }

      @Override
      public ProgressListener progress() {
        return progress;
      }
    };
  }
}
