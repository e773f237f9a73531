package io.vad4j.spi;

import java.util.List;

/**
 * Normal footage to learn from, readable as often as needed, from several threads.
 *
 * @since 0.1.0
 */
public interface TrainingFootage {

  /** Width of every frame in pixels. */
  int width();

  /** Height of every frame in pixels. */
  int height();

  /** The clips, at least one. */
  List<? extends TrainingClip> clips();

  /** The number of frames of all clips. */
  default long frameCount() {
    return clips().stream().mapToLong(TrainingClip::size).sum();
  }
}
