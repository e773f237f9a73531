package io.vad4j.core.preprocess;

import io.vad4j.Frame;
import io.vad4j.PixelFormat;
import io.vad4j.core.image.GrayscaleResizer;
import java.time.Duration;
import java.util.Arrays;

/**
 * Takes out of frames what the camera does by itself, so that no scorer mistakes it for something
 * that happens: exposure that jumps, lamps that flicker, a mount that shakes. Each frame is
 * compared with a reference picture of the scene; where the whole of it is brighter, darker or
 * shifted, that is undone. Frames of a steady camera come back as they are.
 *
 * <p>Brightness is the median ratio over the picture, and a shift the one by which most of the
 * picture fits better, so that people who pass do not count. Immutable and safe to share between
 * threads; a quarter of a millisecond for a steady frame of 360 × 240, up to one for others.
 */
public final class FrameStabilizer {
  private static final int COARSE_FACTOR = 4;
  private static final int FINE_FACTOR = 2;

  /** Shares by which brightness may differ without being touched. */
  private static final double GAIN_TOLERANCE = 0.015;

  /** A picture that is brighter by more than this, or darker, is of something else. */
  private static final double MAX_GAIN = 3;

  /** Shorter shifts, in pixels, are left alone. */
  private static final double MIN_TRANSLATION = 0.4;

  /** Longer shifts, as a share of the shorter side, are not shaking. */
  private static final double MAX_TRANSLATION_RATIO = 0.05;

  /** How much of the difference must be left at most for a shift to be believed. */
  private static final double MAX_RESIDUAL_RATIO = 0.9;

  /** Darker places say nothing of brightness. */
  private static final int MIN_REFERENCE_LEVEL = 12;

  /** Of so many pixels of the smallest picture, one tells how bright it is. */
  private static final int PIXEL_STRIDE = 7;

  /** The smallest picture in which a shift can be seen. */
  private static final int MIN_IMAGE_SIDE = 48;

  private final byte[] reference;
  private final int width;
  private final int height;
  private final GrayscaleResizer coarseScaler;
  private final GrayscaleResizer fineScaler;
  private final byte[] coarseReference;
  private final TranslationEstimator coarseEstimator;
  private final TranslationEstimator fineEstimator;

  private FrameStabilizer(int width, int height, byte[] reference) {
    this.reference = reference;
    this.width = width;
    this.height = height;
    Frame image = Frame.of(0, Duration.ZERO, width, height, PixelFormat.GRAY8, reference);
    this.coarseScaler = createScaler(COARSE_FACTOR);
    this.fineScaler = createScaler(FINE_FACTOR);
    this.coarseReference = coarseScaler.apply(image).toByteArray();
    this.coarseEstimator =
        new TranslationEstimator(coarseScaler.width(), coarseScaler.height(), coarseReference);
    this.fineEstimator =
        new TranslationEstimator(
            fineScaler.width(), fineScaler.height(), fineScaler.apply(image).toByteArray());
  }

  private GrayscaleResizer createScaler(int factor) {
    return new GrayscaleResizer(Math.max(1, width / factor), Math.max(1, height / factor));
  }

  /**
   * Steadies frames by a picture of the scene.
   *
   * @param reference its grey pixels
   */
  public static FrameStabilizer of(int width, int height, byte[] reference) {
    if (reference.length != width * height) {
      throw new IllegalArgumentException(
          "A picture of %dx%d pixels cannot have %d.".formatted(width, height, reference.length));
    }
    return new FrameStabilizer(width, height, reference.clone());
  }

  /** Steadies frames by a grey one. */
  static FrameStabilizer of(Frame frame) {
    return new FrameStabilizer(frame.width(), frame.height(), frame.toByteArray());
  }

  /** The grey pixels of the reference picture. */
  public byte[] reference() {
    return reference.clone();
  }

  /**
   * What became of a frame.
   *
   * @param frame the frame as a steady camera would have it; the same if there was nothing to undo
   * @param translation by how much it was off
   */
  record StabilizedFrame(Frame frame, Translation translation) {}

  /**
   * The frame as a steady camera would have it.
   *
   * @param frame a grey frame of the reference's size
   */
  StabilizedFrame apply(Frame frame) {
    byte[] coarseImage = coarseScaler.apply(frame).toByteArray();
    double gain = estimateGain(coarseImage);
    if (gain > MAX_GAIN || gain < 1 / MAX_GAIN) {
      return new StabilizedFrame(frame, Translation.NONE);
    }
    Translation translation = estimateTranslation(frame, coarseImage, gain);
    double correction = correctionFactor(gain);
    boolean hasTranslation = !translation.equals(Translation.NONE);
    if (correction == 1 && !hasTranslation) {
      return new StabilizedFrame(frame, Translation.NONE);
    }
    byte[] pixels = applyGain(frame.toByteArray(), correction);
    return new StabilizedFrame(
        Frame.of(
            frame.index(),
            frame.timestamp(),
            width,
            height,
            PixelFormat.GRAY8,
            hasTranslation ? translate(pixels, translation) : pixels),
        translation);
  }

