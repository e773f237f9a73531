package io.vad4j;

/**
 * Pooling of an anomaly map to one score: the mean of the {@code topK} largest cells of the map
 * after a box filter.
 *
 * @param window the side in cells of the box filter; 1 for none
 * @param topK the number of largest cells that are averaged; {@link #ALL_CELLS} for the mean of the
 *     whole map
 * @since 0.1.0
 */
public record Pooling(int window, int topK) {
  /** Value of {@link #topK} for the mean over all cells. */
  public static final int ALL_CELLS = Integer.MAX_VALUE;

  /** Validates that both numbers are at least 1. {@inheritDoc} */
  public Pooling {
    if (window < 1 || topK < 1) {
      throw new IllegalArgumentException(
          "Pooling needs a window and k of at least 1, not " + window + ", " + topK + ".");
    }
  }

  /** {@return mean pooling over the whole map} */
  public static Pooling mean() {
    return new Pooling(1, ALL_CELLS);
  }

  /**
   * {@return max pooling after a box filter}
   *
   * @param window the side of the box filter in cells, at least 1
   */
  public static Pooling max(int window) {
    return new Pooling(window, 1);
  }

  /**
   * {@return top-k mean pooling after a box filter}
   *
   * @param window the side of the box filter in cells, at least 1
   * @param k the number of largest cells, at least 1
   */
  public static Pooling topK(int window, int k) {
    return new Pooling(window, k);
  }
}
