package io.vad4j.core.scoring;

import io.vad4j.AnomalyMap;
import io.vad4j.Restorable;
import io.vad4j.StateArchive;
import io.vad4j.core.calibration.SurprisalCalibration;
import java.time.Duration;
import java.util.Arrays;

/**
 * Level of the anomaly scores that recur in each cell of a stream, such as those of a tree in the
 * wind. Scores are reduced by what their level exceeds a high score of normal video.
 *
 * <p>The level follows, in logarithmic steps, a quantile of the mean scores of past periods,
 * {@value #PEAK_FACTOR} times of each, since what recurs is not there all the time. Scores of an
 * anomaly that lasts for half a minute at one place, or passes it now and then, are not reduced.
 * Where most of the picture recurs, the scores have drifted, and stay as they are. Not thread-safe;
 * one for each scorer and stream.
 */
public final class RecurringLevel implements Restorable {
  /** In seconds. */
  private static final double PERIOD = 10;

  /** In seconds; a longer gap between frames counts as this. */
  private static final double MAX_STEP = 1;

  /** Factor of the level after a period whose mean score is above it. */
  private static final float RISE = 1.2f;

  /** Factor of the level after any other: it settles where about one period in five is above it. */
  private static final float FALL = 0.95f;

  /** Highest of the scores that recur, relative to their mean. */
  private static final float PEAK_FACTOR = 5;

  /** Surprisal of the score up to which nothing is reduced. */
  private static final double MIN_SURPRISAL = 2;

  /** Lowest level relative to that score: four periods pass before anything is reduced. */
  private static final float MIN_LEVEL = 0.5f;

  /** Share of the cells that recur at most: where there are more, the scores have drifted. */
  private static final double MAX_SHARE = 0.75;

  private final float limit;
  private float[] levels = {};
  private float[] excess = {};
  private float[] sums = {};
  private int frames;
  private double seconds;
  private double last = Double.NaN;

  /**
   * The level of a stream that has none yet.
   *
   * @param calibration of the pooled scores of the maps
   */
  public RecurringLevel(SurprisalCalibration calibration) {
    limit = Math.max(Float.MIN_NORMAL, (float) calibration.value(MIN_SURPRISAL));
  }

  /**
   * The map of the next frame with reduced scores.
   *
   * @param time timestamp of the frame
   */
  AnomalyMap apply(Duration time, AnomalyMap map) {
    float[] scores = map.values();
    if (levels.length != scores.length) {
      resize(scores.length);
    }
    advance(time, map.columns());
    frames++;
    boolean reduced = false;
    for (int i = 0; i < scores.length; i++) {
      sums[i] += scores[i];
      if (excess[i] > 0 && scores[i] > 0) {
        scores[i] = Math.max(0, scores[i] - excess[i]);
        reduced = true;
      }
    }
    return reduced ? AnomalyMap.of(map.columns(), map.rows(), scores) : map;
  }

  private void resize(int cells) {
    levels = new float[cells];
    excess = new float[cells];
    sums = new float[cells];
    reset();
  }

  private void advance(Duration time, int columns) {
    double now = time.toNanos() / 1e9;
    seconds += now > last ? Math.min(MAX_STEP, now - last) : 0;
    last = now;
    if (seconds < PERIOD || frames == 0) {
      return;
    }
    for (int i = 0; i < levels.length; i++) {
      float high = PEAK_FACTOR * sums[i] / frames;
      levels[i] =
          high > levels[i]
              ? Math.min(high, RISE * levels[i])
              : Math.max(MIN_LEVEL * limit, FALL * levels[i]);
    }
    startPeriod();
    updateExcess(columns);
  }

  private void startPeriod() {
    Arrays.fill(sums, 0);
    frames = 0;
    seconds = 0;
  }

  /** What sways is in the cells around, too: the excess is that of the highest level there. */
  private void updateExcess(int columns) {
    int rows = levels.length / columns;
    for (int i = 0; i < levels.length; i++) {
      float highest = limit;
      for (int y = Math.max(0, i / columns - 1); y <= Math.min(rows - 1, i / columns + 1); y++) {
        int end = y * columns + Math.min(columns - 1, i % columns + 1);
        for (int j = y * columns + Math.max(0, i % columns - 1); j <= end; j++) {
          highest = Math.max(highest, levels[j]);
        }
      }
      excess[i] = highest - limit;
    }
    if (share() > MAX_SHARE) {
      Arrays.fill(excess, 0);
    }
  }

  /** {@return the share of the cells whose scores are reduced, 0 to 1} */
  double share() {
    int reduced = 0;
    for (float value : excess) {
      reduced += value > 0 ? 1 : 0;
    }
    return excess.length == 0 ? 0 : (double) reduced / excess.length;
  }

  /** Forgets what has recurred. */
  void reset() {
    Arrays.fill(levels, MIN_LEVEL * limit);
    Arrays.fill(excess, 0);
    startPeriod();
    last = Double.NaN;
  }

  @Override
  public void exchange(StateArchive archive) {
    int cells = archive.value(levels.length);
    if (levels.length != cells) {
      resize(cells);
    }
    archive.fill(levels);
    archive.fill(excess);
    archive.fill(sums);
    frames = archive.value(frames);
    seconds = archive.value(seconds);
    last = archive.value(last);
  }
}
