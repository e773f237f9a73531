package io.vad4j;

import java.util.Optional;

/**
 * Session of a {@link Detector} for one stream of frames: it holds the state of the stream, while
 * the models are shared by all sessions of the detector.
 *
 * <p>A session is used by one thread at a time.
 *
 * @since 0.1.0
 */
public interface DetectorSession extends AutoCloseable {

  /**
   * {@return the detection of the next frame of the stream, or empty while scorers warm up or the
   * detector calibrates itself, and for frames that the frame stride skips}
   *
   * @param frame the next frame, in any format; its timestamp is not before that of the last one
   * @throws InvalidFrameException if the size of the frame differs from the one before, or its
   *     timestamp decreases; call {@link #reset()} between clips
   * @throws IllegalStateException if the session or its detector is closed
   */
  Optional<Detection> process(Frame frame);

  /** Ends the clip: an open event ends and is reported, and the next frame starts another clip. */
  void reset();

  /** Ends the clip and releases native memory. Closing again has no effect. */
  @Override
  void close();
}
