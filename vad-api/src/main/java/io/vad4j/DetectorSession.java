package io.vad4j;

import java.time.Instant;
import java.util.Optional;

/**
 * Session of a {@link Detector} for one stream of frames: it holds the state of the stream, while
 * the models are shared by all sessions of the detector.
 *
 * <p>A {@linkplain SessionOptions.Builder#maxGap gap} in the timestamps ends open events, and
 * scorers start anew, as after a reset. A session is used by one thread at a time; any other may
 * close it or its detector, and a frame that is being processed comes to its end first.
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

  /**
   * Ends the clip: an open event ends and is reported, and the next frame starts another clip,
   * whose start is unknown.
   *
   * @throws IllegalStateException if the session or its detector is closed
   */
  void reset();

  /**
   * Ends the clip, as {@link #reset()}; for a stream that was connected again.
   *
   * @param start the instant of time 0 of the next clip
   * @throws IllegalStateException if the session or its detector is closed
   */
  void reset(Instant start);

  /**
   * {@return the state of the stream, with which another session goes on where this one is} It may
   * be opened in another process, from the same model file: see {@link
   * SessionOptions.Builder#snapshot}. This session goes on as well.
   *
   * <p>The state holds the open events, what smoothing and drift detection remember, the last
   * frames and what {@linkplain Restorable scorers} add. Its format has a version.
   *
   * @throws IllegalStateException if the session is closed, is not {@linkplain
   *     SessionOptions.Builder#resumable resumable}, or its detector is not fitted
   * @throws UnsupportedOperationException if sessions of this implementation have no snapshots;
   *     those of {@code vad-core} have
   */
  byte[] snapshot();

  /**
   * {@return the state of the stream, as {@link #snapshot()}} This session is closed without an end
   * of the clip: an open event is neither ended nor reported, and goes on in the next session.
   *
   * @throws IllegalStateException as {@link #snapshot()}
   * @throws UnsupportedOperationException as {@link #snapshot()}
   */
  byte[] suspend();

  /** Ends the clip and releases native memory. Closing again has no effect. */
  @Override
  void close();
}
