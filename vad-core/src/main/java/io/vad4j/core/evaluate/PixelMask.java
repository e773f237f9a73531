package io.vad4j.core.evaluate;

import java.util.BitSet;

/**
 * The abnormal pixels of one frame. Immutable and safe to share between threads.
 *
 * <p>Its size need not be that of the anomaly map or of the frame that the detector saw: maps are
 * stretched over it.
 */
public final class PixelMask {
  private final int width;
  private final int height;
  private final BitSet pixels;

  private PixelMask(int width, int height, BitSet pixels) {
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  /**
   * A mask of a copy of the given pixels.
   *
   * @param width pixels across, at least 1
   * @param height pixels down, at least 1
   * @param abnormal {@code width * height} values, row by row from the top left
   */
  public static PixelMask of(int width, int height, boolean[] abnormal) {
    checkSize(width, height);
    if (abnormal.length != width * height) {
      throw new IllegalArgumentException(
          "A mask of %dx%d pixels cannot have %d values."
              .formatted(width, height, abnormal.length));
    }
    BitSet pixels = new BitSet(abnormal.length);
    for (int i = 0; i < abnormal.length; i++) {
      if (abnormal[i]) {
        pixels.set(i);
      }
    }
    return new PixelMask(width, height, pixels);
  }

  /** A mask of a copy of the given set of pixels, numbered row by row from the top left. */
  public static PixelMask of(int width, int height, BitSet abnormal) {
    checkSize(width, height);
    if (abnormal.length() > width * height) {
      throw new IllegalArgumentException(
          "A mask of %dx%d pixels has no pixel %d."
              .formatted(width, height, abnormal.length() - 1));
    }
    return new PixelMask(width, height, (BitSet) abnormal.clone());
  }

  /**
   * A mask with one rectangle of abnormal pixels, cut off at the picture's edge: the way from a
   * bounding box.
   */
  public static PixelMask rectangle(
      int width, int height, int left, int top, int boxWidth, int boxHeight) {
    checkSize(width, height);
    BitSet pixels = new BitSet(width * height);
    int from = Math.max(0, left);
    int to = Math.min(width, left + boxWidth);
    for (int y = Math.max(0, top); y < Math.min(height, top + boxHeight) && from < to; y++) {
      pixels.set(y * width + from, y * width + to);
    }
    return new PixelMask(width, height, pixels);
  }

  /** A mask without abnormal pixels. */
  public static PixelMask none(int width, int height) {
    checkSize(width, height);
    return new PixelMask(width, height, new BitSet());
  }

  private static void checkSize(int width, int height) {
    if (width < 1 || height < 1 || (long) width * height > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "A mask cannot have %dx%d pixels.".formatted(width, height));
    }
  }

  /** Pixels across. */
  public int width() {
    return width;
  }

  /** Pixels down. */
  public int height() {
    return height;
  }

  /** The number of abnormal pixels. */
  public int area() {
    return pixels.cardinality();
  }

  /** Whether no pixel is abnormal. */
  public boolean isEmpty() {
    return pixels.isEmpty();
  }

  /** Whether a pixel is abnormal. */
  public boolean abnormal(int x, int y) {
    if (x < 0 || x >= width || y < 0 || y >= height) {
      throw new IndexOutOfBoundsException("pixel %d,%d of %dx%d".formatted(x, y, width, height));
    }
    return pixels.get(y * width + x);
  }

  /** The pixels themselves, not to be changed. */
  BitSet pixels() {
    return pixels;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PixelMask mask
        && mask.width == width
        && mask.height == height
        && mask.pixels.equals(pixels);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * width + height) + pixels.hashCode();
  }

  @Override
  public String toString() {
    return "PixelMask[" + width + "x" + height + ", " + area() + " abnormal]";
  }
}
