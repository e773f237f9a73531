package io.vad4j.core.training;

import io.vad4j.core.cutpaste.ObjectSize;
import java.util.List;

/**
 * Whether the camera looks into the distance: what stands lower in the picture is nearer, and seen
 * larger. Where it does not, as from above or in a small room, rows differ by what happens there,
 * and dividing evidence by it would hide what is near.
 */
final class PerspectiveCriterion {
  /** Share of the differences in height that the place must explain. */
  private static final double MIN_EXPLAINED_VARIANCE = 0.2;

  /** Fewer things may be larger further down by chance. */
  private static final int MIN_OBJECTS = 30;

  private PerspectiveCriterion() {}

  /** Whether the heights of moving things rise with how low they stand, and by more than chance. */
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
