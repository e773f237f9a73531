package io.vad4j.core.image;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Connected-component labelling of a binary grid with 8-connectivity: cells that touch at a side or
 * a corner belong to one component. Cells are numbered row by row from the top left.
 *
 * @since 0.1.0
 */
public final class ConnectedComponents {
  private ConnectedComponents() {}

  /**
   * A connected set of cells and its bounding box.
   *
   * @param cells the cells that are set; not to be changed
   * @param left first column
   * @param top first row
   * @param right last column, inclusive
   * @param bottom last row, inclusive
   */
  public record Component(BitSet cells, int left, int top, int right, int bottom) {}

  /**
   * {@return all components, in the order of their topmost, then leftmost cell}
   *
   * @param cells the cells that are set
   * @param columns number of columns of the grid
   */
  public static List<Component> of(BitSet cells, int columns) {
    List<Component> components = new ArrayList<>();
    BitSet remaining = (BitSet) cells.clone();
    for (int seed = remaining.nextSetBit(0); seed >= 0; seed = remaining.nextSetBit(seed)) {
      components.add(extract(remaining, columns, seed));
    }
    return components;
  }

  /**
   * {@return the component that contains a cell}
   *
   * @param cells the cells that are set
   * @param columns number of columns of the grid
   * @param seed a cell that is set
   */
  public static Component containing(BitSet cells, int columns, int seed) {
    return extract((BitSet) cells.clone(), columns, seed);
  }

  /** Flood fill that moves the component of a cell out of the remaining cells. */
  private static Component extract(BitSet remaining, int columns, int seed) {
    BitSet component = new BitSet();
    int left = columns;
    int right = 0;
    Deque<Integer> pending = new ArrayDeque<>();
    remaining.clear(seed);
    pending.push(seed);
    while (!pending.isEmpty()) {
      int cell = pending.pop();
      component.set(cell);
      int column = cell % columns;
      int row = cell / columns;
      left = Math.min(left, column);
      right = Math.max(right, column);
      for (int y = Math.max(0, row - 1); y <= row + 1; y++) {
        for (int x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
          int neighbour = y * columns + x;
          if (remaining.get(neighbour)) {
            remaining.clear(neighbour);
            pending.push(neighbour);
          }
        }
      }
    }
    int top = component.nextSetBit(0) / columns;
    return new Component(component, left, top, right, (component.length() - 1) / columns);
  }
}
