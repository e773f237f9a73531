package io.vad4j.core.fusion;

import io.vad4j.AnomalyMap;
import java.util.List;

/** Fusion of the anomaly maps of several scorers. */
final class MapFusion {
  private MapFusion() {}

  /**
   * A map to fuse.
   *
   * @param unit the value of the map that corresponds to the threshold, above 0
   * @param weight the weight of its scorer
   */
  record WeightedMap(AnomalyMap map, double unit, double weight) {}

  /**
   * The weighted mean of the maps, each divided by its unit, on the finest of their grids
   * (nearest-neighbour sampling).
   */
  static AnomalyMap fuse(List<WeightedMap> weightedMaps) {
    AnomalyMap finest = weightedMaps.get(0).map();
    double weightSum = 0;
    for (WeightedMap weighted : weightedMaps) {
      AnomalyMap map = weighted.map();
      if (map.columns() * map.rows() > finest.columns() * finest.rows()) {
        finest = map;
      }
      weightSum += weighted.weight();
    }
    int columns = finest.columns();
    int rows = finest.rows();
    float[] fused = new float[columns * rows];
    for (WeightedMap weighted : weightedMaps) {
      AnomalyMap map = weighted.map();
      float factor = (float) (weighted.weight() / (weightSum * weighted.unit()));
      float[] values = map.values();
      if (map.columns() == columns && map.rows() == rows) {
        for (int i = 0; i < fused.length; i++) {
          fused[i] += factor * values[i];
        }
        continue;
      }
      for (int row = 0; row < rows; row++) {
        int mapRow = row * map.rows() / rows * map.columns();
        for (int column = 0; column < columns; column++) {
          fused[row * columns + column] +=
              factor * values[mapRow + column * map.columns() / columns];
        }
      }
    }
    return AnomalyMap.of(columns, rows, fused);
  }
}
