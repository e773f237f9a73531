package io.vad4j.core.event;

import io.vad4j.AnomalyMap;
import io.vad4j.BoundingBox;
import io.vad4j.core.image.ConnectedComponents;
import java.util.BitSet;

/** Localization of the peak of an anomaly map. */
final class PeakRegion {
  private PeakRegion() {}

  /**
   * The bounding box of the connected component of the peak among the cells above half its value,
   * which is what a box filter leaves beside an object of two cells.
   */
  static BoundingBox of(AnomalyMap map) {
    int columns = map.columns();
    float[] values = map.values();
    int peak = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[peak]) {
        peak = i;
      }
    }
    float threshold = values[peak] / 2;
    BitSet cells = new BitSet(values.length);
    cells.set(peak);
    for (int i = 0; i < values.length; i++) {
      if (values[i] > threshold) {
        cells.set(i);
      }
    }
    ConnectedComponents.Component region = ConnectedComponents.containing(cells, columns, peak);
    return new BoundingBox(
        (double) region.left() / columns,
        (double) region.top() / map.rows(),
        (double) (region.right() - region.left() + 1) / columns,
        (double) (region.bottom() - region.top() + 1) / map.rows());
  }
}
