package io.vad4j.motion.background;

import io.vad4j.StateArchive;
import io.vad4j.core.background.AdaptiveBackground;
import io.vad4j.core.image.CellGrid;
import io.vad4j.motion.opencv.CellExtractor;
import io.vad4j.motion.opencv.FrameClock;
import io.vad4j.motion.opencv.GrayImage;
import java.util.Arrays;

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
  private final float[] shownScores;
  private final byte[] updatePixels;
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
    this.updatePixels = new byte[model.background().length];
    this.shownScores = new float[grid.cells()];
    this.stationarySeconds = new float[grid.cells()];
    this.scores = new float[grid.cells()];
  }

  @Override
  public void checkSize(int width, int height) {
    model.checkSize(width, height);
  }

  @Override
  public void start(GrayImage image) {
    background.start(image.pixels());
    Arrays.fill(stationarySeconds, 0);
    Arrays.fill(scores, 0);
    Arrays.fill(shownScores, 0);
    position = 0;
    updates = 0;
    pending = 0;
  }

  @Override
  public float[] extract(GrayImage image, FrameClock clock) {
    byte[] pixels = image.pixels();
    position++;
    pending += clock.intervalSeconds();
    if (background.advance(position, clock.intervalSeconds())) {
      background.update(pixels);
    }
    if (background.updates() > updates) {
      updates = background.updates();
      updateScores((float) Math.min(MAX_STEP, pending));
      pending = 0;
      System.arraycopy(pixels, 0, updatePixels, 0, pixels.length);
      System.arraycopy(scores, 0, shownScores, 0, scores.length);
    } else {
      fadeChangedCells(pixels, (float) clock.intervalSeconds());
    }
    return shownScores.clone();
  }

  /** Between two updates, a cell that shows something else is occluded, or its object leaves. */
  private void fadeChangedCells(byte[] pixels, float elapsed) {
    float fade = (float) Math.exp(-elapsed / FADE_SECONDS);
    for (int cell = 0; cell < scores.length; cell++) {
      if (scores[cell] > 0
          && grid.meanAbsoluteDifference(cell, pixels, updatePixels) >= background.threshold()) {
        shownScores[cell] *= fade;
      }
    }
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
  public void exchange(StateArchive archive) {
    archive.fill(updatePixels);
    archive.fill(stationarySeconds);
    archive.fill(scores);
    archive.fill(shownScores);
    position = archive.value(position);
    updates = archive.value(updates);
    pending = archive.value(pending);
  }

  @Override
  public void close() {}
}
