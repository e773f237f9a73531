package io.vad4j.tensorflow.motion;

import io.vad4j.core.image.CellGrid;
import io.vad4j.tensorflow.network.MotionArchitecture;

/**
 * The sizes at which a scene is looked at.
 *
 * @param width width of a frame in pixels
 * @param height height of a frame in pixels
 * @param cells the cells at which motion is measured
 * @param downsampler the picture that the network sees, which has a fixed number of pixels to a
 *     cell
 */
record InputGeometry(int width, int height, CellGrid cells, Downsampler downsampler) {
  /** The smallest frame, across and down: one cell. */
  static final int MIN_SIZE = CellGrid.CELL_SIZE;

  /** The layout for frames of a size of at least {@link #MIN_SIZE} pixels across and down. */
  static InputGeometry of(int width, int height) {
    CellGrid cells = CellGrid.forImage(width, height);
    int scale = MotionArchitecture.PIXELS_PER_CELL;
    CellGrid pixels = new CellGrid(width, height, cells.columns() * scale, cells.rows() * scale);
    return new InputGeometry(width, height, cells, new Downsampler(pixels));
  }

  /** The network that fits. */
  MotionArchitecture architecture() {
    return new MotionArchitecture(cells.columns(), cells.rows());
  }
}
