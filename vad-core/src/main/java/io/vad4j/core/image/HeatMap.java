package io.vad4j.core.image;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.PixelFormat;

/**
 * Overlays anomaly maps on frames with a transparent-blue-green-yellow-red colour map.
 *
 * <p>Made for the maps of {@link io.vad4j.Detection}s, where 1 is the threshold. Values between
 * cells are interpolated bilinearly. Stateless and thread-safe.
 *
 * @since 0.1.0
 */
public final class HeatMap {
  /** Values up to this are transparent. */
  public static final float TRANSPARENT_BELOW = 0.4f;

  /** Values from this on are red. */
  public static final float RED_FROM = 1f;

  private static final int STEPS = 256;
  private static final int OPAQUE = 256;
  private static final float MIN_OPACITY = 0.15f;
  private static final float MAX_OPACITY = 0.55f;

  /** Opacity in 1/256, and blue, green and red from 0 to 255, for each step of value. */
  private static final int[] OPACITY = new int[STEPS];

  private static final int[] BLUE = new int[STEPS];
  private static final int[] GREEN = new int[STEPS];
  private static final int[] RED = new int[STEPS];

  static {
    for (int step = 0; step < STEPS; step++) {
      float value = RED_FROM * step / (STEPS - 1);
      float heat = (value - TRANSPARENT_BELOW) / (RED_FROM - TRANSPARENT_BELOW);
      OPACITY[step] =
          heat <= 0 ? 0 : Math.round(OPAQUE * (MIN_OPACITY + heat * (MAX_OPACITY - MIN_OPACITY)));
      BLUE[step] = level(heat, 0.125f);
      GREEN[step] = level(heat, 0.5f);
      RED[step] = level(heat, 0.9f);
    }
  }

  private HeatMap() {}

  /**
   * {@return the frame with the map blended over it: a {@link PixelFormat#BGR24} frame of the same
   * size, index and timestamp}
   *
   * @param frame a frame of any size and format
   * @param map a map over the whole frame, of any number of cells
   */
  public static Frame overlay(Frame frame, AnomalyMap map) {
    int width = frame.width();
    byte[] source = new byte[frame.byteCount()];
    frame.copyTo(source);
    int channels = frame.format().channels();
    byte[] target = new byte[3 * width * frame.height()];
    float[] cells = map.values();
    float[] line = new float[map.columns()];
    int[] left = new int[width];
    float[] fraction = new float[width];
    computeInterpolation(width, map.columns(), left, fraction);
    int pixel = 0;
    for (int y = 0; y < frame.height(); y++) {
      blendRows(cells, map, y, frame.height(), line);
      for (int x = 0; x < width; x++, pixel++) {
        float here = line[left[x]];
        float value = here + fraction[x] * (line[Math.min(left[x] + 1, line.length - 1)] - here);
        int step = Math.min(STEPS - 1, (int) (value * (STEPS - 1) / RED_FROM));
        int from = pixel * channels;
        int second = channels == 1 ? 0 : 1;
        target[3 * pixel] = mix(source[from], BLUE[step], OPACITY[step]);
        target[3 * pixel + 1] = mix(source[from + second], GREEN[step], OPACITY[step]);
        target[3 * pixel + 2] = mix(source[from + 2 * second], RED[step], OPACITY[step]);
      }
    }
    return Frame.of(
        frame.index(), frame.timestamp(), width, frame.height(), PixelFormat.BGR24, target);
  }

  /**
   * Computes for each pixel the cell whose centre precedes it, and the fraction of the distance to
   * the next.
   */
  private static void computeInterpolation(int pixels, int cells, int[] cell, float[] fraction) {
    for (int i = 0; i < pixels; i++) {
      float position = position(i, pixels, cells);
      cell[i] = (int) position;
      fraction[i] = position - cell[i];
    }
  }

  private static float position(int pixel, int pixels, int cells) {
    float position = (pixel + 0.5f) * cells / pixels - 0.5f;
    return Math.max(0, Math.min(cells - 1, position));
  }

  private static void blendRows(float[] cells, AnomalyMap map, int y, int height, float[] line) {
    float position = position(y, height, map.rows());
    int row = (int) position;
    float fraction = position - row;
    int above = row * line.length;
    int below = Math.min(row + 1, map.rows() - 1) * line.length;
    for (int column = 0; column < line.length; column++) {
      float value = cells[above + column];
      line[column] = value + fraction * (cells[below + column] - value);
    }
  }

  private static byte mix(byte sample, int colour, int fraction) {
    return (byte) (((sample & 0xff) * (OPAQUE - fraction) + colour * fraction) / OPAQUE);
  }

  /** One channel of the colour map: full around its own value, fading out on both sides. */
  private static int level(float heat, float centre) {
    float level = 1.5f - 4 * Math.abs(heat - centre);
    return Math.round(255 * Math.max(0, Math.min(1, level)));
  }
}
