package io.vad4j;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;

/**
 * One image of a clip, with its place in time. Immutable and safe to share between threads.
 *
 * <p>Pixels are unsigned 8-bit samples, stored row by row from the top left without padding.
 *
 * @since 0.1.0
 */
public final class Frame {
  private final long index;
  private final Duration timestamp;
  private final int width;
  private final int height;
  private final PixelFormat format;
  private final byte[] pixels;

  private Frame(
      long index, Duration timestamp, int width, int height, PixelFormat format, byte[] pixels) {
    this.index = index;
    this.timestamp = timestamp;
    this.width = width;
    this.height = height;
    this.format = format;
    this.pixels = pixels;
  }

  /**
   * {@return a frame of a copy of the given pixels}
   *
   * @param index position in the clip, from 0
   * @param timestamp time since the clip's first frame; never negative
   * @param width columns of pixels, at least 1
   * @param height rows of pixels, at least 1
   * @param format how {@code pixels} is to be read
   * @param pixels {@code width * height * format.channels()} samples, row by row
   * @throws InvalidFrameException if a number is out of range or the array has another length
   */
  public static Frame of(
      long index, Duration timestamp, int width, int height, PixelFormat format, byte[] pixels) {
    Objects.requireNonNull(timestamp, "time");
    Objects.requireNonNull(format, "format");
    if (index < 0 || timestamp.isNegative()) {
      throw new InvalidFrameException(
          "A frame has index " + index + " and time " + timestamp + "; neither may be negative.");
    }
    if (width < 1 || height < 1) {
      throw new InvalidFrameException(
          "Frame " + index + " is " + width + "x" + height + " pixels; give it at least 1x1.");
    }
    long expected = (long) width * height * format.channels();
    if (pixels.length != expected) {
      throw new InvalidFrameException(
          "Frame %d of %dx%d %s needs %d bytes of pixels but was given %d."
              .formatted(index, width, height, format, expected, pixels.length));
    }
    return new Frame(index, timestamp, width, height, format, pixels.clone());
  }

  /**
   * {@return this picture at another place in the clip; the pixels are shared, not copied}
   *
   * @param newIndex position in the clip, from 0
   * @param newTimestamp time since the clip's first frame; never negative
   */
  public Frame withPosition(long newIndex, Duration newTimestamp) {
    if (newIndex < 0 || newTimestamp.isNegative()) {
      throw new InvalidFrameException(
          "A frame has index "
              + newIndex
              + " and time "
              + newTimestamp
              + "; neither may be negative.");
    }
    return new Frame(newIndex, newTimestamp, width, height, format, pixels);
  }

  /** {@return position in the clip, from 0} */
  public long index() {
    return index;
  }

  /** {@return time since the clip's first frame} */
  public Duration timestamp() {
    return timestamp;
  }

  /** {@return columns of pixels} */
  public int width() {
    return width;
  }

  /** {@return rows of pixels} */
  public int height() {
    return height;
  }

  /** {@return how the pixels are to be read} */
  public PixelFormat format() {
    return format;
  }

  /** {@return the number of bytes of the pixels: width × height × channels} */
  public int byteCount() {
    return pixels.length;
  }

  /** {@return a read-only view of the pixels, row by row} */
  public ByteBuffer pixels() {
    return ByteBuffer.wrap(pixels).asReadOnlyBuffer();
  }

  /**
   * Copies all pixels to the start of {@code target}, which is the fastest way to read a frame.
   *
   * @param target an array of at least {@link #byteCount()} bytes
   * @throws IndexOutOfBoundsException if the array is too short
   */
  public void copyTo(byte[] target) {
    System.arraycopy(pixels, 0, target, 0, pixels.length);
  }

  @Override
  public String toString() {
    return "Frame[" + index + " at " + timestamp + ", " + width + "x" + height + " " + format + "]";
  }
}
