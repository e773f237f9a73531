package io.vad4j.tensorflow;

import io.vad4j.core.image.CellGrid;
import io.vad4j.tensorflow.network.MotionArchitecture;

/**
 * The sizes at which a scene is looked at.
 *
 * @param width width of a frame in pixels
 * @param height height of a frame in pixels
 * @param cells the cells at which motion is measured
 * @param miniature the picture that the network sees, which has a fixed number of pixels to a cell
 */
record SceneLayout(int width, int height, CellGrid cells, Miniature miniature) {
  /** The smallest frame, across and down: one cell. */
  static final int SMALLEST = CellGrid.CELL;

  /** The layout for frames of a size of at least {@link #SMALLEST} pixels across and down. */
  static SceneLayout of(int width, int height) {
    CellGrid cells = CellGrid.over(width, height);
    int scale = MotionArchitecture.PIXELS_PER_CELL;
    CellGrid pixels = new CellGrid(width, height, cells.columns() * scale, cells.rows() * scale);
    return new SceneLayout(width, height, cells, new Miniature(pixels));
  }

  /** The network that fits. */
  MotionArchitecture architecture() {
    return new MotionArchitecture(cells.columns(), cells.rows());
  }
}
