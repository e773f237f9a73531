package io.vad4j.core.image;

import io.vad4j.Frame;
import io.vad4j.PixelFormat;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Converts frames of any size and format to grayscale frames of a fixed size by area resampling.
 *
 * <p>Luma is 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601) in integer arithmetic, rounded. An output
 * pixel is the area-weighted mean of the input pixels that it covers, so that downscaling does not
 * alias.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class GrayscaleResizer {
  private static final int RED = 19595;
  private static final int GREEN = 38470;
  private static final int BLUE = 7471;
  private static final int ROUNDING = 1 << 15;

  private final int width;
  private final int height;

  /**
   * Creates a resizer.
   *
   * @param width output width in pixels, at least 1
   * @param height output height in pixels, at least 1
   */
  public GrayscaleResizer(int width, int height) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("Cannot scale to " + width + "x" + height + " pixels.");
    }
    this.width = width;
    this.height = height;
  }

  /**
   * Creates a resizer to an input size.
   *
   * @param size output size
   */
  public GrayscaleResizer(InputSize size) {
    this(size.width(), size.height());
  }

  /** {@return output width in pixels} */
  public int width() {
    return width;
  }

  /** {@return output height in pixels} */
  public int height() {
    return height;
  }

  /**
   * {@return the frame in grayscale and in the output size, with the same index and timestamp; the
   * frame itself if it matches already}
   *
   * @param frame a frame of any size and format
   */
  public Frame apply(Frame frame) {
    return convert(frame.gray().orElse(frame));
  }

  private Frame convert(Frame frame) {
    boolean sameSize = frame.width() == width && frame.height() == height;
    if (sameSize && frame.format() == PixelFormat.GRAY8) {
      return frame;
    }
    byte[] gray =
        sameSize
            ? toGray(frame)
            : isReduction(frame) ? reduce(frame.toByteArray(), frame.width()) : resize(frame);
    return Frame.wrap(frame.index(), frame.timestamp(), width, height, PixelFormat.GRAY8, gray);
  }

  private static byte[] toGray(Frame frame) {
    byte[] colours = frame.toByteArray();
    byte[] gray = new byte[frame.width() * frame.height()];
    boolean rgb = frame.format() == PixelFormat.RGB24;
    for (int i = 0; i < gray.length; i++) {
      gray[i] = (byte) luminance(colours, 3 * i, rgb);
    }
    return gray;
  }

  private static int luminance(byte[] colours, int offset, boolean rgb) {
    return ((rgb ? RED : BLUE) * (colours[offset] & 0xff)
            + GREEN * (colours[offset + 1] & 0xff)
            + (rgb ? BLUE : RED) * (colours[offset + 2] & 0xff)
            + ROUNDING)
        >> 16;
  }

  private boolean isReduction(Frame frame) {
    return frame.format() == PixelFormat.GRAY8 && isReduction(frame.width(), frame.height());
  }

  /**
   * {@return whether each output pixel covers a whole number of pixels of an image of a size}
   *
   * @param imageWidth width in pixels
   * @param imageHeight height in pixels
   */
  public boolean isReduction(int imageWidth, int imageHeight) {
    return imageWidth % width == 0 && imageHeight % height == 0;
  }

  /**
   * {@return an image in the output size}
   *
   * @param pixels 8-bit grayscale pixels by rows, of a size of which the output is a {@linkplain
   *     #isReduction(int, int) reduction}
   * @param imageWidth its width
   */
  public byte[] reduce(byte[] pixels, int imageWidth) {
    int across = imageWidth / width;
    int down = pixels.length / imageWidth / height;
    byte[] result = new byte[width * height];
    boolean packed = imageWidth % Long.BYTES == 0;
    if (packed && across == 2 && down == 2) {
      halve(pixels, result);
      return result;
    }
    if (packed && across == 4 && down == 4) {
      quarter(pixels, result);
      return result;
    }
    int[] sums = new int[imageWidth];
    double factor = 1.0 / (across * down);
    for (int row = 0; row < height; row++) {
      sumRows(pixels, row * down, down, sums);
      int x = 0;
      for (int column = 0; column < width; column++) {
        int sum = 0;
        for (int end = x + across; x < end; x++) {
          sum += sums[x];
        }
        result[row * width + column] = (byte) (int) (sum * factor + 0.5);
      }
    }
    return result;
  }

  /** Sums of the pixels of some lines by columns. */
  private static void sumRows(byte[] pixels, int first, int count, int[] sums) {
    Arrays.fill(sums, 0);
    for (int line = first; line < first + count; line++) {
      int from = line * sums.length;
      for (int x = 0; x < sums.length; x++) {
        sums[x] += pixels[from + x] & 0xff;
      }
    }
  }

  /** The rounded means of 2 × 2 pixels each. */
  private void halve(byte[] pixels, byte[] result) {
    int lineLength = 2 * width;
    for (int row = 0, out = 0; row < height; row++) {
      int upper = 2 * row * lineLength;
      for (int x = upper; x < upper + lineLength; x += Long.BYTES, out += 4) {
        long sums = PackedBytes.pairSums(pixels, x) + PackedBytes.pairSums(pixels, x + lineLength);
        result[out] = (byte) (PackedBytes.lane(sums, 0) + 2 >> 2);
        result[out + 1] = (byte) (PackedBytes.lane(sums, 1) + 2 >> 2);
        result[out + 2] = (byte) (PackedBytes.lane(sums, 2) + 2 >> 2);
        result[out + 3] = (byte) (PackedBytes.lane(sums, 3) + 2 >> 2);
      }
    }
  }

  /** The rounded means of 4 × 4 pixels each. */
  private void quarter(byte[] pixels, byte[] result) {
    int lineLength = 4 * width;
    for (int row = 0, out = 0; row < height; row++) {
      int top = 4 * row * lineLength;
      for (int x = top; x < top + lineLength; x += Long.BYTES, out += 2) {
        long sums =
            PackedBytes.pairSums(pixels, x)
                + PackedBytes.pairSums(pixels, x + lineLength)
                + PackedBytes.pairSums(pixels, x + 2 * lineLength)
                + PackedBytes.pairSums(pixels, x + 3 * lineLength);
        result[out] = (byte) (PackedBytes.lane(sums, 0) + PackedBytes.lane(sums, 1) + 8 >> 4);
        result[out + 1] = (byte) (PackedBytes.lane(sums, 2) + PackedBytes.lane(sums, 3) + 8 >> 4);
      }
    }
  }

  private byte[] resize(Frame frame) {
    AreaAxis across = new AreaAxis(frame.width(), width);
    AreaAxis down = new AreaAxis(frame.height(), height);
    GrayRows rows = new GrayRows(frame);
    byte[] result = new byte[width * height];
    int[] sums = new int[frame.width()];
    double area = 1.0 / ((double) frame.width() * frame.height());
    for (int row = 0; row < height; row++) {
      Arrays.fill(sums, 0);
      for (int y = down.first(row); y <= down.last(row); y++) {
        add(rows.row(y), down.weight(row, y), sums);
      }
      average(sums, across, area, result, row * width);
    }
    return result;
  }

  private static void add(int[] gray, int weight, int[] sums) {
    for (int x = 0; x < sums.length; x++) {
      sums[x] += weight * gray[x];
    }
  }

  private static void average(int[] sums, AreaAxis across, double area, byte[] result, int offset) {
    for (int column = 0; column < across.target(); column++) {
      int first = across.first(column);
      int last = across.last(column);
      long inner = 0;
      for (int x = first + 1; x < last; x++) {
        inner += sums[x];
      }
      long sum = inner * across.target() + (long) across.weight(column, first) * sums[first];
      if (last > first) {
        sum += (long) across.weight(column, last) * sums[last];
      }
      result[offset + column] = (byte) (int) (sum * area + 0.5);
    }
  }

  /** Grayscale rows of a frame; the last row is cached. */
  private static final class GrayRows {
    private final ByteBuffer pixels;
    private final PixelFormat format;
    private final byte[] bytes;
    private final int[] gray;
    private int current = -1;

    GrayRows(Frame frame) {
      pixels = frame.pixels();
      format = frame.format();
      bytes = new byte[frame.width() * format.channels()];
      gray = new int[frame.width()];
    }

    int[] row(int y) {
      if (y != current) {
        pixels.get(y * bytes.length, bytes, 0, bytes.length);
        convert();
        current = y;
      }
      return gray;
    }

    private void convert() {
      if (format != PixelFormat.GRAY8) {
        boolean rgb = format == PixelFormat.RGB24;
        for (int x = 0; x < gray.length; x++) {
          gray[x] = luminance(bytes, 3 * x, rgb);
        }
      } else {
        for (int x = 0; x < gray.length; x++) {
          gray[x] = bytes[x] & 0xff;
        }
      }
    }
  }
}
