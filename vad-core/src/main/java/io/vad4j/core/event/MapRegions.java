package io.vad4j.core.event;

import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyMap;
import io.vad4j.AnomalyRegion;
import io.vad4j.BoundingBox;
import io.vad4j.core.image.ConnectedComponents;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoublePredicate;

/** Localization: connected components of the cells of an anomaly map. */
public final class MapRegions {
  private static final float THRESHOLD = 1;

  private MapRegions() {}

  /**
   * The bounding box of the connected component of the peak among the cells above half its value,
   * which is what a box filter leaves beside an object of two cells.
   */
  static BoundingBox peak(AnomalyMap map) {
    float[] values = map.values();
    int peak = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[peak]) {
        peak = i;
      }
    }
    double half = values[peak] / 2;
    BitSet cells = cells(values, value -> value > half);
    cells.set(peak);
    return toBox(map, ConnectedComponents.containing(cells, map.columns(), peak));
  }

  /**
   * The regions of a frame, the largest score first: the connected components of the cells that
   * reach the threshold. The score of a frame may reach it where no cell does: a map is the mean of
   * those of several scorers, and high where all of them are. Such a frame has the region of the
   * peak, unless its map is 0.
   *
   * @param map a map in units of the threshold
   * @param kind the anomaly kind of its channel
   * @param anomalous whether the score of the frame reaches the threshold
   */
  public static List<AnomalyRegion> of(AnomalyMap map, AnomalyKind kind, boolean anomalous) {
    if (map.max() >= THRESHOLD) {
      return atThreshold(map, kind);
    }
    return anomalous && map.max() > 0
        ? List.of(AnomalyRegion.of(peak(map), map.max(), kind))
        : List.of();
  }

  private static List<AnomalyRegion> atThreshold(AnomalyMap map, AnomalyKind kind) {
    float[] values = map.values();
    BitSet cells = cells(values, value -> value >= THRESHOLD);
    return ConnectedComponents.of(cells, map.columns()).stream()
        .map(
            component ->
                AnomalyRegion.of(
                    toBox(map, component),
                    component.cells().stream()
                        .mapToDouble(cell -> values[cell])
                        .max()
                        .orElseThrow(),
                    kind))
        .sorted(Comparator.comparingDouble(AnomalyRegion::score).reversed())
        .toList();
  }

  private static BitSet cells(float[] values, DoublePredicate condition) {
    BitSet cells = new BitSet(values.length);
    for (int i = 0; i < values.length; i++) {
      cells.set(i, condition.test(values[i]));
    }
    return cells;
  }

  private static BoundingBox toBox(AnomalyMap map, ConnectedComponents.Component component) {
    double columns = map.columns();
    double rows = map.rows();
    return new BoundingBox(
        component.left() / columns,
        component.top() / rows,
        (component.right() - component.left() + 1) / columns,
        (component.bottom() - component.top() + 1) / rows);
  }
}
