package io.vad4j.core.cutpaste.object;

import io.vad4j.core.image.CellGrid;
import java.util.BitSet;

/**
 * Observation of a moving object in one frame.
 *
 * @param frame position of the frame
 * @param cells the cells that it covers, row by row
 * @param left first cell column of its bounding box
 * @param top first cell row
 * @param right last cell column
 * @param bottom last cell row
 * @param brightnessOffset median brightness difference between frame and background
 * @param threshold foreground threshold in grey levels
 */
public record ObjectObservation(
    int frame,
    BitSet cells,
    int left,
    int top,
    int right,
    int bottom,
    float brightnessOffset,
    float threshold) {

  /** Intersection over union of the cells of both. */
  double iou(ObjectObservation other) {
    BitSet intersection = (BitSet) cells.clone();
    intersection.and(other.cells);
    int common = intersection.cardinality();
    return common / (double) (cells.cardinality() + other.cells.cardinality() - common);
  }

  /** Distance in cells between the centres of the bounding boxes. */
  double distance(ObjectObservation other) {
    return Math.hypot(
        (left + right - other.left - other.right) / 2.0,
        (top + bottom - other.top - other.bottom) / 2.0);
  }

  /** Whether the bounding box does not touch the image border. */
  public boolean isFullyVisible(CellGrid grid) {
    return left > 0 && top > 0 && right < grid.columns() - 1 && bottom < grid.rows() - 1;
  }

  /** The number of cell rows of the bounding box. */
  public int rows() {
    return bottom - top + 1;
  }

  /** The number of cells of the bounding box. */
  int boxArea() {
    return (right - left + 1) * rows();
  }

  /** The side, in cells, of a square of the same area. */
  public double side() {
    return Math.sqrt(cells.cardinality());
  }
}
