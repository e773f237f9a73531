package io.vad4j.core.evaluation.region;

import io.vad4j.core.image.PixelMask;

/**
 * Bounding box with an anomaly score, such as the detection of an object detector.
 *
 * @param left left edge in pixels of the frame; 0 is the left edge of the frame
 * @param top upper edge in pixels of the frame
 * @param width width in pixels, above 0
 * @param height height in pixels, above 0
 * @param score any finite number, higher is more anomalous
 * @since 0.1.0
 */
public record ScoredBox(double left, double top, double width, double height, double score) {

  /** Validates the size and the score. {@inheritDoc} */
  public ScoredBox {
    if (!Double.isFinite(left + top + width + height) || width <= 0 || height <= 0) {
      throw new IllegalArgumentException(
          "A box of %s x %s pixels at %s, %s has no area.".formatted(width, height, left, top));
    }
    if (!Double.isFinite(score)) {
      throw new IllegalArgumentException("The score of a box must be finite, not " + score + ".");
    }
  }

  /** Whether the intersection over union with the pixels of a mask reaches a minimum. */
  boolean overlaps(PixelMask mask, double minIou) {
    double intersection = intersection(mask);
    double union = width * height + mask.count() - intersection;
    return intersection > 0 && intersection >= minIou * union - RegionSweep.TOLERANCE;
  }

  /** The area that the box shares with the pixels of a mask. */
  private double intersection(PixelMask mask) {
    int lastColumn = (int) Math.min(mask.width(), Math.ceil(left + width));
    int lastRow = (int) Math.min(mask.height(), Math.ceil(top + height));
    double area = 0;
    for (int y = (int) Math.max(0, Math.floor(top)); y < lastRow; y++) {
      double rowHeight = Math.min(y + 1.0, top + height) - Math.max(y, top);
      for (int x = (int) Math.max(0, Math.floor(left)); x < lastColumn; x++) {
        if (mask.contains(x, y)) {
          area += rowHeight * (Math.min(x + 1.0, left + width) - Math.max(x, left));
        }
      }
    }
    return area;
  }
}
