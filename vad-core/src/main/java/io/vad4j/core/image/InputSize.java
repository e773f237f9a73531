package io.vad4j.core.image;

/**
 * Input size of scorers in pixels, to which all frames are resized.
 *
 * @param width width in pixels, at least 1
 * @param height height in pixels, at least 1
 * @since 0.1.0
 */
public record InputSize(int width, int height) {
  private static final int STEP = CellGrid.CELL_SIZE;

  /** Images of up to this fraction of the requested size are enlarged. */
  private static final double MAX_ENLARGED_RATIO = 0.75;

  /** Smaller images hold too little detail to be enlarged. */
  private static final int MIN_ENLARGED_SIDE = 128;

  private static final double MAX_SCALE = 2;

  /** Validates the components. {@inheritDoc} */
  public InputSize {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("No input size of " + width + "x" + height + " pixels.");
    }
  }

  /**
   * {@return the input size for images of a given size} An image whose longer side exceeds {@code
   * longerSide} is scaled down to it. One whose longer side is from 128 pixels to three quarters of
   * it is scaled up to it, by at most a factor of 2, since small objects would cover too few
   * {@linkplain CellGrid cells}. Both sides are then rounded to multiples of 8, at least 8. Any
   * other image keeps its size.
   *
   * @param sourceWidth image width in pixels, at least 1
   * @param sourceHeight image height in pixels, at least 1
   * @param longerSide maximum of the longer side, at least 8
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static InputSize of(int sourceWidth, int sourceHeight, int longerSide) {
    if (longerSide < STEP) {
      throw new IllegalArgumentException(
          "The longer side must be at least " + STEP + " pixels, not " + longerSide + ".");
    }
    int longer = Math.max(sourceWidth, sourceHeight);
    double scale = (double) (longerSide / STEP * STEP) / longer;
    boolean enlarge = longer >= MIN_ENLARGED_SIDE && longer <= MAX_ENLARGED_RATIO * longerSide;
    if (longer <= longerSide && !enlarge) {
      return new InputSize(sourceWidth, sourceHeight);
    }
    double limitedScale = Math.min(MAX_SCALE, scale);
    return new InputSize(
        roundToStep(sourceWidth * limitedScale), roundToStep(sourceHeight * limitedScale));
  }

  private static int roundToStep(double side) {
    return (int) Math.max(STEP, Math.round(side / STEP) * STEP);
  }
}
