package io.vad4j.motion;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;

import io.vad4j.core.image.CellGrid;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;

/** How unusual the direction and speed of each moving cell are, along the way that it goes. */
final class Direction implements Motion {
  private final DirectionTable table;
  private final MovingCells cells = new MovingCells();
  private final FollowedEvidence followed = new FollowedEvidence();
  private final Mat evidence = new Mat();

  Direction(DirectionTable table) {
    this.table = table;
  }

  @Override
  public void checkSize(int width, int height) {
    cells.checkSize(width, height);
  }

  @Override
  public void start(Mat picture) {
    cells.start(picture);
    followed.start();
  }

  @Override
  public Mat next(Mat picture, FrameInterval interval) {
    cells.next(picture, interval);
    CellGrid grid = cells.grid();
    float[] values = new float[grid.cells()];
    for (int cell = 0; cell < values.length; cell++) {
      if (cells.moving(cell)) {
        values[cell] =
            table.evidence(
                place(cell % grid.columns(), grid.columns()),
                place(cell / grid.columns(), grid.rows()),
                cells.across(cell),
                cells.down(cell));
      }
    }
    followed.next(cells, interval, values);
    evidence.create(grid.rows(), grid.columns(), CV_32FC1);
    new FloatPointer(evidence.data()).put(values);
    return evidence;
  }

  /** Where the middle of a cell is, 0 to 1. */
  static double place(int cell, int cells) {
    return (cell + 0.5) / cells;
  }

  /** Takes nothing off: evidence is about what moves only. */
  @Override
  public void refine(float[] values) {}

  @Override
  public void close() {
    cells.close();
    evidence.close();
  }
}
