package io.vad4j.tensorflow.reconstruction;

import io.vad4j.Frame;
import io.vad4j.tensorflow.network.ReconstructionNetwork;
import java.util.Optional;

/** All that a network makes of the frames of one stream. For one thread. */
public final class FrameInspector implements AutoCloseable {
  private final ReconstructionStream stream;
  private final HybridScore hybridScore;
  private final int size;

  FrameInspector(ReconstructionStream stream, HybridScore hybridScore, int size) {
    this.stream = stream;
    this.hybridScore = hybridScore;
    this.size = size;
  }

  /**
   * What was made of a frame.
   *
   * @param input the picture as the network saw it
   * @param explanation what the network made of it
   * @param hybrid the hybrid score of each cell
   */
  public record Inspection(
      float[] input, ReconstructionNetwork.Explanation explanation, float[] hybrid) {}

  /** Looks at the next frame; empty for the first. */
  public Optional<Inspection> inspect(Frame frame) {
    if (!stream.push(frame)) {
      return Optional.empty();
    }
    ReconstructionNetwork.Explanation explanation = stream.explain();
    return Optional.of(
        new Inspection(
            stream.currentImage(), explanation, hybridScore.hybrid(explanation.measurement())));
  }

  /** Measures the next frame only; empty for the first. */
  public Optional<ReconstructionNetwork.CellMeasurement> measure(Frame frame) {
    return stream.push(frame) ? Optional.of(stream.measure()) : Optional.empty();
  }

  /** Rows and columns of a picture. */
  public int size() {
    return size;
  }

  /** Forgets the clip so far. */
  public void reset() {
    stream.reset();
  }

  @Override
  public void close() {
    stream.close();
  }
}
