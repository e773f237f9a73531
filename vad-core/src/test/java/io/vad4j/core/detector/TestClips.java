package io.vad4j.core.detector;

import io.vad4j.Detector;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.PixelFormat;
import io.vad4j.SourceInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;

/** Small seeded clips: a block that walks over noise, and runs in some frames. */
public final class TestClips {
  public static final int WIDTH = 64;
  public static final int HEIGHT = 48;

  private TestClips() {}

  /** Frames at 10 a second in which the block runs from one frame up to another. */
  public static List<Frame> frames(long seed, int count, int runFrom, int runTo) {
    Random random = new Random(seed);
    List<Frame> frames = new ArrayList<>();
    double x = random.nextInt(WIDTH);
    int y = 8 + random.nextInt(HEIGHT - 24);
    for (int i = 0; i < count; i++) {
      x += i >= runFrom && i < runTo ? 7 : 1 + random.nextDouble() / 2;
      byte[] pixels = new byte[WIDTH * HEIGHT];
      for (int p = 0; p < pixels.length; p++) {
        pixels[p] = (byte) (100 + random.nextInt(4));
      }
      for (int dy = 0; dy < 12; dy++) {
        for (int dx = 0; dx < 8; dx++) {
          pixels[(y + dy) * WIDTH + ((int) x + dx) % WIDTH] = (byte) (180 + 5 * dx);
        }
      }
      frames.add(
          Frame.of(i, Duration.ofMillis(100L * i), WIDTH, HEIGHT, PixelFormat.GRAY8, pixels));
    }
    return frames;
  }

  /** Frames of noise alone. */
  public static List<Frame> empty(long seed, int count) {
    Random random = new Random(seed);
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] pixels = new byte[WIDTH * HEIGHT];
      for (int p = 0; p < pixels.length; p++) {
        pixels[p] = (byte) (100 + random.nextInt(4));
      }
      frames.add(
          Frame.of(i, Duration.ofMillis(100L * i), WIDTH, HEIGHT, PixelFormat.GRAY8, pixels));
    }
    return frames;
  }

  /** Frames of noise in which a block at one place appears and disappears all the time. */
  public static List<Frame> swaying(long seed, int count) {
    List<Frame> frames = new ArrayList<>();
    for (Frame frame : empty(seed, count)) {
      byte[] pixels = frame.toByteArray();
      for (int y = 16; y < 32 && frame.index() / 3 % 2 == 0; y++) {
        Arrays.fill(pixels, y * WIDTH + 16, y * WIDTH + 32, (byte) 220);
      }
      frames.add(
          Frame.of(frame.index(), frame.timestamp(), WIDTH, HEIGHT, PixelFormat.GRAY8, pixels));
    }
    return frames;
  }

  /** A clip in which the block only walks. */
  public static FrameSource normal(long seed, int count) {
    return source("normal-" + seed, frames(seed, count, 0, 0));
  }

  /** A detector of one scorer that is fitted on four clips in which the block walks. */
  public static Detector fit(String scorer) {
    return Detector.builder()
        .scorer(scorer)
        .syntheticAnomalies(0)
        .fit(LongStream.range(1, 5).mapToObj(seed -> normal(seed, 100)).toList());
  }

  public static FrameSource source(String name, List<Frame> frames) {
    Frame first = frames.get(0);
    return new FrameSource() {
      private int next;

      @Override
      public SourceInfo info() {
        return new SourceInfo(
            name,
            first.width(),
            first.height(),
            OptionalDouble.of(10),
            OptionalLong.of(frames.size()),
            false);
      }

      @Override
      public Optional<Frame> next() {
        return next < frames.size() ? Optional.of(frames.get(next++)) : Optional.empty();
      }

      @Override
      public void close() {}
    };
  }
}
