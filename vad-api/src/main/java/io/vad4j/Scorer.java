package io.vad4j;

import java.util.Optional;

/**
 * Turns the frames of one stream into evidence, one {@link AnomalyMap} a frame.
 *
 * <p>A scorer keeps what changes from frame to frame (the previous frame, a background, a moving
 * average) and so belongs to one stream and to one thread at a time, though not always the same;
 * many scorers may share one {@link io.vad4j.spi.ScorerModel}. It neither changes nor keeps the
 * frames' pixels beyond what it needs, and a map depends on this and earlier frames only where its
 * descriptor says causal.
 *
 * @since 0.1.0
 */
public interface Scorer extends AutoCloseable {

  /**
   * Looks at the next frame. A frame that is refused leaves no trace: the next is scored as if it
   * had not been given.
   *
   * @param frame the next frame of the clip: {@link PixelFormat#GRAY8}, of the size of those before
   * @return its evidence, or empty for as many frames as the descriptor's warm-up says after the
   *     start or a reset
   * @throws InvalidFrameException if the frame's size or format cannot be scored
   * @throws IllegalStateException if the scorer is closed
   */
  Optional<AnomalyMap> score(Frame frame);

  /** Forgets the clip so far: the next frame starts another, as if the scorer were new. */
  void reset();

  /** Lets go of native memory. Closing again does nothing. */
  @Override
  void close();
}
