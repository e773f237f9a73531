package io.vad4j.core.signal;

/** Median of float arrays by quickselect, in linear time on average. */
public final class Median {
  private Median() {}

  /**
   * {@return the median: the upper of the two middle values of an even count}
   *
   * @param values at least one value, none NaN; not changed
   */
  public static float of(float[] values) {
    float[] copy = values.clone();
    int middle = copy.length / 2;
    int first = 0;
    int last = copy.length - 1;
    while (first < last) {
      float pivot = copy[(first + last) >>> 1];
      int low = first;
      int high = last;
      while (low <= high) {
        while (copy[low] < pivot) {
          low++;
        }
        while (copy[high] > pivot) {
          high--;
        }
        if (low <= high) {
          float swapped = copy[low];
          copy[low++] = copy[high];
          copy[high--] = swapped;
        }
      }
      if (middle <= high) {
        last = high;
      } else if (middle >= low) {
        first = low;
      } else {
        break;
      }
    }
    return copy[middle];
  }
}
