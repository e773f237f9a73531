package io.vad4j.core.synthetic;

import io.vad4j.Frame;
import io.vad4j.core.image.CellGrid;
import io.vad4j.core.image.MedianPicture;
import io.vad4j.spi.TrainingClip;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What stands behind the things that move: the median picture, and how far a frame is from it. */
final class Scenery {
  private static final int SIDE = 4;
  private static final int PICTURES = 31;

  /** Grey levels by which a thing differs from what is behind it, at least. */
  private static final float LEAST = 8;

  private static final float TIMES_NOISE = 3;

  private final int width;
  private final int height;
  private final CellGrid grid;
  private final float[] darkest;
  private final float[] brightest;

  /** Learns what stands behind from frames spread over the clips. */
  Scenery(List<? extends TrainingClip> clips) {
    Frame first = clips.get(0).frame(0);
    this.width = first.width();
    this.height = first.height();
    this.grid = new CellGrid(width, height, Math.max(1, width / SIDE), Math.max(1, height / SIDE));
    byte[] background = MedianPicture.of(pictures(clips));
    this.darkest = extreme(background, -1);
    this.brightest = extreme(background, 1);
  }

  /** The largest of a pixel and its neighbours, or the smallest for a sign of -1. */
  private float[] extreme(byte[] samples, int sign) {
    float[] extreme = new float[samples.length];
    for (int i = 0; i < extreme.length; i++) {
      int x = i % width;
      int y = i / width;
      int most = sign * (samples[i] & 0xff);
      for (int v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
        for (int u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
          most = Math.max(most, sign * (samples[v * width + u] & 0xff));
        }
      }
      extreme[i] = sign * most;
    }
    return extreme;
  }

  private static List<byte[]> pictures(List<? extends TrainingClip> clips) {
    long frames = clips.stream().mapToLong(TrainingClip::size).sum();
    long every = Math.max(1, frames / PICTURES);
    List<byte[]> pictures = new ArrayList<>();
    long passed = 0;
    for (TrainingClip clip : clips) {
      for (long at = (every - passed % every) % every; at < clip.size(); at += every) {
        pictures.add(samples(clip.frame((int) at)));
      }
      passed += clip.size();
    }
    return pictures;
  }

  private static byte[] samples(Frame frame) {
    byte[] samples = new byte[frame.byteCount()];
    frame.copyPixels(samples);
    return samples;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** The cells in which things are sought, of about 4 × 4 pixels. */
  CellGrid grid() {
    return grid;
  }

  /**
   * What of a frame is not scenery.
   *
   * @param cells whether each cell is
   * @param light by how much the whole frame is brighter than the scenery
   * @param threshold from which difference a pixel counts
   */
  record Foreground(boolean[] cells, float light, float threshold) {}

  Foreground foreground(Frame frame) {
    byte[] samples = samples(frame);
    float[] difference = new float[samples.length];
    for (int i = 0; i < samples.length; i++) {
      difference[i] = (samples[i] & 0xff) - (darkest[i] + brightest[i]) / 2;
    }
    float light = median(grid.average(difference));
    for (int i = 0; i < difference.length; i++) {
      difference[i] = distance(samples[i] & 0xff, i, light);
    }
    float[] distance = grid.average(difference);
    float threshold = Math.max(LEAST, TIMES_NOISE * median(distance));
    boolean[] cells = new boolean[distance.length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = distance[i] >= threshold;
    }
    return new Foreground(cells, light, threshold);
  }

  private static float median(float[] values) {
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /**
   * How far a grey level is from what stands behind the pixel, or behind one next to it: a camera
   * that trembles by a pixel makes no things of edges.
   */
  float distance(int grey, int pixel, float light) {
    float level = grey - light;
    return Math.max(0, Math.max(level - brightest[pixel], darkest[pixel] - level));
  }
}
