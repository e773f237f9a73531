package io.vad4j.core.fusion;

import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyMap;
import io.vad4j.ScorerContribution;
import java.util.Comparator;
import java.util.List;

/**
 * Combines scorers: the weighted sum of their evidence, which is the paper's S = α·L_rec +
 * β·S_motion with terms that are comparable since each is measured against normal footage, and
 * squared so that one that sees much is not lost among others that see nothing.
 */
final class Fusion {
  private Fusion() {}

  /** The weighted sum of the scorers' evidence; the plain surprise where there is one scorer. */
  static double fuse(List<ScorerContribution> contributions) {
    return contributions.size() == 1
        ? contributions.get(0).surprisal()
        : contributions.stream().mapToDouble(ScorerContribution::weightedScore).sum();
  }

  /** The kind of the scorer with the largest weighted contribution. */
  static AnomalyKind dominantKind(List<ScorerContribution> contributions) {
    return contributions.stream()
        .max(Comparator.comparingDouble(ScorerContribution::weightedScore))
        .map(ScorerContribution::kind)
        .orElse(AnomalyKind.OTHER);
  }

  /**
   * One map of several: the weighted mean of the maps, each divided by its unit, on the finest of
   * their grids.
   *
   * @param maps the scorers' maps
   * @param units the value of each map that is as unusual as the threshold
   * @param weights the scorers' weights
   */
  static AnomalyMap fuse(List<AnomalyMap> maps, double[] units, double[] weights) {
    AnomalyMap finest = maps.get(0);
    for (AnomalyMap map : maps) {
      if (map.columns() * map.rows() > finest.columns() * finest.rows()) {
        finest = map;
      }
    }
    int columns = finest.columns();
    int rows = finest.rows();
    float[] fused = new float[columns * rows];
    double weightSum = 0;
    for (double weight : weights) {
      weightSum += weight;
    }
    for (int i = 0; i < maps.size(); i++) {
      AnomalyMap map = maps.get(i);
      double factor = weights[i] / (weightSum * units[i]);
      for (int row = 0; row < rows; row++) {
        int fromRow = row * map.rows() / rows;
        for (int column = 0; column < columns; column++) {
          fused[row * columns + column] +=
              (float) (factor * map.value(column * map.columns() / columns, fromRow));
        }
      }
    }
    return AnomalyMap.of(columns, rows, fused);
  }
}
