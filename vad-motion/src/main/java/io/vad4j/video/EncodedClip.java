package io.vad4j.video;

import java.time.Duration;

/**
 * A clip that is being written while its source is read; see {@link EncodedVideo}. Thread-safe.
 *
 * @since 0.1.0
 */
public interface EncodedClip extends AutoCloseable {
  /** {@return the time of the first frame written; zero while there is none} */
  Duration start();

  /**
   * Sets when the clip ends; it is complete once the source was read so far, or is closed.
   *
   * @param time time of the last frame, as {@link io.vad4j.Frame#timestamp}
   */
  void endAt(Duration time);

  /** Ends the clip now. Closing again has no effect. */
  @Override
  void close();
}
