package io.vad4j.motion.background;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;

import io.vad4j.core.image.CellGrid;
import io.vad4j.motion.opencv.CellExtractor;
import io.vad4j.motion.opencv.FrameClock;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;

/** Per cell, for how many seconds beyond a minimum the same foreground has been stationary. */
final class StationaryForeground implements CellExtractor {
  /** In seconds; a longer gap between frames counts as this. */
  private static final double MAX_STEP = 1;

  /** Time constant, in seconds, with which the duration decays once the foreground is gone. */
  private static final double DECAY_SECONDS = 0.4;

  /** Time constant, in seconds, with which the score decays while the cell moves. */
  private static final double FADE_SECONDS = 0.1;

  private final StreamForeground stream;
  private final CellGrid grid;
  private final AbsorbedCells absorbed;
  private final float minDuration;
  private final float absorbAfter;
  private final Mat scoreMap = new Mat();
  private final boolean[] mask;
  private final float[] stationarySeconds;
  private final float[] scores;

  /**
   * An extractor for one stream.
   *
   * @param minDuration seconds that score 0
   * @param absorbAfter seconds after which stationary foreground becomes background
   */
  StationaryForeground(
      StreamForeground stream, CellGrid grid, double minDuration, double absorbAfter) {
    this.stream = stream;
    this.grid = grid;
    this.absorbed = new AbsorbedCells(grid);
    this.minDuration = (float) minDuration;
    this.absorbAfter = (float) absorbAfter;
    this.mask = new boolean[grid.cells()];
    this.stationarySeconds = new float[grid.cells()];
    this.scores = new float[grid.cells()];
  }

  @Override
  public void checkSize(int width, int height) {
    stream.checkSize(width, height);
  }

  @Override
  public void start(Mat image) {
    stream.start(image);
    absorbed.clear();
    Arrays.fill(stationarySeconds, 0);
    Arrays.fill(scores, 0);
  }

  @Override
  public Mat extract(Mat image, FrameClock clock) {
    ForegroundSegmenter foreground = stream.update(image);
    if (2 * updateMask(foreground) < grid.cells()) {
      float elapsed = (float) Math.min(MAX_STEP, clock.intervalSeconds());
      for (int cell = 0; cell < mask.length; cell++) {
        boolean stationary = mask[cell] && !hasMovingNeighbor(cell, foreground);
        stationarySeconds[cell] = nextDuration(cell, stationary, elapsed);
        scores[cell] = nextScore(cell, stationary, elapsed);
        if (stationarySeconds[cell] >= absorbAfter) {
          absorbed.absorb(cell, foreground);
          stationarySeconds[cell] = 0;
        }
      }
    }
    scoreMap.create(grid.rows(), grid.columns(), CV_32FC1);
    new FloatPointer(scoreMap.data()).put(scores);
    return scoreMap;
  }

  /** Updates the foreground mask; returns the number of foreground cells. */
  private int updateMask(ForegroundSegmenter foreground) {
    int count = 0;
    for (int cell = 0; cell < mask.length; cell++) {
      mask[cell] = absorbed.isForeground(cell, foreground);
      count += mask[cell] ? 1 : 0;
    }
    return count;
  }

  /** Something that passes in front takes off as many seconds as it takes. */
  private float nextDuration(int cell, boolean stationary, float elapsed) {
    if (!mask[cell]) {
      return stationarySeconds[cell] * (float) Math.exp(-elapsed / DECAY_SECONDS);
    }
    return stationary
        ? stationarySeconds[cell] + elapsed
        : Math.max(0, stationarySeconds[cell] - elapsed);
  }

  /** A moving cell may be occluded, or its object may be leaving: the score decays fast. */
  private float nextScore(int cell, boolean stationary, float elapsed) {
    if (!mask[cell]) {
      return 0;
    }
    float excess = Math.max(0, stationarySeconds[cell] - minDuration);
    return stationary
        ? excess
        : Math.min(excess, scores[cell] * (float) Math.exp(-elapsed / FADE_SECONDS));
  }

  /** Whether a cell or one of its neighbours moves: uniform objects change at their edges only. */
  private boolean hasMovingNeighbor(int cell, ForegroundSegmenter foreground) {
    int column = cell % grid.columns();
    int row = cell / grid.columns();
    for (int y = Math.max(0, row - 1); y <= Math.min(grid.rows() - 1, row + 1); y++) {
      for (int x = Math.max(0, column - 1); x <= Math.min(grid.columns() - 1, column + 1); x++) {
        if (foreground.isMoving(y * grid.columns() + x)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Subtracts nothing: most cells are background, which scores 0. */
  @Override
  public void subtractBaseline(float[] cells) {}

  @Override
  public void close() {
    stream.close();
    scoreMap.close();
  }
}
