package io.vad4j.core.image;

import java.util.BitSet;

/**
 * Which pixels of a picture are meant: where something abnormal is seen. Immutable and safe to
 * share between threads.
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

  /** A mask of no pixel. */
  public static PixelMask empty(int width, int height) {
    return new PixelMask(width, height, new BitSet());
  }

  /**
   * A mask of a copy of the given bits, row by row from the top left.
   *
   * @throws IllegalArgumentException if a bit beyond {@code width * height} is set
   */
  public static PixelMask of(int width, int height, BitSet bits) {
    return new PixelMask(width, height, (BitSet) bits.clone());
  }

  /** Columns of pixels. */
  public int width() {
    return width;
  }

  /** Rows of pixels. */
  public int height() {
    return height;
  }

  /**
   * Whether a pixel is meant.
   *
   * @throws IndexOutOfBoundsException if there is no such pixel
   */
  public boolean contains(int x, int y) {
    if (x < 0 || x >= width || y < 0 || y >= height) {
      throw new IndexOutOfBoundsException("pixel %d,%d of %dx%d".formatted(x, y, width, height));
    }
    return bits.get(y * width + x);
  }

  /** The number of pixels meant. */
  public int count() {
    return bits.cardinality();
  }

  /** Whether no pixel is meant. */
  public boolean isEmpty() {
    return bits.isEmpty();
  }

  /** A copy of the bits, row by row from the top left. */
  public BitSet bits() {
    return (BitSet) bits.clone();
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
