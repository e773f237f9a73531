package io.vad4j.core.cutpaste.object;

import io.vad4j.Frame;
import io.vad4j.core.image.CellGrid;
import io.vad4j.core.image.TemporalMedian;
import io.vad4j.core.signal.Median;
import io.vad4j.spi.TrainingClip;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Temporal-median background model and foreground segmentation. */
public final class MedianBackground {
  private static final int CELL_SIZE = 4;
  private static final int SAMPLED_FRAMES = 31;

  /** Minimum foreground threshold in grey levels. */
  private static final float MIN_THRESHOLD = 8;

  private static final float NOISE_FACTOR = 3;

  private final int width;
  private final int height;
  private final CellGrid grid;
  private final float[] lowerBound;
  private final float[] upperBound;

  /** Fits the background to frames sampled evenly from the clips. */
  public MedianBackground(List<? extends TrainingClip> clips) {
    Frame first = clips.get(0).frame(0);
    this.width = first.width();
    this.height = first.height();
    this.grid =
        new CellGrid(
            width, height, Math.max(1, width / CELL_SIZE), Math.max(1, height / CELL_SIZE));
    byte[] background = TemporalMedian.of(sampleFrames(clips));
    this.lowerBound = localExtremum(background, -1);
    this.upperBound = localExtremum(background, 1);
  }

  /** The 3 × 3 maximum of each pixel, or the minimum for a sign of -1. */
  private float[] localExtremum(byte[] samples, int sign) {
    float[] extrema = new float[samples.length];
    for (int i = 0; i < extrema.length; i++) {
      int x = i % width;
      int y = i / width;
      int maximum = sign * (samples[i] & 0xff);
      for (int v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
        for (int u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
          maximum = Math.max(maximum, sign * (samples[v * width + u] & 0xff));
        }
      }
      extrema[i] = sign * maximum;
    }
    return extrema;
  }

  private static List<byte[]> sampleFrames(List<? extends TrainingClip> clips) {
    long frames = clips.stream().mapToLong(TrainingClip::size).sum();
    long stride = Math.max(1, frames / SAMPLED_FRAMES);
    List<byte[]> sampledFrames = new ArrayList<>();
    long precedingFrames = 0;
    for (TrainingClip clip : clips) {
      for (long position = (stride - precedingFrames % stride) % stride;
          position < clip.size();
          position += stride) {
        sampledFrames.add(clip.frame((int) position).toByteArray());
      }
      precedingFrames += clip.size();
    }
    return sampledFrames;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** The segmentation grid, of cells of about 4 × 4 pixels. */
  public CellGrid grid() {
    return grid;
  }

  /**
   * Foreground of a frame.
   *
   * @param cells the foreground cells
   * @param brightnessOffset median brightness difference between frame and background
   * @param threshold foreground threshold in grey levels
   */
  record ForegroundCells(BitSet cells, float brightnessOffset, float threshold) {}

  ForegroundCells segment(Frame frame) {
    byte[] samples = frame.toByteArray();
    float[] difference = new float[samples.length];
    for (int i = 0; i < samples.length; i++) {
      difference[i] = (samples[i] & 0xff) - (lowerBound[i] + upperBound[i]) / 2;
    }
    float brightnessOffset = Median.of(grid.average(difference));
    for (int i = 0; i < difference.length; i++) {
      difference[i] = distance(samples[i] & 0xff, i, brightnessOffset);
    }
    float[] distance = grid.average(difference);
    float threshold = Math.max(MIN_THRESHOLD, NOISE_FACTOR * Median.of(distance));
    BitSet cells = new BitSet(distance.length);
    for (int i = 0; i < distance.length; i++) {
      cells.set(i, distance[i] >= threshold);
    }
    return new ForegroundCells(cells, brightnessOffset, threshold);
  }

  /**
   * Distance in grey levels from the background of the pixel or of one of its neighbours, which
   * makes edges robust to camera shake of a pixel.
   */
  float distance(int gray, int pixel, float brightnessOffset) {
    float corrected = gray - brightnessOffset;
    return Math.max(0, Math.max(corrected - upperBound[pixel], lowerBound[pixel] - corrected));
  }
}
