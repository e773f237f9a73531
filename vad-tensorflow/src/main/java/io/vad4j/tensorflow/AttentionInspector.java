package io.vad4j.tensorflow;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import java.util.Optional;

/**
 * Computes attention maps for the frames of one stream, with a model of the scorer {@code
 * transformer}. For one thread.
 *
 * @since 0.1.0
 */
public interface AttentionInspector extends AutoCloseable {

  /**
   * {@return the attention of the class token to each patch in the last block of the encoder, the
   * mean over the heads; empty during the warm-up}
   *
   * <p>The weights of the patches that one pass sees add up to less than 1, as the class token
   * attends to itself too. Patches are those of the pass that sees them.
   *
   * @param frame GRAY8, of the size that the model was trained on
   * @throws io.vad4j.InvalidFrameException if the frame has another size or format
   * @throws IllegalStateException if the inspector or its model is closed
   */
  Optional<AnomalyMap> attention(Frame frame);

  /** Restores the initial state: the next frame is the first of another clip. */
  void reset();

  /** Releases native memory. Closing again has no effect. */
  @Override
  void close();
}
