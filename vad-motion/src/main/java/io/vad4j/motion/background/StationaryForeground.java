package io.vad4j.motion.background;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;

import io.vad4j.core.image.CellGrid;
import io.vad4j.motion.opencv.CellExtractor;
import io.vad4j.motion.opencv.FrameClock;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * For how long something has stood still in front of each cell's empty scene, in seconds beyond
 * those that are nothing.
 */
final class StationaryForeground implements CellExtractor {
  /** A gap in the stream does not count for more. */
  private static final double MAX_STEP = 1;

  /** In seconds; what is gone is forgotten by a factor of e in so much time. */
  private static final double DECAY_SECONDS = 0.4;

  /** In seconds; while something moves there, evidence fades by a factor of e in so much time. */
  private static final double FADE_SECONDS = 0.1;

  private final ForegroundSegmenter foreground;
  private final float minDuration;
  private final float absorbAfter;
  private final Mat scoreMap = new Mat();
  private final float[] stationarySeconds;
  private final float[] scores;

  /**
   * Stillness in front of a scene.
   *
   * @param minDuration how many seconds of it are nothing
   * @param absorbAfter after how many seconds what stands still belongs to the scene
   */
  StationaryForeground(BackgroundModel background, double minDuration, double absorbAfter) {
    this.foreground = new ForegroundSegmenter(background);
    this.minDuration = (float) minDuration;
    this.absorbAfter = (float) absorbAfter;
    this.stationarySeconds = new float[background.grid().cells()];
    this.scores = new float[stationarySeconds.length];
  }

  @Override
  public void checkSize(int width, int height) {
    foreground.checkSize(width, height);
  }

  @Override
  public void start(Mat image) {
    foreground.start(image);
    Arrays.fill(stationarySeconds, 0);
    Arrays.fill(scores, 0);
  }

  @Override
  public Mat extract(Mat image, FrameClock clock) {
    foreground.update(image);
    if (foreground.isReliable()) {
      float elapsed = (float) Math.min(MAX_STEP, clock.intervalSeconds());
      for (int cell = 0; cell < stationarySeconds.length; cell++) {
        boolean stationary = foreground.isForeground(cell) && !hasMovingNeighbor(cell);
        stationarySeconds[cell] = nextDuration(cell, stationary, elapsed);
        scores[cell] = nextScore(cell, stationary, elapsed);
        if (stationarySeconds[cell] >= absorbAfter) {
          foreground.absorb(cell);
          stationarySeconds[cell] = 0;
        }
      }
    }
    scoreMap.create(foreground.grid().rows(), foreground.grid().columns(), CV_32FC1);
    new FloatPointer(scoreMap.data()).put(scores);
    return scoreMap;
  }

  /** What passes in front takes as much time as it takes. */
  private float nextDuration(int cell, boolean stationary, float elapsed) {
    if (!foreground.isForeground(cell)) {
      return stationarySeconds[cell] * (float) Math.exp(-elapsed / DECAY_SECONDS);
    }
    return stationary
        ? stationarySeconds[cell] + elapsed
        : Math.max(0, stationarySeconds[cell] - elapsed);
  }

  /**
   * What stands still is evidence; nothing is when it has gone, however long it stayed. What moves
   * there may pass in front of it or be the thing itself that goes on.
   */
  private float nextScore(int cell, boolean stationary, float elapsed) {
    if (!foreground.isForeground(cell)) {
      return 0;
    }
    float excess = Math.max(0, stationarySeconds[cell] - minDuration);
    return stationary
        ? excess
        : Math.min(excess, scores[cell] * (float) Math.exp(-elapsed / FADE_SECONDS));
  }

  /** Whether a cell moves or one beside it: plain clothes change at their edges only. */
  private boolean hasMovingNeighbor(int cell) {
    CellGrid grid = foreground.grid();
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

  /** Takes nothing off: most cells are empty. */
  @Override
  public void subtractBaseline(float[] cells) {}

  @Override
  public void close() {
    foreground.close();
    scoreMap.close();
  }
}
