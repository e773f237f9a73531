package io.vad4j;

import java.util.Optional;

/**
 * One stream of frames on its way through a {@link Detector}: it keeps what changes from frame to
 * frame, while the detector's models are shared by all its sessions.
 *
 * <p>A session is used by one thread at a time.
 *
 * @since 0.1.0
 */
public interface DetectorSession extends AutoCloseable {

  /**
   * Looks at the next frame of the stream.
   *
   * @param frame the next frame, in colour or grey; its time is not before the last one's
   * @return what the detector says of it, or empty while scorers warm up, the detector calibrates
   *     itself, or frames are skipped by sampling
   * @throws InvalidFrameException if the frame's size differs from the one before, or its time goes
   *     back; call {@link #reset()} between clips
   * @throws IllegalStateException if the session or its detector is closed
   */
  Optional<Detection> process(Frame frame);

  /** Ends the clip: an open event ends and is reported, and the next frame starts another clip. */
  void reset();

  /** Ends the clip and lets go of native memory. Closing again does nothing. */
  @Override
  void close();
}
