package io.vad4j.core.preprocess;

/**
 * Image registration by translation: iteratively reweighted Lucas-Kanade (1981) with the gradients
 * of the reference image and Huber weights, so that objects that differ from the reference have
 * little influence. Immutable and thread-safe.
 */
final class TranslationEstimator {
  /** Residual in gray levels beyond which the influence is constant. */
  private static final float HUBER_THRESHOLD = 12;

  /** About the number of rows that are compared. */
  private static final int COMPARED_ROWS = 60;

  /** Step length, in pixels, below which iteration stops. */
  private static final double CONVERGENCE_TOLERANCE = 0.01;

  private final int width;
  private final int height;
  private final int rowStep;
  private final float[] reference;
  private final float[] gradientX;
  private final float[] gradientY;

  /** An estimator with a grayscale reference of at least 3 × 3 pixels. */
  TranslationEstimator(int width, int height, byte[] reference) {
    this.width = width;
    this.height = height;
    this.rowStep = Math.max(1, height / COMPARED_ROWS);
    this.reference = new float[reference.length];
    for (int i = 0; i < reference.length; i++) {
      this.reference[i] = reference[i] & 0xff;
    }
    this.gradientX = gradient(1);
    this.gradientY = gradient(width);
  }

  /** Central differences; 0 at the edges. */
  private float[] gradient(int pixelStep) {
    float[] gradient = new float[reference.length];
    for (int index = pixelStep; index < gradient.length - pixelStep; index++) {
      gradient[index] = (reference[index + pixelStep] - reference[index - pixelStep]) / 2;
    }
    return gradient;
  }

  /**
   * The translation of an image against the reference.
   *
   * @param image 8-bit grayscale pixels of the size of the reference
   * @param gain brightness of the image relative to the reference
   * @param initial the initial estimate
   * @param maxIterations maximum number of iterations
   */
  Translation estimate(byte[] image, double gain, Translation initial, int maxIterations) {
    Translation translation = initial;
    for (int iteration = 0; iteration < maxIterations; iteration++) {
      Translation refined = refine(image, gain, translation);
      boolean converged =
          refined.plus(-translation.dx(), -translation.dy()).length() < CONVERGENCE_TOLERANCE;
      translation = refined;
      if (converged) {
        break;
      }
    }
    return translation;
  }

  private Translation refine(byte[] image, double gain, Translation translation) {
    double xx = 1e-3;
    double xy = 0;
    double yy = 1e-3;
    double x = 0;
    double y = 0;
    BilinearSampler sampler = new BilinearSampler(image, width, translation, (float) (1 / gain));
    Overlap overlap = overlap(translation);
    for (int row = overlap.top; row < overlap.bottom; row += rowStep) {
      float rowXx = 0;
      float rowXy = 0;
      float rowYy = 0;
      float rowX = 0;
      float rowY = 0;
      int end = row * width + overlap.right;
      for (int index = row * width + overlap.left; index < end; index++) {
        float residual = sampler.sample(index) - reference[index];
        float magnitude = Math.abs(residual);
        float weight = magnitude > HUBER_THRESHOLD ? HUBER_THRESHOLD / magnitude : 1;
        float weightedX = weight * gradientX[index];
        float weightedY = weight * gradientY[index];
        rowXx += weightedX * gradientX[index];
        rowXy += weightedX * gradientY[index];
        rowYy += weightedY * gradientY[index];
        rowX += weightedX * residual;
        rowY += weightedY * residual;
      }
      xx += rowXx;
      xy += rowXy;
      yy += rowYy;
      x += rowX;
      y += rowY;
    }
    double determinant = xx * yy - xy * xy;
    return clamp(
        translation.plus(-(yy * x - xy * y) / determinant, -(xx * y - xy * x) / determinant));
  }

  /** Limits the translation, so that enough of the images overlaps. */
  private Translation clamp(Translation translation) {
    double limit = Math.min(width, height) / 4.0;
    return new Translation(
        Math.max(-limit, Math.min(limit, translation.dx())),
        Math.max(-limit, Math.min(limit, translation.dy())));
  }

  /** The mean absolute residual after a translation, in gray levels, clipped per pixel. */
  double meanResidual(byte[] image, double gain, Translation translation) {
    BilinearSampler sampler = new BilinearSampler(image, width, translation, (float) (1 / gain));
    Overlap overlap = overlap(translation);
    double sum = 0;
    int rows = 0;
    for (int row = overlap.top; row < overlap.bottom; row += rowStep, rows++) {
      float rowSum = 0;
      int end = row * width + overlap.right;
      for (int index = row * width + overlap.left; index < end; index++) {
        float residual = Math.abs(sampler.sample(index) - reference[index]);
        rowSum += residual > HUBER_THRESHOLD ? HUBER_THRESHOLD : residual;
      }
      sum += rowSum;
    }
    return sum / Math.max(1, (overlap.right - overlap.left) * rows);
  }

  /** The overlap of reference and translated image, without a margin for gradients. */
  private Overlap overlap(Translation translation) {
    int wholeX = (int) Math.ceil(Math.abs(translation.dx())) + 1;
    int wholeY = (int) Math.ceil(Math.abs(translation.dy())) + 1;
    return new Overlap(wholeX, wholeY, width - wholeX, height - wholeY);
  }

  private record Overlap(int left, int top, int right, int bottom) {}

  /** Bilinear interpolation of a translated image. */
  private static final class BilinearSampler {
    private final byte[] image;
    private final int width;
    private final int offset;
    private final float upperLeft;
    private final float upperRight;
    private final float lowerLeft;
    private final float lowerRight;

    BilinearSampler(byte[] image, int width, Translation translation, float factor) {
      int wholeX = (int) Math.floor(translation.dx());
      int wholeY = (int) Math.floor(translation.dy());
      float x = (float) (translation.dx() - wholeX);
      float y = (float) (translation.dy() - wholeY);
      this.image = image;
      this.width = width;
      this.offset = wholeY * width + wholeX;
      this.upperLeft = factor * (1 - x) * (1 - y);
      this.upperRight = factor * x * (1 - y);
      this.lowerLeft = factor * (1 - x) * y;
      this.lowerRight = factor * x * y;
    }

    /** The value at a pixel of the reference. */
    float sample(int pixel) {
      int index = pixel + offset;
      return upperLeft * (image[index] & 0xff)
          + upperRight * (image[index + 1] & 0xff)
          + lowerLeft * (image[index + width] & 0xff)
          + lowerRight * (image[index + width + 1] & 0xff);
    }
  }
}
