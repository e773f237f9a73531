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
}
