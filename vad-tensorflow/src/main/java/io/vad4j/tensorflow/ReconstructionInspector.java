package io.vad4j.tensorflow;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.core.image.CellGrid;
import io.vad4j.tensorflow.network.ReconstructionNetwork;
import io.vad4j.tensorflow.reconstruction.FrameInspector;
import java.util.Optional;

/**
 * Looks at the frames of one stream and shows all that a network of {@code
 * architecture=reconstruction} makes of them. Slower than scoring. For one thread.
 *
 * @since 0.1.0
 */
public final class ReconstructionInspector implements AutoCloseable {
  private final FrameInspector inspector;

  ReconstructionInspector(FrameInspector inspector) {
    this.inspector = inspector;
  }

  /**
   * Looks at the next frame.
   *
   * @param frame grey, of the size that the model was trained on
   * @return what the network makes of it; empty for the first frame after the start or a reset,
   *     which has no motion yet
   * @throws io.vad4j.InvalidFrameException if the frame is of another size or format
   * @throws IllegalStateException if the study or its model is closed
   */
  public Optional<Reconstruction> inspect(Frame frame) {
    return inspector.inspect(frame).map(this::toReconstruction);
  }

  /**
   * Looks at the next frame for its maps alone, as quickly as a scorer does.
   *
   * @param frame grey, of the size that the model was trained on
   * @return the maps; empty for the first frame after the start or a reset, which has no motion yet
   * @throws io.vad4j.InvalidFrameException if the frame is of another size or format
   * @throws IllegalStateException if the study or its model is closed
   */
  public Optional<ReconstructionMaps> computeMaps(Frame frame) {
    return inspector
        .measure(frame)
        .map(
            measurement ->
                new ReconstructionMaps(
                    toMap(measurement.error()),
                    toMap(measurement.weightedError()),
                    toMap(measurement.motion())));
  }

  private Reconstruction toReconstruction(FrameInspector.Inspection inspection) {
    ReconstructionNetwork.Explanation explanation = inspection.explanation();
    return new Reconstruction(
        inspector.size(),
        inspection.input(),
        explanation.reconstruction(),
        toMap(explanation.measurement().error()),
        toMap(explanation.measurement().weightedError()),
        toMap(explanation.measurement().motion()),
        toMap(inspection.hybrid()),
        toMap(explanation.gradCam()));
  }

  private AnomalyMap toMap(float[] cells) {
    int side = inspector.size() / CellGrid.CELL_SIZE;
    return AnomalyMap.of(side, side, cells);
  }

  /** Forgets the clip so far: the next frame starts another. */
  public void reset() {
    inspector.reset();
  }

  /** Lets go of native memory. Closing again does nothing. */
  @Override
  public void close() {
    inspector.close();
  }
}
