package io.vad4j.spi;

import io.vad4j.Frame;

/**
 * A contiguous run of normal, grey frames.
 *
 * @since 0.1.0
 */
public interface TrainingClip {

  /** {@return what to call it in messages} */
  String name();

  /** {@return the number of frames, at least 1} */
  int size();

  /**
   * {@return one frame; its index and time count from the start of this clip}
   *
   * @param position from 0
   * @throws IndexOutOfBoundsException if there is no such frame
   * @throws io.vad4j.TrainingException if the calling thread is interrupted
   */
  Frame frame(int position);
}
