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
 * @param overEdges whether squares may reach over the edges of the picture, to be averaged over
 *     their cells within it
 * @since 0.1.0
 */
public record Pooling(int box, int top, boolean overEdges) {
  /** A {@link #top} that takes every cell. */
  public static final int ALL = Integer.MAX_VALUE;

  /**
   * Checks that both numbers are at least 1.
   *
   * @param box side
   * @param top how many of the largest averaged cells are averaged
   * @param overEdges whether squares may reach over the edges
   */
  public Pooling {
    if (box < 1 || top < 1) {
      throw new IllegalArgumentException(
          "Pooling needs a box and a number of cells of at least 1, not " + box + ", " + top + ".");
    }
  }

  /**
   * Pooling of squares that lie within the picture.
   *
   * @param box side
   * @param top how many of the largest averaged cells are averaged
   */
  public Pooling(int box, int top) {
    this(box, top, false);
  }

  /**
   * The same pooling, of squares that may also reach over the edges of the picture, so that what is
   * half in it counts as much as what is wholly in it. Things are noticed sooner as they come in;
   * evidence that wavers at the edges wavers more.
   *
   * @return pooling with {@link #overEdges}
   */
  public Pooling reachingOverEdges() {
    return new Pooling(box, top, true);
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
