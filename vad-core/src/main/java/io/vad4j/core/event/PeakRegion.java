package io.vad4j.core.event;

import io.vad4j.AnomalyMap;
import io.vad4j.BoundingBox;
import io.vad4j.core.image.ConnectedComponents;
import java.util.BitSet;

/** Finds the place that an anomaly map points at. */
final class PeakRegion {
  private PeakRegion() {}

  /**
   * The box around the highest cell and all cells joined to it that are more than half as high.
   * Half is what a thing of two cells leaves in the empty ones beside it when maps are averaged.
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
