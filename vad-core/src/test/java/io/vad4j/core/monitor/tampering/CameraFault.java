package io.vad4j.core.monitor.tampering;

import io.vad4j.Frame;
import io.vad4j.PixelFormat;
import io.vad4j.core.image.BoxFilter;
import io.vad4j.core.image.GrayscaleResizer;
import io.vad4j.monitor.HealthCause;
import java.util.Arrays;
import java.util.Random;

/** A fault of a camera, applied to the frames of a scene. */
public enum CameraFault {
  BLACK(HealthCause.BLACK),
  OVEREXPOSED(HealthCause.OVEREXPOSED),
  FROZEN(HealthCause.FROZEN),
  BLURRED(HealthCause.BLURRED),
  COVERED(HealthCause.COVERED),
  MOVED(HealthCause.MOVED);

  private static final int NOISE = 2;

  final HealthCause cause;

  CameraFault(HealthCause cause) {
    this.cause = cause;
  }

  /**
   * The frame with the fault.
   *
   * @param first the frame at which the fault began
   * @param other a frame of another view
   */
  public Frame apply(Frame frame, Frame first, Frame other) {
    return switch (this) {
      case BLACK -> noisy(frame, filled(frame, 3));
      case OVEREXPOSED -> noisy(frame, gain(gray(frame), 3, 60));
      case FROZEN -> withPixels(frame, gray(first));
      case BLURRED -> noisy(frame, blur(frame));
      case COVERED -> noisy(frame, filled(frame, 70));
      case MOVED -> withPixels(frame, gray(other));
    };
  }

  private static byte[] gray(Frame frame) {
    return new GrayscaleResizer(frame.width(), frame.height()).apply(frame).toByteArray();
  }

  private static byte[] filled(Frame frame, int level) {
    byte[] pixels = new byte[frame.width() * frame.height()];
    Arrays.fill(pixels, (byte) level);
    return pixels;
  }

  private static byte[] gain(byte[] pixels, int factor, int offset) {
    byte[] changed = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      changed[i] = (byte) Math.min(255, factor * (pixels[i] & 0xff) + offset);
    }
    return changed;
  }

  /** Two box filters, about a Gaussian with a deviation of a fiftieth of the width. */
  private static byte[] blur(Frame frame) {
    byte[] pixels = gray(frame);
    float[] values = new float[pixels.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = pixels[i] & 0xff;
    }
    int radius = Math.max(1, frame.width() / 40);
    for (int i = 0; i < 2; i++) {
      new BoxFilter(frame.width(), frame.height(), radius).apply(values, new float[values.length]);
    }
    for (int i = 0; i < values.length; i++) {
      pixels[i] = (byte) Math.round(values[i]);
    }
    return pixels;
  }

  private static Frame noisy(Frame frame, byte[] pixels) {
    Random random = new Random(frame.index());
    byte[] noisy = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      long value = (pixels[i] & 0xff) + Math.round(NOISE * random.nextGaussian());
      noisy[i] = (byte) Math.max(0, Math.min(255, value));
    }
    return withPixels(frame, noisy);
  }

  private static Frame withPixels(Frame frame, byte[] pixels) {
    return Frame.of(
        frame.index(), frame.timestamp(), frame.width(), frame.height(), PixelFormat.GRAY8, pixels);
  }
}
