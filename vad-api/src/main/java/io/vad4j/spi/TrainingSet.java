package io.vad4j.spi;

import java.util.List;

/**
 * Normal footage to learn from, readable as often as needed, from several threads.
 *
 * @since 0.1.0
 */
public interface TrainingSet {

  /** {@return width of every frame in pixels} */
  int width();

  /** {@return height of every frame in pixels} */
  int height();

  /** {@return the clips, at least one} */
  List<? extends TrainingClip> clips();

  /** {@return the number of frames of all clips} */
  default long frameCount() {
    return clips().stream().mapToLong(TrainingClip::size).sum();
  }

  /**
   * {@return the median background: for each pixel the temporal median of its grey level, row by
   * row, {@code width() × height()} unsigned bytes; a copy}
   *
   * <p>The default computes it on each call from at least 60 evenly spaced frames, or all where
   * there are fewer. A detector computes it once for all training frames; every subset, such as
   * that of a cross-validation fold, returns the same.
   */
  default byte[] background() {
    return TemporalMedian.of(this);
  }
}
