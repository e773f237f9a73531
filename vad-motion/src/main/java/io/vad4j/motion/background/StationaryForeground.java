package io.vad4j.motion.background;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;

import io.vad4j.core.background.AdaptiveBackground;
import io.vad4j.core.image.CellGrid;
import io.vad4j.motion.opencv.CellExtractor;
import io.vad4j.motion.opencv.FrameClock;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;

/** Per cell, for how many seconds beyond a minimum the same object has been stationary. */
final class StationaryForeground implements CellExtractor {
  /** In seconds; a longer gap between updates counts as this. */
  private static final double MAX_STEP = 1;

  /** Time constant, in seconds, with which the duration decays once the object is gone. */
  private static final double DECAY_SECONDS = 0.4;

  /** Time constant, in seconds, with which the score decays while the cell moves. */
  private static final double FADE_SECONDS = 0.1;

  private final BackgroundModel model;
  private final AdaptiveBackground background;
  private final CellGrid grid;
  private final float minDuration;
  private final Mat scoreMap = new Mat();
  private final float[] shownScores;
  private byte[] pixels;
  private byte[] updatePixels;
  private final float[] stationarySeconds;
  private final float[] scores;
  private long position;
  private long updates;
  private double pending;

  /**
   * An extractor for one stream.
   *
   * @param background the background of the stream
   * @param minDuration seconds that score 0
   */
  StationaryForeground(BackgroundModel model, AdaptiveBackground background, double minDuration) {
    this.model = model;
    this.background = background;
    this.grid = model.grid();
    this.minDuration = (float) minDuration;
    this.pixels = new byte[model.background().length];
    this.updatePixels = new byte[pixels.length];
    this.shownScores = new float[grid.cells()];
    this.stationarySeconds = new float[grid.cells()];
    this.scores = new float[grid.cells()];
  }

  @Override
  public void checkSize(int width, int height) {
    model.checkSize(width, height);
  }

  @Override
  public void start(Mat image) {
    image.data().get(pixels);
    background.start(pixels);
    Arrays.fill(stationarySeconds, 0);
    Arrays.fill(scores, 0);
    Arrays.fill(shownScores, 0);
    position = 0;
    updates = 0;
    pending = 0;
  }

  @Override
  public Mat extract(Mat image, FrameClock clock) {
    image.data().get(pixels);
    position++;
    pending += clock.intervalSeconds();
    if (background.advance(position, clock.intervalSeconds())) {
      background.update(pixels);
    }
    if (background.updates() > updates) {
      updates = background.updates();
      updateScores((float) Math.min(MAX_STEP, pending));
      pending = 0;
      byte[] last = updatePixels;
      updatePixels = pixels;
      pixels = last;
      System.arraycopy(scores, 0, shownScores, 0, scores.length);
    } else {
      fadeChangedCells((float) clock.intervalSeconds());
    }
    scoreMap.create(grid.rows(), grid.columns(), CV_32FC1);
    new FloatPointer(scoreMap.data()).put(shownScores);
    return scoreMap;
  }

  /** Between two updates, a cell that shows something else is occluded, or its object leaves. */
  private void fadeChangedCells(float elapsed) {
    float fade = (float) Math.exp(-elapsed / FADE_SECONDS);
    for (int cell = 0; cell < scores.length; cell++) {
      if (scores[cell] > 0 && difference(cell) >= background.threshold()) {
        shownScores[cell] *= fade;
      }
    }
  }

  /** The mean absolute difference of a cell to the last update, in grey levels. */
  private float difference(int cell) {
    return grid.meanAbsoluteDifference(cell, pixels, updatePixels);
  }

  private void updateScores(float elapsed) {
    if (background.isOtherScene()) {
      return;
    }
    for (int cell = 0; cell < scores.length; cell++) {
      stationarySeconds[cell] = nextDuration(cell, elapsed);
      scores[cell] = nextScore(cell, elapsed);
    }
  }

  /** Something that passes in front takes off as many seconds as it takes. */
  private float nextDuration(int cell, float elapsed) {
    if (background.isStationary(cell)) {
      return stationarySeconds[cell] + elapsed;
    }
    if (!background.isObject(cell)) {
      return stationarySeconds[cell] * (float) Math.exp(-elapsed / DECAY_SECONDS);
    }
    return background.isMoving(cell)
        ? Math.max(0, stationarySeconds[cell] - elapsed)
        : stationarySeconds[cell];
  }

  /** A moving cell may be occluded, or its object may be leaving: the score decays fast. */
  private float nextScore(int cell, float elapsed) {
    if (!background.isObject(cell)) {
      return 0;
    }
    float excess = Math.max(0, stationarySeconds[cell] - minDuration);
    return background.isMoving(cell)
        ? Math.min(excess, scores[cell] * (float) Math.exp(-elapsed / FADE_SECONDS))
        : excess;
  }

  /** Subtracts nothing: most cells are background, which scores 0. */
  @Override
  public void subtractBaseline(float[] cells) {}

  @Override
  public void close() {
    scoreMap.close();
  }
}
