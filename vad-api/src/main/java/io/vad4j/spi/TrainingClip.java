package io.vad4j.spi;

import io.vad4j.Frame;

/**
 * Training clip: consecutive normal frames in {@link io.vad4j.PixelFormat#GRAY8}.
 *
 * @since 0.1.0
 */
public interface TrainingClip {

  /** {@return the name for messages} */
  String name();

  /** {@return the number of frames, at least 1} */
  int size();

  /**
   * {@return a frame, with index and timestamp relative to the start of this clip}
   *
   * @param position from 0
   * @throws IndexOutOfBoundsException if there is no such frame
   * @throws io.vad4j.TrainingException if the calling thread is interrupted
   */
  Frame frame(int position);
}
