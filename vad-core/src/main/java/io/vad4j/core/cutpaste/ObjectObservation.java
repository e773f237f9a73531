package io.vad4j.core.cutpaste;

import io.vad4j.core.image.CellGrid;
import java.util.BitSet;

/**
 * Where a thing is seen in one frame of its clip.
 *
 * @param frame position of the frame
 * @param cells the cells that it covers, row by row
 * @param left first cell column of the box around it
 * @param top first cell row
 * @param right last cell column
 * @param bottom last cell row
 * @param brightnessOffset by how much the frame is brighter than the scenery
 * @param threshold from which difference to the scenery a pixel belongs to the thing
 */
record ObjectObservation(
    int frame,
    BitSet cells,
    int left,
    int top,
    int right,
    int bottom,
    float brightnessOffset,
    float threshold) {

  /** Share of the cells of both that both cover. */
  double iou(ObjectObservation other) {
    BitSet intersection = (BitSet) cells.clone();
    intersection.and(other.cells);
    int common = intersection.cardinality();
    return common / (double) (cells.cardinality() + other.cells.cardinality() - common);
  }

  /** How many cells the middle of the box is from that of another. */
  double distance(ObjectObservation other) {
    return Math.hypot(
        (left + right - other.left - other.right) / 2.0,
        (top + bottom - other.top - other.bottom) / 2.0);
  }

  /** Whether the box around it does not touch the edge of the picture, beyond which more may be. */
  boolean isFullyVisible(CellGrid grid) {
    return left > 0 && top > 0 && right < grid.columns() - 1 && bottom < grid.rows() - 1;
  }

  /** The number of cell rows of the box around it. */
  int rows() {
    return bottom - top + 1;
  }

  /** The number of cells of the box around it. */
  int boxArea() {
    return (right - left + 1) * rows();
  }

  /** The side, in cells, of a square as large as the thing. */
  double side() {
    return Math.sqrt(cells.cardinality());
  }
}
