package io.vad4j.core.event;

import io.vad4j.AnomalyMap;
import io.vad4j.BoundingBox;
import java.util.ArrayDeque;
import java.util.Deque;

/** Finds the place that an anomaly map points at. */
final class PeakRegion {
  private PeakRegion() {}

  /**
   * The box around the highest cell and all cells joined to it that are more than half as high.
   * Half is what a thing of two cells leaves in the empty ones beside it when maps are averaged.
   */
  static BoundingBox of(AnomalyMap map) {
    int columns = map.columns();
    float[] values = map.values();
    int peak = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[peak]) {
        peak = i;
      }
    }
    float threshold = values[peak] / 2;
    int left = columns;
    int right = 0;
    int top = map.rows();
    int bottom = 0;
    boolean[] visited = new boolean[values.length];
    Deque<Integer> pending = new ArrayDeque<>();
    pending.push(peak);
    visited[peak] = true;
    while (!pending.isEmpty()) {
      int cell = pending.pop();
      int column = cell % columns;
      int row = cell / columns;
      left = Math.min(left, column);
      right = Math.max(right, column);
      top = Math.min(top, row);
      bottom = Math.max(bottom, row);
      for (int y = Math.max(0, row - 1); y <= Math.min(map.rows() - 1, row + 1); y++) {
        for (int x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
          int neighbour = y * columns + x;
          if (!visited[neighbour] && values[neighbour] > threshold) {
            visited[neighbour] = true;
            pending.push(neighbour);
          }
        }
      }
    }
    return new BoundingBox(
        (double) left / columns,
        (double) top / map.rows(),
        (double) (right - left + 1) / columns,
        (double) (bottom - top + 1) / map.rows());
  }
}
