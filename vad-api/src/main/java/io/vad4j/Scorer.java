package io.vad4j;

import java.util.Optional;

/**
 * Scorer of one stream: computes an {@link AnomalyMap} for each frame.
 *
 * <p>A scorer holds the state of its stream (the previous frame, a background, a moving average)
 * and is used by one thread at a time, not always the same; many scorers share one {@link
 * io.vad4j.spi.ScorerModel}. It neither modifies frames nor retains them longer than needed. If its
 * descriptor is causal, a map depends on the current and earlier frames only.
 *
 * @since 0.1.0
 */
public interface Scorer extends AutoCloseable {

  /**
   * {@return the anomaly map of the next frame, or empty for the warm-up frames of the descriptor
   * after the start or a reset} A rejected frame does not change the state.
   *
   * @param frame the next frame of the clip: {@link PixelFormat#GRAY8}, of the size of those before
   * @throws InvalidFrameException if the frame's size or format cannot be scored
   * @throws IllegalStateException if the scorer is closed
   */
  Optional<AnomalyMap> score(Frame frame);

  /** Resets the state: the next frame starts another clip, as if the scorer were new. */
  void reset();

  /** Releases native memory. Closing again has no effect. */
  @Override
  void close();
}
