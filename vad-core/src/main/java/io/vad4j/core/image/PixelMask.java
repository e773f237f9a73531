package io.vad4j.core.image;

import io.vad4j.BoundingBox;
import java.util.BitSet;
import java.util.List;

/**
 * Binary pixel mask, such as the ground truth of abnormal pixels. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class PixelMask {
  private final int width;
  private final int height;
  private final BitSet bits;

  private PixelMask(int width, int height, BitSet bits) {
    if (width < 1 || height < 1 || bits.length() > (long) width * height) {
      throw new IllegalArgumentException(
          "A mask of %dx%d pixels cannot have %d bits.".formatted(width, height, bits.length()));
    }
    this.width = width;
    this.height = height;
    this.bits = bits;
  }

  /**
   * {@return a mask without set pixels}
   *
   * @param width width in pixels, at least 1
   * @param height height in pixels, at least 1
   */
  public static PixelMask empty(int width, int height) {
    return new PixelMask(width, height, new BitSet());
  }

  /**
   * {@return a mask of a copy of the given bits, row by row from the top left}
   *
   * @param width width in pixels, at least 1
   * @param height height in pixels, at least 1
   * @param bits the set pixels
   * @throws IllegalArgumentException if a bit beyond {@code width * height} is set
   */
  public static PixelMask of(int width, int height, BitSet bits) {
    return new PixelMask(width, height, (BitSet) bits.clone());
  }

  /**
   * {@return a mask of a copy of the given bits}
   *
   * @param width width in pixels, at least 1
   * @param height height in pixels, at least 1
   * @param values {@code width * height} values, row by row from the top left
   */
  public static PixelMask of(int width, int height, boolean[] values) {
    if (values.length != width * height) {
      throw new IllegalArgumentException(
          "A mask of %dx%d pixels cannot have %d values.".formatted(width, height, values.length));
    }
    BitSet bits = new BitSet(values.length);
    for (int i = 0; i < values.length; i++) {
      if (values[i]) {
        bits.set(i);
      }
    }
    return new PixelMask(width, height, bits);
  }

  /**
   * {@return a mask of one rectangle, clipped to the image}
   *
   * @param width width in pixels, at least 1
   * @param height height in pixels, at least 1
   * @param left first column of the rectangle
   * @param top first row of the rectangle
   * @param boxWidth number of columns of the rectangle
   * @param boxHeight number of rows of the rectangle
   */
  public static PixelMask rectangle(
      int width, int height, int left, int top, int boxWidth, int boxHeight) {
    BitSet bits = new BitSet(width * height);
    int from = Math.max(0, left);
    int to = Math.min(width, left + boxWidth);
    for (int y = Math.max(0, top); y < Math.min(height, top + boxHeight) && from < to; y++) {
      bits.set(y * width + from, y * width + to);
    }
    return new PixelMask(width, height, bits);
  }

  /** {@return width in pixels} */
  public int width() {
    return width;
  }

  /** {@return height in pixels} */
  public int height() {
    return height;
  }

  /**
   * {@return whether a pixel is set}
   *
   * @param x column, from 0
   * @param y row, from 0
   * @throws IndexOutOfBoundsException if there is no such pixel
   */
  public boolean contains(int x, int y) {
    if (x < 0 || x >= width || y < 0 || y >= height) {
      throw new IndexOutOfBoundsException("pixel %d,%d of %dx%d".formatted(x, y, width, height));
    }
    return bits.get(y * width + x);
  }

  /** {@return the number of set pixels} */
  public int count() {
    return bits.cardinality();
  }

  /** {@return whether no pixel is set} */
  public boolean isEmpty() {
    return bits.isEmpty();
  }

  /** {@return a copy of the bits, row by row from the top left} */
  public BitSet bits() {
    return (BitSet) bits.clone();
  }

  /** {@return the 8-connected components, in the order of their topmost, then leftmost pixel} */
  public List<PixelMask> components() {
    return ConnectedComponents.of(bits, width).stream()
        .map(component -> new PixelMask(width, height, component.cells()))
        .toList();
  }

  /**
   * {@return the number of pixels that are set in both masks}
   *
   * @param other a mask of the same size
   */
  public int intersectionCount(PixelMask other) {
    BitSet intersection = (BitSet) bits.clone();
    intersection.and(other.bits);
    return intersection.cardinality();
  }

  /**
   * {@return whether a pixel is set within a box}
   *
   * @param box relative to the image
   */
  public boolean intersects(BoundingBox box) {
    BoundingBox.Pixels pixels = box.toPixels(width, height);
    for (int y = pixels.y(); y < pixels.y() + pixels.height(); y++) {
      int first = y * width + pixels.x();
      int next = bits.nextSetBit(first);
      if (next >= 0 && next < first + pixels.width()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PixelMask mask
        && mask.width == width
        && mask.height == height
        && mask.bits.equals(bits);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * width + height) + bits.hashCode();
  }

  @Override
  public String toString() {
    return "PixelMask[" + width + "x" + height + ", " + count() + " pixels]";
  }
}
