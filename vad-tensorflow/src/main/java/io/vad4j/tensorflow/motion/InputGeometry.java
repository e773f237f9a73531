package io.vad4j.tensorflow.motion;

import io.vad4j.core.image.CellGrid;
import io.vad4j.tensorflow.network.MotionArchitecture;
import io.vad4j.tensorflow.train.BlockMask;

/**
 * Sizes of frames, motion cells and network input.
 *
 * @param width width of a frame in pixels
 * @param height height of a frame in pixels
 * @param cells cells in which motion is measured
 * @param downsampler reduces frames to the network's input, which has a fixed number of pixels per
 *     cell
 */
record InputGeometry(int width, int height, CellGrid cells, Downsampler downsampler) {
  /** Smallest width and height of a frame: one cell. */
  static final int MIN_SIZE = CellGrid.CELL_SIZE;

  /** Side of the mask blocks in cells; about the size of an object. */
  private static final int MASK_BLOCK = 5;

  /** {@return the geometry for frames of at least {@link #MIN_SIZE} pixels in each direction} */
  static InputGeometry of(int width, int height) {
    CellGrid cells = CellGrid.forImage(width, height);
    int scale = MotionArchitecture.PIXELS_PER_CELL;
    CellGrid pixels = new CellGrid(width, height, cells.columns() * scale, cells.rows() * scale);
    return new InputGeometry(width, height, cells, new Downsampler(pixels));
  }

  /** {@return the architecture for this geometry} */
  MotionArchitecture architecture() {
    return new MotionArchitecture(cells.columns(), cells.rows());
  }

  /** {@return masks of the cells} */
  BlockMask blockMask() {
    return new BlockMask(cells.columns(), cells.rows(), MASK_BLOCK);
  }
}
