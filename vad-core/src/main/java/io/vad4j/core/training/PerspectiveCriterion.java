package io.vad4j.core.training;

import io.vad4j.core.cutpaste.ObjectSize;
import java.util.List;

/**
 * Criterion for a perspective view: the height of moving objects correlates with the position of
 * their lower edge. Without perspective, as seen from above or in a small room, rows differ by the
 * activity there, and normalization would suppress anomalies.
 */
final class PerspectiveCriterion {
  /** Minimum coefficient of determination R². */
  private static final double MIN_EXPLAINED_VARIANCE = 0.2;

  /** Minimum number of objects; with fewer a correlation may be due to chance. */
  private static final int MIN_OBJECTS = 30;

  private PerspectiveCriterion() {}

  /** Whether object heights increase with the position of the lower edge, with enough R². */
  static boolean isMet(List<ObjectSize> sizes) {
    if (sizes.size() < MIN_OBJECTS) {
      return false;
    }
    double meanBottom = sizes.stream().mapToDouble(ObjectSize::bottom).average().orElseThrow();
    double meanHeight = sizes.stream().mapToDouble(ObjectSize::height).average().orElseThrow();
    double bottomVariance = 0;
    double heightVariance = 0;
    double covariance = 0;
    for (ObjectSize size : sizes) {
      double bottom = size.bottom() - meanBottom;
      double height = size.height() - meanHeight;
      bottomVariance += bottom * bottom;
      heightVariance += height * height;
      covariance += bottom * height;
    }
    return covariance > 0
        && covariance * covariance >= MIN_EXPLAINED_VARIANCE * bottomVariance * heightVariance;
  }
}