  /** How many times brighter the picture is. */
  private double estimateGain(byte[] coarseImage) {
    double[] ratios = new double[coarseImage.length];
    int count = 0;
    for (int i = 0; i < coarseImage.length; i += PIXEL_STRIDE) {
      int expected = coarseReference[i] & 0xff;
      if (expected >= MIN_REFERENCE_LEVEL) {
        ratios[count++] = (double) (coarseImage[i] & 0xff) / expected;
      }
    }
    if (count == 0) {
      return 1;
    }
    Arrays.sort(ratios, 0, count);
    return Math.max(1e-3, ratios[count / 2]);
  }

  /** What to multiply brightness by: less than all of it, so that nothing changes abruptly. */
  private static double correctionFactor(double gain) {
    double deviation = gain - 1;
    return Math.abs(deviation) <= GAIN_TOLERANCE
        ? 1
        : 1 / (gain - Math.signum(deviation) * GAIN_TOLERANCE);
  }

  private Translation estimateTranslation(Frame frame, byte[] coarseImage, double gain) {
    if (Math.min(width, height) < MIN_IMAGE_SIDE) {
      return Translation.NONE;
    }
    Translation coarseTranslation =
        coarseEstimator.estimate(coarseImage, gain, Translation.NONE, 3);
    if (coarseTranslation.length() * COARSE_FACTOR < MIN_TRANSLATION / 2) {
      return Translation.NONE;
    }
    byte[] fineImage = fineScaler.apply(frame).toByteArray();
    Translation refined =
        fineEstimator.estimate(
            fineImage, gain, coarseTranslation.times((double) COARSE_FACTOR / FINE_FACTOR), 2);
    Translation translation = refined.times(FINE_FACTOR);
    boolean accepted =
        translation.length() >= MIN_TRANSLATION
            && translation.length() <= MAX_TRANSLATION_RATIO * Math.min(width, height)
            && fineEstimator.meanResidual(fineImage, gain, refined)
                <= MAX_RESIDUAL_RATIO
                    * fineEstimator.meanResidual(fineImage, gain, Translation.NONE);
    return accepted ? translation : Translation.NONE;
  }

  private static byte[] applyGain(byte[] pixels, double factor) {
    if (factor == 1) {
      return pixels;
    }
    byte[] lookupTable = new byte[256];
    for (int i = 0; i < lookupTable.length; i++) {
      lookupTable[i] = (byte) Math.min(255, Math.round(i * factor));
    }
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = lookupTable[pixels[i] & 0xff];
    }
    return pixels;
  }

  /** The picture with the shift undone; its edges are drawn out. */
  private byte[] translate(byte[] pixels, Translation translation) {
    int wholeX = (int) Math.floor(translation.dx());
    int wholeY = (int) Math.floor(translation.dy());
    int fractionX256 = (int) Math.round(256 * (translation.dx() - wholeX));
    int fractionY256 = (int) Math.round(256 * (translation.dy() - wholeY));
    byte[] translated = new byte[pixels.length];
    int[] columns = new int[width + 1];
    for (int column = 0; column <= width; column++) {
      columns[column] = clamp(column + wholeX, width);
    }
    for (int row = 0; row < height; row++) {
      int upper = width * clamp(row + wholeY, height);
      int lower = width * clamp(row + wholeY + 1, height);
      int before =
          interpolate(pixels[upper + columns[0]], pixels[lower + columns[0]], fractionY256);
      for (int column = 0; column < width; column++) {
        int next = columns[column + 1];
        int after = interpolate(pixels[upper + next], pixels[lower + next], fractionY256);
        int value = (256 - fractionX256) * before + fractionX256 * after;
        translated[row * width + column] = (byte) (value + (1 << 15) >> 16);
        before = after;
      }
    }
    return translated;
  }

  /** 256 times the mean of two grey levels of which the second weighs so many 256ths. */
  private static int interpolate(byte first, byte second, int weight) {
    return (256 - weight) * (first & 0xff) + weight * (second & 0xff);
  }

  private static int clamp(int position, int size) {
    return Math.max(0, Math.min(size - 1, position));
  }
}
