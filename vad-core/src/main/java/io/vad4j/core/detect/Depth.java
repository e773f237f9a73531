package io.vad4j.core.detect;

import io.vad4j.core.synthetic.ThingSize;
import java.util.List;

/**
 * Whether the camera looks into the distance: what stands lower in the picture is nearer, and seen
 * larger. Where it does not, as from above or in a small room, rows differ by what happens there,
 * and dividing evidence by it would hide what is near.
 */
final class Depth {
  /** Share of the differences in height that the place must explain. */
  private static final double LEAST_EXPLAINED = 0.2;

  /** Fewer things may be larger further down by chance. */
  private static final int FEWEST_THINGS = 30;

  private Depth() {}

  /** Whether the heights of moving things rise with how low they stand, and by more than chance. */
  static boolean seenIn(List<ThingSize> things) {
    if (things.size() < FEWEST_THINGS) {
      return false;
    }
    double meanBottom = things.stream().mapToDouble(ThingSize::bottom).average().orElseThrow();
    double meanHeight = things.stream().mapToDouble(ThingSize::height).average().orElseThrow();
    double bottoms = 0;
    double heights = 0;
    double both = 0;
    for (ThingSize thing : things) {
      double bottom = thing.bottom() - meanBottom;
      double height = thing.height() - meanHeight;
      bottoms += bottom * bottom;
      heights += height * height;
      both += bottom * height;
    }
    return both > 0 && both * both >= LEAST_EXPLAINED * bottoms * heights;
  }
}
