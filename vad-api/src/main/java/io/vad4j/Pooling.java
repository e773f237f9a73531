package io.vad4j;

/**
 * How one anomaly map becomes one number.
 *
 * <p>An anomaly is as large as an object, not as the picture: on real footage the largest
 * object-sized box finds what the mean over the picture drowns.
 *
 * @param box side, in cells, of the square over which neighbouring cells are averaged first; 1 for
 *     none
 * @param top how many of the largest averaged cells are averaged; {@link #ALL} for the mean of the
 *     whole map
 * @since 0.1.0
 */
public record Pooling(int box, int top) {
  /** A {@link #top} that takes every cell. */
  public static final int ALL = Integer.MAX_VALUE;

  /**
   * Checks that both numbers are at least 1.
   *
   * @param box side
   * @param top how many of the largest averaged cells are averaged
   */
  public Pooling {
    if (box < 1 || top < 1) {
      throw new IllegalArgumentException(
          "Pooling needs a box and a number of cells of at least 1, not " + box + ", " + top + ".");
    }
  }

  /** {@return the mean over the whole picture, as in most papers} */
  public static Pooling mean() {
    return new Pooling(1, ALL);
  }

  /**
   * {@return the largest mean of any square of {@code cells} × {@code cells} cells}
   *
   * @param cells side of the squares in cells, at least 1
   */
  public static Pooling largestBox(int cells) {
    return new Pooling(cells, 1);
  }

  /**
   * {@return the mean of the {@code count} largest means of squares of {@code cells} × {@code
   * cells}}
   *
   * @param cells side of the squares in cells, at least 1
   * @param count how many squares, at least 1
   */
  public static Pooling largestBoxes(int cells, int count) {
    return new Pooling(cells, count);
  }
}
