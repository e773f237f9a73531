package io.vad4j;

/**
 * Bounding box relative to the frame: in fractions of its width and height, for any resolution.
 *
 * @param x the left edge, 0 to 1
 * @param y the top edge, 0 to 1
 * @param width the width, 0 to 1
 * @param height the height, 0 to 1
 * @since 0.1.0
 */
public record BoundingBox(double x, double y, double width, double height) {
  private static final double TOLERANCE = 1e-9;

  /** Validates that the box lies within the frame. */
  public BoundingBox {
    if (!(x >= 0 && y >= 0 && width >= 0 && height >= 0)
        || x + width > 1 + TOLERANCE
        || y + height > 1 + TOLERANCE) {
      throw new IllegalArgumentException(
          "Bounding box %s,%s %sx%s does not lie within the frame.".formatted(x, y, width, height));
    }
  }

  /**
   * {@return the smallest box that contains this and another}
   *
   * @param other a box of the same frame
   */
  public BoundingBox union(BoundingBox other) {
    double left = Math.min(x, other.x);
    double top = Math.min(y, other.y);
    double right = Math.min(1, Math.max(x + width, other.x + other.width));
    double bottom = Math.min(1, Math.max(y + height, other.y + other.height));
    return new BoundingBox(left, top, right - left, bottom - top);
  }

  /**
   * {@return the smallest rectangle of whole pixels that contains the box, at least 1x1}
   *
   * @param frameWidth the width of the frame in pixels, at least 1
   * @param frameHeight the height of the frame in pixels, at least 1
   */
  public Pixels toPixels(int frameWidth, int frameHeight) {
    int left = Math.min(frameWidth - 1, (int) (x * frameWidth + TOLERANCE));
    int top = Math.min(frameHeight - 1, (int) (y * frameHeight + TOLERANCE));
    int right = (int) Math.ceil(Math.min(1, x + width) * frameWidth - TOLERANCE);
    int bottom = (int) Math.ceil(Math.min(1, y + height) * frameHeight - TOLERANCE);
    return new Pixels(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
  }

  /**
   * Rectangle of whole pixels of a frame.
   *
   * @param x the leftmost column, from 0
   * @param y the topmost row, from 0
   * @param width the number of columns, at least 1
   * @param height the number of rows, at least 1
   * @since 0.1.0
   */
  public record Pixels(int x, int y, int width, int height) {}
}
