package io.vad4j.core.detect;

import io.vad4j.AnomalyMap;
import io.vad4j.Contribution;
import java.util.List;

/**
 * Combines scorers: the weighted sum of their surprise, which is the paper's S = α·L_rec +
 * β·S_motion with terms that are comparable since each is measured against normal footage.
 */
final class Fusion {
  /** Beyond this surprise, far outside what any footage can show, a term grows slowly. */
  private static final double SOFT_CAP = 6;

  private Fusion() {}

  /** The weighted sum, with each scorer's surprise beyond 6 compressed so that none rules alone. */
  static double fuse(List<Contribution> contributions) {
    if (contributions.size() == 1) {
      return contributions.get(0).surprise();
    }
    double sum = 0;
    for (Contribution contribution : contributions) {
      sum += contribution.weight() * term(contribution.surprise());
    }
    return sum;
  }

  /** What a scorer adds, before it is weighed: its surprise, compressed beyond 6. */
  static double term(double surprise) {
    return surprise <= SOFT_CAP ? surprise : SOFT_CAP + Math.log1p(surprise - SOFT_CAP);
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
