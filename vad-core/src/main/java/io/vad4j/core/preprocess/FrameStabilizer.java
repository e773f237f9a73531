package io.vad4j.core.preprocess;

import io.vad4j.Frame;
import io.vad4j.PixelFormat;
import io.vad4j.core.image.GrayscaleResizer;
import io.vad4j.core.signal.Median;
import java.time.Duration;
import java.util.Arrays;

/**
 * Photometric normalization and electronic image stabilization against a reference image of the
 * scene: compensates exposure changes, flicker and its bands, and a shaking mount. Frames without
 * gain, bands or translation are returned unchanged.
 *
 * <p>The gain is the median brightness ratio; the translation is estimated by robust registration
 * ({@link TranslationEstimator}) from coarse to fine, so that moving objects have little influence.
 * Immutable and thread-safe.
 */
public final class FrameStabilizer {
  private static final int COARSE_FACTOR = 4;
  private static final int FINE_FACTOR = 2;

  /** Relative brightness differences up to this are not compensated. */
  private static final double GAIN_TOLERANCE = 0.015;

  /** Frames with a larger gain, or a smaller than its inverse, are returned unchanged. */
  private static final double MAX_GAIN = 3;

  /** Minimum translation that is compensated, in pixels. */
  private static final double MIN_TRANSLATION = 0.4;

  /** Maximum translation that is compensated, relative to the shorter side. */
  private static final double MAX_TRANSLATION_RATIO = 0.05;

  /** Maximum residual after registration, relative to that before it. */
  private static final double MAX_RESIDUAL_RATIO = 0.9;

  /** Minimum gray level of reference pixels that the gain is estimated on. */
  static final int MIN_REFERENCE_LEVEL = 12;

  /** Pixel stride of the gain estimate in the coarse image. */
  private static final int PIXEL_STRIDE = 7;

  /** Minimum side of images in which translations are estimated, in pixels. */
  private static final int MIN_IMAGE_SIDE = 48;

