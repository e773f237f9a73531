package io.vad4j.motion.opencv;

import io.vad4j.Restorable;
import io.vad4j.StateArchive;
import io.vad4j.core.signal.Median;

/**
 * Computes a response map from the frames of one stream. Holds native memory; used by one thread at
 * a time.
 *
 * <p>Images are all of one size from {@link #start} on, and valid during the call only.
 */
public interface CellExtractor extends Restorable, AutoCloseable {

  /**
   * Checks a frame size.
   *
   * @throws io.vad4j.InvalidFrameException if frames of this size cannot be processed
   */
  default void checkSize(int width, int height) {}

  /** Resets the state and takes the first frame of a clip. */
  void start(GrayImage image);

  /**
   * Takes the next frame of a clip.
   *
   * @return the response of each cell of 8 × 8 pixels, row by row: at least 0; the caller's
   */
  float[] extract(GrayImage image, FrameClock clock);

  /**
   * Subtracts the baseline from the mean response of each cell, in place, to at least 0. The
   * default subtracts the median of the cells, which removes global changes such as flicker.
   */
  default void subtractBaseline(float[] cells) {
    float median = Median.of(cells);
    for (int i = 0; i < cells.length; i++) {
      cells[i] = Math.max(0, cells[i] - median);
    }
  }

  /** What does not follow from the frames of the warm-up; by default nothing. */
  @Override
  default void exchange(StateArchive archive) {}

  @Override
  void close();
}
