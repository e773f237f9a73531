package io.vad4j.tck;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.PixelFormat;
import io.vad4j.spi.TrainingClip;
import io.vad4j.spi.TrainingSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Small seeded clips for contracts: blocks that move slowly over a textured background with slight
 * noise, and, in anomalous clips, a large fast checkered block.
 *
 * @since 0.1.0
 */
public final class TckClips {
  private TckClips() {}

  /**
   * A normal clip at 10 frames a second.
   *
   * @param seed the random seed: another clip of the same scene
   * @param width the width of the frames in pixels, at least 48
   * @param height the height of the frames in pixels, at least 48
   * @param count the number of frames
   */
  public static List<Frame> normal(long seed, int width, int height, int count) {
    return clip(seed, width, height, count, count);
  }

  /** A clip that equals the normal one of that seed before a frame, and is anomalous from it on. */
  public static List<Frame> anomalousFrom(
      long seed, int width, int height, int count, int firstAnomalous) {
    return clip(seed, width, height, count, firstAnomalous);
  }

  private static List<Frame> clip(long seed, int width, int height, int count, int firstAnomalous) {
    Random noise = new Random(seed);
    byte[] background = background(width, height);
    int pedestrians = 2;
    double[] x = new double[pedestrians];
    int[] y = new int[pedestrians];
    for (int i = 0; i < pedestrians; i++) {
      x[i] = noise.nextInt(width);
      y[i] = noise.nextInt(height - 24);
    }
    List<Frame> frames = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      byte[] pixels = background.clone();
      for (int i = 0; i < pedestrians; i++) {
        x[i] += 1 + 0.3 * i;
        paint(pixels, width, (int) x[i], y[i], 10, 18, 190 - 40 * i);
      }
      if (index >= firstAnomalous) {
        paintAnomaly(pixels, width, height, index);
      }
      for (int p = 0; p < pixels.length; p++) {
        pixels[p] = (byte) ((pixels[p] & 0xff) + noise.nextInt(3));
      }
      frames.add(
          Frame.of(
              index, Duration.ofMillis(100L * index), width, height, PixelFormat.GRAY8, pixels));
    }
    return frames;
  }

  private static byte[] background(int width, int height) {
    Random texture = new Random(17);
    byte[] background = new byte[width * height];
    for (int p = 0; p < background.length; p++) {
      background[p] = (byte) (90 + p / width / 4 + texture.nextInt(20));
    }
    return background;
  }

  private static void paint(
      byte[] pixels, int width, int left, int top, int objectWidth, int objectHeight, int gray) {
    for (int dy = 0; dy < objectHeight; dy++) {
      for (int dx = 0; dx < objectWidth; dx++) {
        pixels[(top + dy) * width + (left + dx) % width] = (byte) (gray + 3 * dx);
      }
    }
  }

  private static void paintAnomaly(byte[] pixels, int width, int height, int index) {
    int left = 13 * index % width;
    for (int dy = 0; dy < height / 2; dy++) {
      for (int dx = 0; dx < width / 3; dx++) {
        boolean dark = (dx / 4 + dy / 4) % 2 == 0;
        pixels[(height / 4 + dy) * width + (left + dx) % width] = (byte) (dark ? 5 : 245);
      }
    }
  }

  /** Frames as a source. */
  public static FrameSource source(String name, List<Frame> frames) {
    return new ClipSource(name, frames);
  }

  /** Clips as a training set. */
  public static TrainingSet trainingSet(List<List<Frame>> clips) {
    List<TrainingClip> trainingClips = new ArrayList<>();
    for (int i = 0; i < clips.size(); i++) {
      trainingClips.add(new TckTrainingClip("clip-" + i, clips.get(i)));
    }
    Frame first = clips.get(0).get(0);
    return new TckTrainingSet(first.width(), first.height(), List.copyOf(trainingClips));
  }

  private record TckTrainingSet(int width, int height, List<TrainingClip> clips)
      implements TrainingSet {}

  private record TckTrainingClip(String name, List<Frame> frames) implements TrainingClip {
    @Override
    public int size() {
      return frames.size();
    }

    @Override
    public Frame frame(int position) {
      return frames.get(position);
    }
  }
}
