package io.vad4j.core.image;

import io.vad4j.AnomalyMap;
import io.vad4j.ChannelScore;
import io.vad4j.Detection;
import io.vad4j.Frame;
import io.vad4j.PixelFormat;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * Heat maps of anomaly maps: blue to yellow below the threshold, red at and above it, transparent
 * where values are low.
 *
 * <p>For maps in units of the threshold, as in {@link Detection}s. Values between cells are
 * interpolated bilinearly. Stateless and thread-safe.
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
   * {@return a frame blended with an anomaly map: {@link PixelFormat#BGR24}, of the same size,
   * index and timestamp}
   *
   * @param frame a frame of any size and format
   * @param map an anomaly map of any number of cells, in units of the threshold
   */
  public static Frame overlay(Frame frame, AnomalyMap map) {
    byte[] source = frame.toByteArray();
    int channels = frame.format().channels();
    int blue = frame.format() == PixelFormat.RGB24 ? 2 : 0;
    int green = channels == 1 ? 0 : 1;
    int red = channels == 1 ? 0 : 2 - blue;
    int[] steps = steps(map, frame.width(), frame.height());
    byte[] target = new byte[3 * steps.length];
    for (int pixel = 0; pixel < steps.length; pixel++) {
      int step = steps[pixel];
      int from = pixel * channels;
      target[3 * pixel] = mix(source[from + blue], BLUE[step], OPACITY[step]);
      target[3 * pixel + 1] = mix(source[from + green], GREEN[step], OPACITY[step]);
      target[3 * pixel + 2] = mix(source[from + red], RED[step], OPACITY[step]);
    }
    return Frame.wrap(
        frame.index(), frame.timestamp(), frame.width(), frame.height(), PixelFormat.BGR24, target);
  }

  /**
   * {@return a frame blended with the anomaly maps of all channels of its detection, with the
   * bounding boxes of the regions of its anomalous channels}
   *
   * @param frame a frame of any size and format
   * @param detection the detection of the frame
   */
  public static BufferedImage overlay(Frame frame, Detection detection) {
    Frame blended = frame;
    for (ChannelScore channel : detection.channels()) {
      blended = overlay(blended, channel.map());
    }
    BufferedImage image = BufferedImageConverter.toBufferedImage(blended);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.RED);
    graphics.setStroke(new BasicStroke(Math.max(1f, frame.width() / 320f)));
    detection.channels().stream()
        .filter(ChannelScore::anomalous)
        .flatMap(channel -> channel.regions().stream())
        .map(region -> region.box().toPixels(frame.width(), frame.height()))
        .forEach(box -> graphics.drawRect(box.x(), box.y(), box.width() - 1, box.height() - 1));
    graphics.dispose();
    return image;
  }

  /**
   * {@return the anomaly maps of all channels of a detection as colors, {@link
   * BufferedImage#TYPE_INT_ARGB}: transparent where all are normal}
   *
   * @param detection any detection
   * @param width the width of the image in pixels, at least 1
   * @param height the height of the image in pixels, at least 1
   */
  public static BufferedImage toImage(Detection detection, int width, int height) {
    int[] steps = new int[width * height];
    for (ChannelScore channel : detection.channels()) {
      int[] channelSteps = steps(channel.map(), width, height);
      Arrays.setAll(steps, pixel -> Math.max(steps[pixel], channelSteps[pixel]));
    }
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    for (int pixel = 0; pixel < steps.length; pixel++) {
      int step = steps[pixel];
      int alpha = Math.min(255, OPACITY[step]);
      image.setRGB(
          pixel % width,
          pixel / width,
          alpha << 24 | RED[step] << 16 | GREEN[step] << 8 | BLUE[step]);
    }
    return image;
  }

  /** The color step of each pixel of an image over which a map is interpolated bilinearly. */
  private static int[] steps(AnomalyMap map, int width, int height) {
    float[] cells = map.values();
    float[] line = new float[map.columns()];
    int[] left = new int[width];
    float[] fraction = new float[width];
    computeInterpolation(width, map.columns(), left, fraction);
    int[] steps = new int[width * height];
    int pixel = 0;
    for (int y = 0; y < height; y++) {
      blendRows(cells, map, y, height, line);
      for (int x = 0; x < width; x++, pixel++) {
        float here = line[left[x]];
        float value = here + fraction[x] * (line[Math.min(left[x] + 1, line.length - 1)] - here);
        steps[pixel] = Math.min(STEPS - 1, (int) (value * (STEPS - 1) / RED_FROM));
      }
    }
    return steps;
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
