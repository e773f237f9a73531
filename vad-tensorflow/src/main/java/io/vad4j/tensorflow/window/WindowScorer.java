package io.vad4j.tensorflow.window;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.Scorer;
import io.vad4j.tensorflow.AttentionInspector;
import java.util.Optional;

/** Computes an output of the network for each frame of a stream, as a map. */
final class WindowScorer implements Scorer, AttentionInspector {
  private final FrameInput input;
  private final WindowBuffer buffer;
  private final MapNetwork.MapSession session;
  private final Output output;

  /**
   * Output of the network.
   *
   * @param index its index
   * @param columns columns of the map
   * @param rows rows of the map
   */
  record Output(int index, int columns, int rows) {}

  WindowScorer(
      FrameInput input, WindowBuffer buffer, MapNetwork.MapSession session, Output output) {
    this.input = input;
    this.buffer = buffer;
    this.session = session;
    this.output = output;
  }

  @Override
  public Optional<AnomalyMap> score(Frame frame) {
    session.checkOpen();
    return buffer
        .push(input.resize(frame))
        .map(
            window ->
                AnomalyMap.of(
                    output.columns(), output.rows(), session.run(output.index(), window)));
  }

  @Override
  public Optional<AnomalyMap> attention(Frame frame) {
    return score(frame);
  }

  @Override
  public void reset() {
    buffer.clear();
  }

  @Override
  public void close() {
    session.close();
  }
}
