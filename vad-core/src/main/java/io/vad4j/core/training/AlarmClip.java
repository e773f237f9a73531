package io.vad4j.core.training;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.PixelFormat;
import io.vad4j.core.frames.FrameCache;
import io.vad4j.core.image.ConnectedComponents;
import io.vad4j.spi.TrainingClip;
import java.util.BitSet;
import java.util.List;

/** Frames of an alarm, of which all that does not belong to it is replaced by the background. */
final class AlarmClip implements TrainingClip {
  /** The value of a fused map, in units of the threshold, from which a cell belongs to an alarm. */
  private static final float MIN_CELL = 0.5f;

  /** Cells around those of an alarm, for the object that they are part of. */
  private static final int RADIUS = 2;

  private final FrameCache.Clip clip;
  private final List<BitSet> pixels;
  private final byte[] background;

  /**
   * Frames with what belongs to the alarm in each.
   *
   * @param pixels for each frame
   */
  AlarmClip(FrameCache.Clip clip, List<BitSet> pixels, byte[] background) {
    this.clip = clip;
    this.pixels = List.copyOf(pixels);
    this.background = background;
  }

  /** The cells of the object with the highest value of a fused map. */
  static BitSet alarmCells(AnomalyMap fused) {
    float[] values = fused.values();
    int peak = 0;
    BitSet high = new BitSet(values.length);
    for (int i = 0; i < values.length; i++) {
      high.set(i, values[i] >= MIN_CELL);
      peak = values[i] > values[peak] ? i : peak;
    }
    return high.get(peak)
        ? ConnectedComponents.containing(high, fused.columns(), peak).cells()
        : new BitSet();
  }

  /** The pixels that belong to an alarm. */
  static BitSet pixels(AnomalyMap fused, int width, int height) {
    BitSet pixels = new BitSet(width * height);
    BitSet cells = alarmCells(fused);
    for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
      int column = cell % fused.columns();
      int row = cell / fused.columns();
      int left = Math.max(0, column - RADIUS) * width / fused.columns();
      int right = Math.min(fused.columns(), column + RADIUS + 1) * width / fused.columns();
      int bottom = Math.min(fused.rows(), row + RADIUS + 1) * height / fused.rows();
      for (int y = Math.max(0, row - RADIUS) * height / fused.rows(); y < bottom; y++) {
        pixels.set(y * width + left, y * width + right);
      }
    }
    return pixels;
  }

  @Override
  public String name() {
    return clip.name();
  }

  @Override
  public int size() {
    return clip.size();
  }

  @Override
  public Frame frame(int position) {
    Frame frame = clip.frame(position);
    byte[] shown = new byte[background.length];
    frame.copyTo(shown);
    BitSet alarm = pixels.get(position);
    for (int i = alarm.nextClearBit(0); i < shown.length; i = alarm.nextClearBit(i + 1)) {
      shown[i] = background[i];
    }
    return Frame.wrap(
        frame.index(), frame.timestamp(), frame.width(), frame.height(), PixelFormat.GRAY8, shown);
  }
}
