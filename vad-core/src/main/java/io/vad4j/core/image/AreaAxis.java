package io.vad4j.core.image;

/**
 * Overlap weights of area resampling along one axis.
 *
 * <p>Weights are integers: a source pixel that lies wholly within a target pixel has the weight
 * {@code target}, and all weights of a target pixel add up to {@code source}. Immutable.
 */
final class AreaAxis {
  private final int source;
  private final int target;
  private final int[] first;
  private final int[] last;

  /** A side of {@code source} pixels scaled to one of {@code target} pixels, both at least 1. */
  AreaAxis(int source, int target) {
    this.source = source;
    this.target = target;
    first = new int[target];
    last = new int[target];
    for (int position = 0; position < target; position++) {
      first[position] = (int) ((long) position * source / target);
      last[position] = (int) (((long) (position + 1) * source - 1) / target);
    }
  }

  /** The number of target pixels. */
  int target() {
    return target;
  }

  /** The first source pixel that a target pixel overlaps. */
  int first(int position) {
    return first[position];
  }

  /** The last source pixel that a target pixel overlaps. */
  int last(int position) {
    return last[position];
  }

  /** What a source pixel from {@link #first} to {@link #last} contributes to a target pixel. */
  int weight(int position, int pixel) {
    long left = Math.max((long) position * source, (long) pixel * target);
    long right = Math.min((long) (position + 1) * source, (long) (pixel + 1) * target);
    return (int) (right - left);
  }
}
