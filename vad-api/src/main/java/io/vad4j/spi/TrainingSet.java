package io.vad4j.spi;

import java.util.List;

/**
 * Training set: clips of normal video. Thread-safe, and can be read repeatedly.
 *
 * @since 0.1.0
 */
public interface TrainingSet {

  /** {@return the width of all frames in pixels} */
  int width();

  /** {@return the height of all frames in pixels} */
  int height();

  /** {@return the clips, at least one} */
  List<? extends TrainingClip> clips();

  /** {@return the number of frames of all clips} */
  default long frameCount() {
    return clips().stream().mapToLong(TrainingClip::size).sum();
  }
}
