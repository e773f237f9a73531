package io.vad4j;

/**
 * Pixel format of a {@link Frame}: unsigned 8-bit samples, 0 to 255, interleaved, row by row.
 *
 * @since 0.1.0
 */
public enum PixelFormat {
  /** One byte per pixel: luminance. */
  GRAY8(1),
  /** Three bytes per pixel in the order blue, green, red, as in OpenCV. */
  BGR24(3),
  /** Three bytes per pixel in the order red, green, blue. */
  RGB24(3);

  private final int channels;

  PixelFormat(int channels) {
    this.channels = channels;
  }

  /** {@return the number of bytes per pixel} */
  public int channels() {
    return channels;
  }
}
