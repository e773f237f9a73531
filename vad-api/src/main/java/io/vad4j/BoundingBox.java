package io.vad4j;

/**
 * A rectangle of the picture, in fractions of its width and height, so that it fits any resolution.
 *
 * @param x left edge, 0 to 1
 * @param y top edge, 0 to 1
 * @param width width, 0 to 1
 * @param height height, 0 to 1
 * @since 0.1.0
 */
public record BoundingBox(double x, double y, double width, double height) {

  /**
   * Checks that the rectangle lies within the picture.
   *
   * @param x left edge
   * @param y top edge
   * @param width width
   * @param height height
   */
  public BoundingBox {
    double tolerance = 1e-9;
    if (!(x >= 0 && y >= 0 && width >= 0 && height >= 0)
        || x + width > 1 + tolerance
        || y + height > 1 + tolerance) {
      throw new IllegalArgumentException(
          "Region %s,%s %sx%s does not lie within the picture.".formatted(x, y, width, height));
    }
  }

  /**
   * {@return the smallest rectangle that holds both}
   *
   * @param other another rectangle in the same picture
   */
  public BoundingBox union(BoundingBox other) {
    double left = Math.min(x, other.x);
    double top = Math.min(y, other.y);
    double right = Math.min(1, Math.max(x + width, other.x + other.width));
    double bottom = Math.min(1, Math.max(y + height, other.y + other.height));
    return new BoundingBox(left, top, right - left, bottom - top);
  }
}
