package io.vad4j.core.background;

import io.vad4j.Restorable;
import io.vad4j.StateArchive;
import io.vad4j.core.image.CellGrid;
import io.vad4j.core.image.ConnectedComponents;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Since when cells differ from the background, and how they came to: with motion, as an object
 * does, gradually, or at once as a lamp that is switched on. Not thread-safe.
 */
final class ChangeHistory implements Restorable {
  /** Seconds after which what differs is no part of a change that comes now. */
  static final float RECENT_SECONDS = 2;

  /** Seconds after which nothing moves any more that has come at once. */
  private static final float SWITCHED_SECONDS = 2;

  /** Seconds between updates from which on an object may come unseen. */
  private static final float MAX_INTERVAL = 1;

  /** Brightness of a light source that is switched on, relative to the background. */
  private static final float MIN_SOURCE_RATIO = 1.1f;

  /** Part of the cells of a light source that have come without motion; others glow later. */
  private static final double MIN_SOURCE_PART = 0.5;

  /** Part of the image that a light source takes at most. */
  private static final double MAX_SOURCE_SIZE = 0.1;

  private final CellGrid grid;
  private final float[] differentSeconds;
  private final float[] stillSeconds;
  private final BitSet switched = new BitSet();
  private final BitSet gradual = new BitSet();
  private final BitSet recent = new BitSet();
  private float secondsSinceGlobalMotion;

  ChangeHistory(CellGrid grid) {
    this.grid = grid;
    this.differentSeconds = new float[grid.cells()];
    this.stillSeconds = new float[grid.cells()];
    clear();
  }

  void clear() {
    Arrays.fill(differentSeconds, 0);
    Arrays.fill(stillSeconds, 0);
    switched.clear();
    gradual.clear();
    recent.clear();
    secondsSinceGlobalMotion = Float.POSITIVE_INFINITY;
  }

  @Override
  public void exchange(StateArchive archive) {
    archive.fill(differentSeconds);
    archive.fill(stillSeconds);
    BitSet archived = BitSet.valueOf(archive.value(switched.toByteArray()));
    switched.clear();
    switched.or(archived);
    secondsSinceGlobalMotion = archive.value(secondsSinceGlobalMotion);
  }

  /**
   * Advances to an update.
   *
   * @param different the cells that differ from the background
   * @param ratios the brightness of the image relative to the background
   * @param elapsed seconds since the update before
   */
  void update(BitSet different, MovingCells motion, RatioField ratios, float elapsed) {
    secondsSinceGlobalMotion = motion.isGlobal() ? 0 : secondsSinceGlobalMotion + elapsed;
    updateSwitched(different, motion, ratios, elapsed);
    for (int cell = 0; cell < grid.cells(); cell++) {
      differentSeconds[cell] = different.get(cell) ? differentSeconds[cell] + elapsed : 0;
      stillSeconds[cell] = motion.near().get(cell) ? 0 : stillSeconds[cell] + elapsed;
      gradual.set(cell, stillSeconds[cell] > differentSeconds[cell]);
      recent.set(cell, differentSeconds[cell] <= RECENT_SECONDS);
    }
  }

  /** The cells that have come to differ without motion; not to be changed. */
  BitSet gradual() {
    return gradual;
  }

  /** The cells that have differed for a short time or do not; not to be changed. */
  BitSet recent() {
    return recent;
  }

  /** Cells that have become the background. */
  void forget(BitSet cells) {
    cells.stream().forEach(cell -> differentSeconds[cell] = 0);
  }

  /**
   * {@return the cells of small objects that are light sources} One has come without any motion, as
   * a lamp that grows bright, or is switched on: it has become brighter at once where nothing
   * moved, and has been still since.
   *
   * @param objects cells that show objects
   */
  BitSet lightSources(BitSet objects) {
    BitSet sources = new BitSet(grid.cells());
    for (ConnectedComponents.Component object : ConnectedComponents.of(objects, grid.columns())) {
      BitSet cells = object.cells();
      int size = cells.cardinality();
      long withoutMotion = cells.stream().filter(this::hasComeWithoutMotion).count();
      if (size <= MAX_SOURCE_SIZE * grid.cells() && withoutMotion >= MIN_SOURCE_PART * size) {
        sources.or(cells);
      }
    }
    return sources;
  }

  private boolean hasComeWithoutMotion(int cell) {
    float seconds = differentSeconds[cell];
    return switched.get(cell)
        ? seconds >= SWITCHED_SECONDS
        : gradual.get(cell) && seconds < secondsSinceGlobalMotion;
  }

  /**
   * Finds cells that have become brighter at once where nothing had moved, there or around, and
   * keeps those found before that are still.
   */
  private void updateSwitched(
      BitSet different, MovingCells motion, RatioField ratios, float elapsed) {
    switched.and(different);
    switched.andNot(motion.near());
    if (elapsed >= MAX_INTERVAL || secondsSinceGlobalMotion <= RECENT_SECONDS) {
      return;
    }
    BitSet come = new BitSet(grid.cells());
    different.stream().filter(cell -> differentSeconds[cell] == 0).forEach(come::set);
    for (ConnectedComponents.Component change : ConnectedComponents.of(come, grid.columns())) {
      BitSet cells = change.cells();
      double ratio = cells.stream().mapToDouble(ratios::get).average().orElse(0);
      if (ratio >= MIN_SOURCE_RATIO && wereStill(cells)) {
        switched.or(cells);
      }
    }
  }

  /** Whether nothing had moved in cells and around them until just now. */
  private boolean wereStill(BitSet cells) {
    return grid.dilate(cells).stream().noneMatch(cell -> stillSeconds[cell] < RECENT_SECONDS);
  }
}
