package io.vad4j;

/**
 * How one anomaly map becomes one number.
 *
 * <p>An anomaly is as large as an object, not as the picture: on real footage the largest
 * object-sized box finds what the mean over the picture drowns.
 *
 * @param window side, in cells, of the square over which neighbouring cells are averaged first; 1
 *     for none
 * @param topK how many of the largest averaged cells are averaged; {@link #ALL_CELLS} for the mean
 *     of the whole map
 * @since 0.1.0
 */
public record Pooling(int window, int topK) {
  /** A {@link #topK} that takes every cell. */
  public static final int ALL_CELLS = Integer.MAX_VALUE;

  /**
   * Checks that both numbers are at least 1.
   *
   * @param window side
   * @param topK how many of the largest averaged cells are averaged
   */
  public Pooling {
    if (window < 1 || topK < 1) {
      throw new IllegalArgumentException(
          "Pooling needs a box and a number of cells of at least 1, not "
              + window
              + ", "
              + topK
              + ".");
    }
  }

  /** {@return the mean over the whole picture, as in most papers} */
  public static Pooling mean() {
    return new Pooling(1, ALL_CELLS);
  }

  /**
   * {@return the largest mean of any square of {@code cells} × {@code cells} cells}
   *
   * @param window side of the squares in cells, at least 1
   */
  public static Pooling max(int window) {
    return new Pooling(window, 1);
  }

  /**
   * {@return the mean of the {@code count} largest means of squares of {@code cells} × {@code
   * cells}}
   *
   * @param window side of the squares in cells, at least 1
   * @param k how many squares, at least 1
   */
  public static Pooling topK(int window, int k) {
    return new Pooling(window, k);
  }
}
