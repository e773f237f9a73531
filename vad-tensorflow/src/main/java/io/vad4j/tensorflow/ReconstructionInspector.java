package io.vad4j.tensorflow;

import io.vad4j.Frame;
import java.util.Optional;

/**
 * Computes reconstructions, error maps and Grad-CAM for the frames of one stream, with a model of
 * {@code architecture=reconstruction}. For one thread.
 *
 * @since 0.1.0
 */
public interface ReconstructionInspector extends AutoCloseable {

  /**
   * Reconstructs the next frame. Slower than scoring.
   *
   * @param frame GRAY8, of the size that the model was trained on
   * @return empty for the first frame after the start or a reset, which has no motion
   * @throws io.vad4j.InvalidFrameException if the frame has another size or format
   * @throws IllegalStateException if the inspector or its model is closed
   */
  Optional<Reconstruction> inspect(Frame frame);

  /**
   * Computes the maps of the next frame only, as fast as a scorer.
   *
   * @param frame GRAY8, of the size that the model was trained on
   * @return empty for the first frame after the start or a reset, which has no motion
   * @throws io.vad4j.InvalidFrameException if the frame has another size or format
   * @throws IllegalStateException if the inspector or its model is closed
   */
  Optional<ReconstructionMaps> computeMaps(Frame frame);

  /** Restores the initial state: the next frame is the first of another clip. */
  void reset();

  /** Releases native memory. Closing again has no effect. */
  @Override
  void close();
}