  private final byte[] reference;
  private final int width;
  private final int height;
  private final GrayscaleResizer coarseScaler;
  private final GrayscaleResizer fineScaler;
  private final byte[] coarseReference;
  private final TranslationEstimator coarseEstimator;
  private final TranslationEstimator fineEstimator;
  private final BandingGains banding;

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
    this.banding = new BandingGains(coarseScaler.width(), coarseScaler.height(), coarseReference);
  }

  private GrayscaleResizer createScaler(int factor) {
    return new GrayscaleResizer(Math.max(1, width / factor), Math.max(1, height / factor));
  }

  /**
   * A stabilizer with a reference image.
   *
   * @param reference 8-bit grayscale pixels by rows
   */
  public static FrameStabilizer of(int width, int height, byte[] reference) {
    if (reference.length != width * height) {
      throw new IllegalArgumentException(
          "A reference image of %dx%d pixels cannot have %d bytes."
              .formatted(width, height, reference.length));
    }
    return new FrameStabilizer(width, height, reference.clone());
  }

  /** A stabilizer whose reference is a grayscale frame. */
  static FrameStabilizer of(Frame frame) {
    return new FrameStabilizer(frame.width(), frame.height(), frame.toByteArray());
  }

  /** The reference image: 8-bit grayscale pixels by rows. */
  public byte[] reference() {
    return reference.clone();
  }

  /**
   * A stabilized frame.
   *
   * @param frame the compensated frame; the same object if nothing was compensated
   * @param translation the translation that was compensated
   */
  record StabilizedFrame(Frame frame, Translation translation) {}

  /**
   * Stabilizes a frame.
   *
   * @param frame a grayscale frame of the size of the reference
   */
  StabilizedFrame apply(Frame frame) {
    byte[] pixels = frame.toByteArray();
    byte[] coarseImage = scale(coarseScaler, frame, pixels);
    double gain = estimateGain(coarseImage);
    if (gain > MAX_GAIN || gain < 1 / MAX_GAIN) {
      return new StabilizedFrame(frame, Translation.NONE);
    }
    Translation translation = estimateTranslation(frame, pixels, coarseImage, gain);
    double correction = correctionFactor(gain);
    boolean hasTranslation = !translation.equals(Translation.NONE);
    double[] bands = banding.estimate(coarseImage);
    if (correction == 1 && !hasTranslation && bands.length == 0) {
      return new StabilizedFrame(frame, Translation.NONE);
    }
    if (bands.length == 0) {
      applyGain(pixels, correction);
    } else {
      BandingGains.compensate(pixels, width, height, bands);
    }
    return new StabilizedFrame(
        Frame.wrap(
            frame.index(),
            frame.timestamp(),
            width,
            height,
            PixelFormat.GRAY8,
            hasTranslation ? translate(pixels, translation) : pixels),
        translation);
  }

  /** The median brightness ratio of the image to the reference. */
  private double estimateGain(byte[] coarseImage) {
    float[] ratios = new float[coarseImage.length / PIXEL_STRIDE + 1];
    int count = 0;
    for (int i = 0; i < coarseImage.length; i += PIXEL_STRIDE) {
      int expected = coarseReference[i] & 0xff;
      if (expected >= MIN_REFERENCE_LEVEL) {
        ratios[count++] = (float) (coarseImage[i] & 0xff) / expected;
      }
    }
    return count == 0 ? 1 : Math.max(1e-3, Median.of(Arrays.copyOf(ratios, count)));
  }

  /** The factor that compensates the gain but for the tolerance, so that it is continuous. */
  private static double correctionFactor(double gain) {
    double deviation = gain - 1;
    return Math.abs(deviation) <= GAIN_TOLERANCE
        ? 1
        : 1 / (gain - Math.signum(deviation) * GAIN_TOLERANCE);
  }

  private static byte[] scale(GrayscaleResizer scaler, Frame frame, byte[] pixels) {
    return scaler.isReduction(frame.width(), frame.height())
        ? scaler.reduce(pixels, frame.width())
        : scaler.apply(frame).toByteArray();
  }

  private Translation estimateTranslation(
      Frame frame, byte[] pixels, byte[] coarseImage, double gain) {
    if (Math.min(width, height) < MIN_IMAGE_SIDE) {
      return Translation.NONE;
    }
    Translation coarseTranslation =
        coarseEstimator.estimate(coarseEstimator.residuals(coarseImage, gain), Translation.NONE, 3);
    if (coarseTranslation.length() * COARSE_FACTOR < MIN_TRANSLATION / 2) {
      return Translation.NONE;
    }
    TranslationEstimator.Residuals residuals =
        fineEstimator.residuals(scale(fineScaler, frame, pixels), gain);
    Translation refined =
        fineEstimator.estimate(
            residuals, coarseTranslation.times((double) COARSE_FACTOR / FINE_FACTOR), 2);
    Translation translation = refined.times(FINE_FACTOR);
    boolean accepted =
        translation.length() >= MIN_TRANSLATION
            && translation.length() <= MAX_TRANSLATION_RATIO * Math.min(width, height)
            && fineEstimator.meanResidual(residuals, refined)
                <= MAX_RESIDUAL_RATIO * fineEstimator.meanResidual(residuals, Translation.NONE);
    return accepted ? translation : Translation.NONE;
  }

  private static void applyGain(byte[] pixels, double factor) {
    if (factor == 1) {
      return;
    }
    byte[] lookupTable = new byte[256];
    for (int i = 0; i < lookupTable.length; i++) {
      lookupTable[i] = (byte) Math.min(255, Math.round(i * factor));
    }
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = lookupTable[pixels[i] & 0xff];
    }
  }

  /** The image with the translation compensated, edge pixels replicated. */
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

  /**
   * 256 times the linear interpolation of two gray levels; the weight of the second is in 256ths.
   */
  private static int interpolate(byte first, byte second, int weight) {
    return (256 - weight) * (first & 0xff) + weight * (second & 0xff);
  }

  private static int clamp(int position, int size) {
    return Math.max(0, Math.min(size - 1, position));
  }
}
