package io.vad4j.tensorflow;

import io.vad4j.Scorer;
import io.vad4j.spi.ScorerModel;
import io.vad4j.tensorflow.network.Device;
import io.vad4j.tensorflow.network.LayerTable;
import io.vad4j.tensorflow.network.MotionArchitecture;
import io.vad4j.tensorflow.network.ScoringNetwork;
import io.vad4j.tensorflow.network.TensorFlowRuntime;
import io.vad4j.tensorflow.network.Weights;
import java.util.Map;

/**
 * A trained network and the scene that it was trained for. One native network serves all scorers.
 */
final class MaskedAutoencoderModel implements ScorerModel {
  private final Scene scene;
  private final Weights weights;
  private final ScoringNetwork network;
  private final Device device;

  MaskedAutoencoderModel(Scene scene, Weights weights, Device device) {
    this.scene = scene;
    this.weights = weights;
    SceneLayout layout = scene.layout();
    network =
        new ScoringNetwork(
            layout.architecture(), weights, MotionTraining.mask(layout).checkerboards(), device);
    this.device = device;
  }

  @Override
  public Scorer open() {
    return new MaskedAutoencoderScorer(scene, network.open());
  }

  @Override
  public Map<String, byte[]> save() {
    return new ModelParts(scene, weights).write();
  }

  @Override
  public Map<String, String> environment() {
    return Map.of("tensorflow", TensorFlowRuntime.version(), "device", device.name());
  }

  /** The network's form. */
  MotionArchitecture architecture() {
    return scene.layout().architecture();
  }

  @Override
  public String summary() {
    return LayerTable.of(architecture().layers());
  }

  @Override
  public void close() {
    network.close();
  }
}
