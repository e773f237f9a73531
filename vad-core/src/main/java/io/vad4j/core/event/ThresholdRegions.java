package io.vad4j.core.event;

import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyMap;
import io.vad4j.AnomalyRegion;
import io.vad4j.BoundingBox;
import io.vad4j.core.image.PixelMask;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** Connected components of the cells of an anomaly map that reach the threshold. */
public final class ThresholdRegions {
  private static final float THRESHOLD = 1;

  private ThresholdRegions() {}

  /**
   * The regions of a map, the largest score first.
   *
   * @param map a map in units of the threshold
   * @param kind the anomaly kind of its channel
   */
  public static List<AnomalyRegion> of(AnomalyMap map, AnomalyKind kind) {
    if (map.max() < THRESHOLD) {
      return List.of();
    }
    BitSet cells = new BitSet();
    for (int i = 0; i < map.columns() * map.rows(); i++) {
      cells.set(i, map.value(i % map.columns(), i / map.columns()) >= THRESHOLD);
    }
    return PixelMask.of(map.columns(), map.rows(), cells).components().stream()
        .map(component -> toRegion(map, component.bits(), kind))
        .sorted(Comparator.comparingDouble(AnomalyRegion::score).reversed())
        .toList();
  }

  private static AnomalyRegion toRegion(AnomalyMap map, BitSet cells, AnomalyKind kind) {
    int columns = map.columns();
    int left = columns;
    int right = 0;
    float score = 0;
    for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
      left = Math.min(left, cell % columns);
      right = Math.max(right, cell % columns + 1);
      score = Math.max(score, map.value(cell % columns, cell / columns));
    }
    int top = cells.nextSetBit(0) / columns;
    int bottom = (cells.length() - 1) / columns + 1;
    BoundingBox box =
        new BoundingBox(
            (double) left / columns,
            (double) top / map.rows(),
            (double) (right - left) / columns,
            (double) (bottom - top) / map.rows());
    return AnomalyRegion.of(box, score, kind);
  }
}
