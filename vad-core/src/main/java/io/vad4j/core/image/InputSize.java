package io.vad4j.core.image;

/**
 * The size in pixels at which scorers see the picture.
 *
 * @param width columns of pixels, at least 1
 * @param height rows of pixels, at least 1
 * @since 0.1.0
 */
public record InputSize(int width, int height) {
  private static final int STEP = CellGrid.CELL_SIZE;

  /** Pictures of up to this share of the size asked for are scaled up. */
  private static final double MAX_ENLARGED_RATIO = 0.75;

  /** Smaller pictures than this have too little in them to be scaled up. */
  private static final int MIN_ENLARGED_SIDE = 128;

  private static final double MAX_SCALE = 2;

  /**
   * Checks that there is at least a pixel.
   *
   * @param width columns of pixels
   * @param height rows of pixels
   */
  public InputSize {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("No working size of " + width + "x" + height + " pixels.");
    }
  }

  /**
   * {@return the working size for pictures of a given size} A picture whose longer side is larger
   * than {@code longerSide} is scaled down to it; one whose longer side is from 128 pixels to three
   * quarters of it is scaled up to it, but at most to twice its size, since what is small in it
   * would fill too few {@linkplain CellGrid cells}. Both sides are then rounded to multiples of 8,
   * and are at least 8. Any other keeps its size.
   *
   * @param sourceWidth width of the picture in pixels, at least 1
   * @param sourceHeight height of the picture in pixels, at least 1
   * @param longerSide the most pixels that the longer side may have, at least 8
   * @throws IllegalArgumentException if a number is out of range
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
