package io.vad4j.motion.appearance;

import io.vad4j.core.image.CellGrid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Vectors that are normal where they were seen, and in the cells around. The arrays do not change
 * after construction.
 *
 * @param cells the cell of each vector
 * @param vectors whitened descriptors
 * @param level the anomaly score that they have at least where they would have a higher one
 */
record LocalMemory(int[] cells, float[][] vectors, float level) {
  /** Cells to each side in which a vector is normal as well. */
  private static final int RADIUS = 2;

  static final LocalMemory NONE = new LocalMemory(new int[0], new float[0][], 0);

  /**
   * The distance of a vector to the nearest one that is normal at a cell; infinite where there is
   * none.
   */
  float distance(CellGrid grid, int cell, float[] vector) {
    int column = cell % grid.columns();
    int row = cell / grid.columns();
    float nearest = Float.POSITIVE_INFINITY;
    for (int i = 0; i < cells.length; i++) {
      if (Math.abs(cells[i] % grid.columns() - column) <= RADIUS
          && Math.abs(cells[i] / grid.columns() - row) <= RADIUS) {
        nearest = Math.min(nearest, squaredDistance(vectors[i], vector));
      }
    }
    return (float) Math.sqrt(nearest);
  }

  private static float squaredDistance(float[] one, float[] other) {
    float sum = 0;
    for (int i = 0; i < one.length; i++) {
      float difference = one[i] - other[i];
      sum += difference * difference;
    }
    return sum;
  }

  /** A memory that is filled. */
  static final class Builder {
    private final List<Integer> cells = new ArrayList<>();
    private final List<float[]> vectors = new ArrayList<>();
    private final float level;

    Builder(LocalMemory memory, float level) {
      this.level = level;
      Arrays.stream(memory.cells).forEach(cells::add);
      vectors.addAll(List.of(memory.vectors));
    }

    void add(int cell, float[] vector) {
      cells.add(cell);
      vectors.add(vector);
    }

    int size() {
      return cells.size();
    }

    LocalMemory build() {
      return new LocalMemory(
          cells.stream().mapToInt(cell -> cell).toArray(), vectors.toArray(float[][]::new), level);
    }
  }
}
