package io.vad4j;

/**
 * How the bytes of a {@link Frame} are to be read. Samples are unsigned, 0 to 255, row by row.
 *
 * @since 0.1.0
 */
public enum PixelFormat {
  /** One byte a pixel: brightness. */
  GRAY8(1),
  /** Three bytes a pixel in the order blue, green, red, as OpenCV and most decoders have it. */
  BGR24(3);

  private final int channels;

  PixelFormat(int channels) {
    this.channels = channels;
  }

  /** {@return the number of bytes that one pixel takes} */
  public int channels() {
    return channels;
  }
}
