package io.vad4j.tensorflow.window;

import io.vad4j.Scorer;
import io.vad4j.spi.ScorerModel;
import io.vad4j.tensorflow.AttentionInspector;
import io.vad4j.tensorflow.EpochMetrics;
import io.vad4j.tensorflow.LayerSummary;
import io.vad4j.tensorflow.TrainedNetwork;
import io.vad4j.tensorflow.network.Device;
import io.vad4j.tensorflow.network.TensorFlowRuntime;
import io.vad4j.tensorflow.train.TrainingResult;
import java.util.List;
import java.util.Map;

/** Trained model of a network over windows of frames. All scorers share one native network. */
public class WindowModel implements ScorerModel, TrainedNetwork {
  private final Geometry geometry;
  private final List<LayerSummary> layers;
  private final TrainingResult training;
  private final Map<String, byte[]> parts;
  private final MapNetwork network;
  private final Device device;

  /**
   * Sizes of inputs and outputs.
   *
   * @param input preprocessing of frames
   * @param frameCount frames of a window
   * @param distance distance between them in frames
   * @param cellSize pixels of the input per cell of the anomaly map, in each direction
   */
  public record Geometry(FrameInput input, int frameCount, int distance, int cellSize) {
    WindowBuffer newBuffer() {
      return new WindowBuffer(frameCount, distance);
    }
  }

  /**
   * Creates a model.
   *
   * @param layers layers of the network
   * @param training weights and history
   * @param parts the saved model
   * @param network the network, whose output 0 is the anomaly map; closed with the model
   */
  public WindowModel(
      Geometry geometry,
      List<LayerSummary> layers,
      TrainingResult training,
      Map<String, byte[]> parts,
      MapNetwork network,
      Device device) {
    this.geometry = geometry;
    this.layers = List.copyOf(layers);
    this.training = training;
    this.parts = Map.copyOf(parts);
    this.network = network;
    this.device = device;
  }

  @Override
  public final Scorer newScorer() {
    return openScorer(0, geometry.cellSize());
  }

  /** {@return an inspector of another output of the network, with cells of a size in pixels} */
  protected final AttentionInspector openInspector(int output, int cellSize) {
    return openScorer(output, cellSize);
  }

  private WindowScorer openScorer(int output, int cellSize) {
    FrameInput input = geometry.input();
    return new WindowScorer(
        input,
        geometry.newBuffer(),
        network.newSession(),
        new WindowScorer.Output(output, input.columns() / cellSize, input.rows() / cellSize));
  }

  @Override
  public final List<LayerSummary> layers() {
    return layers;
  }

  @Override
  public final List<EpochMetrics> history() {
    return training.history();
  }

  @Override
  public String summary() {
    return LayerSummary.format(layers);
  }

  @Override
  public final Map<String, byte[]> save() {
    return parts;
  }

  @Override
  public final Map<String, String> environment() {
    return Map.of("tensorflow", TensorFlowRuntime.version(), "device", device.name());
  }

  @Override
  public final void close() {
    network.close();
  }
}
