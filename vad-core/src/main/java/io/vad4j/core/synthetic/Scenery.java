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
  private static final float LEAST = 6;

  private static final float TIMES_NOISE = 3;

  private final int width;
  private final int height;
  private final CellGrid grid;
  private final byte[] background;

  /** Learns what stands behind from frames spread over the clips. */
  Scenery(List<? extends TrainingClip> clips) {
    Frame first = clips.get(0).frame(0);
    this.width = first.width();
    this.height = first.height();
    this.grid = new CellGrid(width, height, Math.max(1, width / SIDE), Math.max(1, height / SIDE));
    this.background = MedianPicture.of(pictures(clips));
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
      difference[i] = (samples[i] & 0xff) - (background[i] & 0xff);
    }
    float light = median(grid.average(difference));
    for (int i = 0; i < difference.length; i++) {
      difference[i] = Math.abs(difference[i] - light);
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

  /** The grey level behind a pixel. */
  int behind(int x, int y) {
    return background[y * width + x] & 0xff;
  }
}
