package io.vad4j.core.background;

import io.vad4j.Restorable;
import io.vad4j.StateArchive;
import io.vad4j.core.image.CellGrid;
import java.util.BitSet;

/**
 * Background of one stream for scorers that compare what they see with what they saw in training:
 * that of the training video, except where the stream's is surely the scene. That is where it is
 * the training's in another light, with the same edges, and where it has been visible for long
 * without a change, such as a piece of furniture. What the stream has absorbed else may have been
 * an object. Not thread-safe; one for each stream and scorer.
 */
public final class ReferenceBackground implements Restorable {
  /** Seconds for which a changed background has to be visible to be that of the scene. */
  private static final float SETTLED_SECONDS = 30;

  /**
   * Difference of a cell in another light, relative to that of other content: less than that, a
   * soft shadow makes what passes in it look unusual.
   */
  private static final float MIN_LIGHT_CHANGE = 0.5f;

  /** Difference of pixels that is noise, in grey levels. */
  private static final float NOISE = 4;

  private final AdaptiveBackground background;
  private final CellGrid grid;
  private final RatioField ratios;
  private final LightClassifier lightClassifier;
  private final float[] differences;
  private final byte[] image;
  private byte[] frame;
  private long position;
  private long updates;

  /**
   * The reference of one stream.
   *
   * @param background the background of the stream, which may be shared
   */
  public ReferenceBackground(AdaptiveBackground background) {
    this.background = background;
    this.grid = background.grid();
    this.ratios = new RatioField(grid);
    this.lightClassifier = new LightClassifier(grid, ratios);
    this.differences = new float[grid.cells()];
    this.image = background.initialImage().clone();
    this.frame = image;
  }

  /**
   * Takes the first frame of a clip and returns to the background of the training video.
   *
   * @param first grey levels, row by row; kept until the next frame
   */
  public void start(byte[] first) {
    background.start(first);
    System.arraycopy(background.initialImage(), 0, image, 0, image.length);
    frame = first;
    position = 0;
    updates = 0;
  }

  /**
   * Takes the next frame.
   *
   * @param next grey levels, row by row; kept until the next frame
   * @param elapsedSeconds time since the frame before
   * @return whether {@link #image()} was brought up to date
   */
  public boolean update(byte[] next, double elapsedSeconds) {
    frame = next;
    if (background.advance(++position, elapsedSeconds)) {
      background.update(next);
    }
    if (background.updates() == updates) {
      return false;
    }
    updates = background.updates();
    follow();
    return true;
  }

  /** Without the background of the stream, which has an archive of its own. */
  @Override
  public void exchange(StateArchive archive) {
    archive.fill(image);
    position = archive.value(position);
    updates = archive.value(updates);
  }

  private void follow() {
    BitSet changed = new BitSet(grid.cells());
    byte[] initial = background.initialImage();
    byte[] current = background.backgroundImage();
    grid.meanAbsoluteDifferences(initial, current, differences);
    for (int cell = 0; cell < differences.length; cell++) {
      changed.set(cell, differences[cell] >= MIN_LIGHT_CHANGE * background.threshold());
    }
    BitSet scene = relit(changed);
    System.arraycopy(initial, 0, image, 0, image.length);
    for (int cell = changed.nextSetBit(0); cell >= 0; cell = changed.nextSetBit(cell + 1)) {
      boolean isOther = differences[cell] >= background.threshold();
      if (scene.get(cell) || isOther && background.backgroundSeconds(cell) >= SETTLED_SECONDS) {
        CellRows.copy(grid, cell, current, image);
      }
    }
  }

  /** The changed cells that show the background of the training video in another light. */
  private BitSet relit(BitSet changed) {
    BitSet candidates = new BitSet(grid.cells());
    changed.stream().filter(background::hasBeenLight).forEach(candidates::set);
    if (candidates.isEmpty()) {
      return candidates;
    }
    byte[] initial = background.initialImage();
    byte[] current = background.backgroundImage();
    ratios.measure(current, initial);
    return lightClassifier.light(candidates, new BitSet(), new BitSet(), current, initial, NOISE);
  }

  /** {@return the background to compare with: grey levels, row by row; not to be changed} */
  public byte[] image() {
    return image;
  }

  /** {@return whether a cell of the last frame shows what the stream's background has become} */
  public boolean isVisible(int cell) {
    return grid.meanAbsoluteDifference(cell, frame, background.backgroundImage())
        < background.threshold();
  }
}
