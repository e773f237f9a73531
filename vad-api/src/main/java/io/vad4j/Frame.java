package io.vad4j;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Frame of a clip: an image of unsigned 8-bit samples with its index and timestamp.
 *
 * <p>Immutable and thread-safe, provided that the memory of a {@linkplain #wrap wrapped} frame is
 * not changed.
 *
 * @since 0.1.0
 */
public final class Frame {
  private final long index;
  private final Duration timestamp;
  private final int width;
  private final int height;
  private final PixelFormat format;
  private final Supplier<ByteBuffer> samples;
  private final int rowStride;
  private final @Nullable Frame gray;

  private Frame(
      long index,
      Duration timestamp,
      int width,
      int height,
      PixelFormat format,
      Supplier<ByteBuffer> samples,
      int rowStride,
      @Nullable Frame gray) {
    this.index = index;
    this.timestamp = Objects.requireNonNull(timestamp, "timestamp");
    this.width = width;
    this.height = height;
    this.format = Objects.requireNonNull(format, "format");
    this.samples = samples;
    this.rowStride = rowStride;
    this.gray = gray;
    if (index < 0 || timestamp.isNegative()) {
      throw new InvalidFrameException(
          "A frame has index %d and timestamp %s; neither may be negative."
              .formatted(index, timestamp));
    }
    if (width < 1 || height < 1) {
      throw new InvalidFrameException(
          "Frame " + index + " is " + width + "x" + height + " pixels; give it at least 1x1.");
    }
  }

  /**
   * {@return a frame with a copy of the given pixels}
   *
   * @param index the position in the clip, from 0
   * @param timestamp the time since the start of the clip; never negative
   * @param width the number of columns, at least 1
   * @param height the number of rows, at least 1
   * @param format the pixel format
   * @param pixels {@code width * height * format.channels()} samples, row by row from the top left
   * @throws InvalidFrameException if a number is out of range or the array has another length
   */
  public static Frame of(
      long index, Duration timestamp, int width, int height, PixelFormat format, byte[] pixels) {
    return wrap(index, timestamp, width, height, format, pixels.clone());
  }

  /**
   * {@return a frame of the given pixels, which are not copied and must not be changed any more}
   *
   * @param index the position in the clip, from 0
   * @param timestamp the time since the start of the clip; never negative
   * @param width the number of columns, at least 1
   * @param height the number of rows, at least 1
   * @param format the pixel format
   * @param pixels {@code width * height * format.channels()} samples, row by row from the top left
   * @throws InvalidFrameException if a number is out of range or the array has another length
   */
  public static Frame wrap(
      long index, Duration timestamp, int width, int height, PixelFormat format, byte[] pixels) {
    Frame frame = wrap(index, timestamp, width, height, format, pixels, width * format.channels());
    if (pixels.length != (long) frame.rowBytes() * height) {
      throw wrongSize(frame, pixels.length);
    }
    return frame;
  }

  /**
   * {@return a frame of the given pixels, which are not copied and must not be changed any more}
   *
   * @param index the position in the clip, from 0
   * @param timestamp the time since the start of the clip; never negative
   * @param width the number of columns, at least 1
   * @param height the number of rows, at least 1
   * @param format the pixel format
   * @param pixels samples row by row from the top left, each row padded to the stride
   * @param rowStride the number of bytes from one row to the next
   * @throws InvalidFrameException if a number is out of range or the array is too short
   */
  public static Frame wrap(
      long index,
      Duration timestamp,
      int width,
      int height,
      PixelFormat format,
      byte[] pixels,
      int rowStride) {
    return wrap(index, timestamp, width, height, format, ByteBuffer.wrap(pixels), rowStride);
  }

  /**
   * {@return a frame of the given pixels, which are not copied and must not be changed any more}
   * For memory that is reused or released, call {@link #copy()} on the result.
   *
   * @param index the position in the clip, from 0
   * @param timestamp the time since the start of the clip; never negative
   * @param width the number of columns, at least 1
   * @param height the number of rows, at least 1
   * @param format the pixel format
   * @param pixels a heap or direct buffer, from its position on: samples row by row from the top
   *     left, each row padded to the stride; position and limit are left as they are
   * @param rowStride the number of bytes from one row to the next
   * @throws InvalidFrameException if a number is out of range or the buffer is too short
   */
  public static Frame wrap(
      long index,
      Duration timestamp,
      int width,
      int height,
      PixelFormat format,
      ByteBuffer pixels,
      int rowStride) {
    ByteBuffer samples = pixels.slice();
    Frame frame =
        new Frame(index, timestamp, width, height, format, () -> samples, rowStride, null);
    long needed = (height - 1L) * rowStride + frame.rowBytes();
    if (rowStride < frame.rowBytes() || pixels.remaining() < needed) {
      throw wrongSize(frame, pixels.remaining());
    }
    return frame;
  }

  /**
   * {@return a frame in colour whose pixels are computed when they are first read}
   *
   * @param gray the same frame in grey, with its position and size
   * @param format the pixel format
   * @param pixels computes {@code width * height * format.channels()} samples, row by row from the
   *     top left; called once at most, by any thread
   * @throws InvalidFrameException if the first frame is not in grey
   */
  public static Frame deferred(Frame gray, PixelFormat format, Supplier<byte[]> pixels) {
    if (gray.format != PixelFormat.GRAY8) {
      throw new InvalidFrameException("A frame in grey is needed, not " + gray + ".");
    }
    int length = gray.width * gray.height * format.channels();
    return new Frame(
        gray.index,
        gray.timestamp,
        gray.width,
        gray.height,
        format,
        new DeferredSamples(pixels, length),
        gray.width * format.channels(),
        gray);
  }

  /** Samples that are computed once. */
  private static final class DeferredSamples implements Supplier<ByteBuffer> {
    private final int length;
    private @Nullable Supplier<byte[]> source;
    private @Nullable ByteBuffer samples;

    DeferredSamples(Supplier<byte[]> source, int length) {
      this.source = source;
      this.length = length;
    }

    @Override
    public synchronized ByteBuffer get() {
      if (samples == null) {
        byte[] computed = Objects.requireNonNull(source).get();
        if (computed.length != length) {
          throw new InvalidFrameException(
              "A frame needs %d bytes of pixels but was given %d."
                  .formatted(length, computed.length));
        }
        samples = ByteBuffer.wrap(computed);
        source = null;
      }
      return samples;
    }
  }

  private static InvalidFrameException wrongSize(Frame frame, int given) {
    return new InvalidFrameException(
        "Frame %d of %dx%d %s with rows of %d bytes needs %d bytes of pixels but was given %d."
            .formatted(
                frame.index,
                frame.width,
                frame.height,
                frame.format,
                frame.rowStride,
                (frame.height - 1L) * frame.rowStride + frame.rowBytes(),
                given));
  }

  /** {@return this frame with a copy of its pixels, independent of the memory it was made of} */
  public Frame copy() {
    return wrap(index, timestamp, width, height, format, toByteArray());
  }

  /**
   * {@return this image at another position of the clip; the pixels are shared, not copied}
   *
   * @param newIndex the position in the clip, from 0
   * @param newTimestamp the time since the start of the clip; never negative
   * @throws InvalidFrameException if a number is negative
   */
  public Frame withPosition(long newIndex, Duration newTimestamp) {
    Frame newGray = gray == null ? null : gray.withPosition(newIndex, newTimestamp);
    return new Frame(newIndex, newTimestamp, width, height, format, samples, rowStride, newGray);
  }

  /**
   * {@return the position in the clip, from 0; positions of frames that were left out are missing}
   */
  public long index() {
    return index;
  }

  /** {@return the time since the start of the clip} */
  public Duration timestamp() {
    return timestamp;
  }

  /** {@return the number of columns} */
  public int width() {
    return width;
  }

  /** {@return the number of rows} */
  public int height() {
    return height;
  }

  /** {@return the pixel format} */
  public PixelFormat format() {
    return format;
  }

  /**
   * {@return this frame in grey, where no conversion of its pixels is needed: a frame in {@link
   * PixelFormat#GRAY8} itself, or that of a {@linkplain #deferred deferred} one}
   */
  public Optional<Frame> gray() {
    return format == PixelFormat.GRAY8 ? Optional.of(this) : Optional.ofNullable(gray);
  }

  /** {@return the number of bytes of the pixels: width × height × channels} */
  public int byteCount() {
    return rowBytes() * height;
  }

  private int rowBytes() {
    return width * format.channels();
  }

  /** {@return a read-only buffer of the pixels, row by row without padding} */
  public ByteBuffer pixels() {
    return rowStride == rowBytes()
        ? samples.get().asReadOnlyBuffer().limit(byteCount())
        : ByteBuffer.wrap(toByteArray()).asReadOnlyBuffer();
  }

  /** {@return a copy of the pixels, row by row without padding} */
  public byte[] toByteArray() {
    byte[] pixels = new byte[byteCount()];
    copyTo(pixels);
    return pixels;
  }

  /**
   * Copies all pixels to the start of {@code target}, row by row without padding.
   *
   * @param target an array of at least {@link #byteCount()} bytes
   * @throws IndexOutOfBoundsException if the array is too short
   */
  public void copyTo(byte[] target) {
    Objects.checkFromIndexSize(0, byteCount(), target.length);
    ByteBuffer buffer = samples.get();
    if (rowStride == rowBytes()) {
      buffer.get(0, target, 0, byteCount());
    } else {
      for (int row = 0; row < height; row++) {
        buffer.get(row * rowStride, target, row * rowBytes(), rowBytes());
      }
    }
  }

  @Override
  public String toString() {
    return "Frame[" + index + " at " + timestamp + ", " + width + "x" + height + " " + format + "]";
  }
}
