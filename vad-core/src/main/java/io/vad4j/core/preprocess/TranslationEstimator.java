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
    this.reference = toFloats(reference);
    this.gradientX = gradient(1);
    this.gradientY = gradient(width);
  }

  private static float[] toFloats(byte[] image) {
    float[] levels = new float[image.length];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = image[i] & 0xff;
    }
    return levels;
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
   * The residuals of an image against the reference.
   *
   * @param image 8-bit grayscale pixels of the size of the reference
   * @param gain brightness of the image relative to the reference
   */
  Residuals residuals(byte[] image, double gain) {
    return new Residuals(image, gain);
  }

  /**
   * The translation of an image against the reference.
   *
   * @param residuals those of the image
   * @param initial the initial estimate
   * @param maxIterations maximum number of iterations
   */
  Translation estimate(Residuals residuals, Translation initial, int maxIterations) {
    Translation translation = initial;
    for (int iteration = 0; iteration < maxIterations; iteration++) {
      Translation refined = refine(residuals, translation);
      boolean converged =
          refined.plus(-translation.dx(), -translation.dy()).length() < CONVERGENCE_TOLERANCE;
      translation = refined;
      if (converged) {
        break;
      }
    }
    return translation;
  }

  private Translation refine(Residuals residuals, Translation translation) {
    double xx = 1e-3;
    double xy = 0;
    double yy = 1e-3;
    double x = 0;
    double y = 0;
    Overlap overlap = overlap(translation);
    float[] values = residuals.values;
    float[] weights = residuals.weights;
    for (int row = overlap.top; row < overlap.bottom; row += rowStep) {
      float rowXx = 0;
      float rowXy = 0;
      float rowYy = 0;
      float rowX = 0;
      float rowY = 0;
      int start = row * width + overlap.left;
      int count = overlap.right - overlap.left;
      residuals.compute(translation, start, count);
      residuals.weigh(count);
      for (int i = 0; i < count; i++) {
        float x1 = gradientX[start + i];
        float y1 = gradientY[start + i];
        float weightedX = weights[i] * x1;
        float weightedY = weights[i] * y1;
        rowXx += weightedX * x1;
        rowXy += weightedX * y1;
        rowYy += weightedY * y1;
        rowX += weightedX * values[i];
        rowY += weightedY * values[i];
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
  double meanResidual(Residuals residuals, Translation translation) {
    Overlap overlap = overlap(translation);
    double sum = 0;
    int rows = 0;
    int count = overlap.right - overlap.left;
    for (int row = overlap.top; row < overlap.bottom; row += rowStep, rows++) {
      float rowSum = 0;
      residuals.compute(translation, row * width + overlap.left, count);
      for (int i = 0; i < count; i++) {
        rowSum += Math.min(HUBER_THRESHOLD, Math.abs(residuals.values[i]));
      }
      sum += rowSum;
    }
    return sum / Math.max(1, count * rows);
  }

  /** The overlap of reference and translated image, without a margin for gradients. */
  private Overlap overlap(Translation translation) {
    int wholeX = (int) Math.ceil(Math.abs(translation.dx())) + 1;
    int wholeY = (int) Math.ceil(Math.abs(translation.dy())) + 1;
    return new Overlap(wholeX, wholeY, width - wholeX, height - wholeY);
  }

  private record Overlap(int left, int top, int right, int bottom) {}

  /** Differences of a translated image to pixels of the reference that follow each other. */
  final class Residuals {
    private final float[] image;
    private final float factor;
    private final float[] values = new float[width];
    private final float[] weights = new float[width];

    private Residuals(byte[] image, double gain) {
      this.image = toFloats(image);
      this.factor = (float) (1 / gain);
    }

    /** Computes the differences by bilinear interpolation; the loops can be vectorised. */
    private void compute(Translation translation, int start, int count) {
      int wholeX = (int) Math.floor(translation.dx());
      int wholeY = (int) Math.floor(translation.dy());
      float x = (float) (translation.dx() - wholeX);
      float y = (float) (translation.dy() - wholeY);
      int upper = start + wholeY * width + wholeX;
      if (x == 0 && y == 0) {
        for (int i = 0; i < count; i++) {
          values[i] = factor * image[upper + i] - reference[start + i];
        }
        return;
      }
      float upperLeft = factor * (1 - x) * (1 - y);
      float upperRight = factor * x * (1 - y);
      float lowerLeft = factor * (1 - x) * y;
      float lowerRight = factor * x * y;
      int lower = upper + width;
      for (int i = 0; i < count; i++) {
        values[i] =
            upperLeft * image[upper + i]
                + upperRight * image[upper + i + 1]
                + lowerLeft * image[lower + i]
                + lowerRight * image[lower + i + 1]
                - reference[start + i];
      }
    }

    /** Computes the Huber weights of the differences. */
    private void weigh(int count) {
      for (int i = 0; i < count; i++) {
        weights[i] = HUBER_THRESHOLD / Math.max(HUBER_THRESHOLD, Math.abs(values[i]));
      }
    }
  }
}
