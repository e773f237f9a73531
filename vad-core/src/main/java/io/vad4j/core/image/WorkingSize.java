package io.vad4j.core.image;

/**
 * The size in pixels at which scorers see the picture.
 *
 * @param width columns of pixels, at least 1
 * @param height rows of pixels, at least 1
 * @since 0.1.0
 */
public record WorkingSize(int width, int height) {
  private static final int STEP = CellGrid.CELL;

  /**
   * Checks that there is at least a pixel.
   *
   * @param width columns of pixels
   * @param height rows of pixels
   */
  public WorkingSize {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("No working size of " + width + "x" + height + " pixels.");
    }
  }

  /**
   * {@return the working size for pictures of a given size} A picture whose longer side is not
   * larger than {@code longerSide} keeps its size; a larger one is scaled down in proportion, both
   * sides rounded to multiples of 8 and at least 8.
   *
   * @param sourceWidth width of the picture in pixels, at least 1
   * @param sourceHeight height of the picture in pixels, at least 1
   * @param longerSide the most pixels that the longer side may have, at least 8
   * @throws IllegalArgumentException if a number is out of range
   */
  public static WorkingSize of(int sourceWidth, int sourceHeight, int longerSide) {
    if (longerSide < STEP) {
      throw new IllegalArgumentException(
          "The longer side must be at least " + STEP + " pixels, not " + longerSide + ".");
    }
    int longer = Math.max(sourceWidth, sourceHeight);
    if (longer <= longerSide) {
      return new WorkingSize(sourceWidth, sourceHeight);
    }
    double scale = (double) (longerSide / STEP * STEP) / longer;
    return new WorkingSize(rounded(sourceWidth * scale), rounded(sourceHeight * scale));
  }

  private static int rounded(double side) {
    return (int) Math.max(STEP, Math.round(side / STEP) * STEP);
  }
}
