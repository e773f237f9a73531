package io.vad4j.monitor.alert;

import java.util.Arrays;

/**
 * Snapshot of an alert: the frame of the peak of its event as a JPEG image, with a box around the
 * peak. Immutable.
 *
 * @since 0.1.0
 */
public final class AlertSnapshot {
  private final int width;
  private final int height;
  private final byte[] jpeg;

  private AlertSnapshot(int width, int height, byte[] jpeg) {
    this.width = width;
    this.height = height;
    this.jpeg = jpeg;
  }

  /**
   * {@return a snapshot with a copy of an image}
   *
   * @param width its width in pixels
   * @param height its height in pixels
   * @param jpeg the image file
   */
  public static AlertSnapshot of(int width, int height, byte[] jpeg) {
    return new AlertSnapshot(width, height, jpeg.clone());
  }

  /** {@return the width in pixels} */
  public int width() {
    return width;
  }

  /** {@return the height in pixels} */
  public int height() {
    return height;
  }

  /** {@return a copy of the image file} */
  public byte[] toByteArray() {
    return jpeg.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AlertSnapshot snapshot
        && snapshot.width == width
        && snapshot.height == height
        && Arrays.equals(snapshot.jpeg, jpeg);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(jpeg);
  }

  @Override
  public String toString() {
    return "AlertSnapshot[%d x %d, %d bytes]".formatted(width, height, jpeg.length);
  }
}
