package io.vad4j.tensorflow.motion;

import io.vad4j.Scorer;
import io.vad4j.spi.ScorerModel;
import io.vad4j.tensorflow.network.Device;
import io.vad4j.tensorflow.network.ModelSummary;
import io.vad4j.tensorflow.network.MotionArchitecture;
import io.vad4j.tensorflow.network.ScoringNetwork;
import io.vad4j.tensorflow.network.TensorFlowRuntime;
import io.vad4j.tensorflow.network.Weights;
import java.util.Map;

/**
 * A trained network and the scene that it was trained for. One native network serves all scorers.
 */
public final class MotionAutoencoderModel implements ScorerModel {
  private final SceneModel scene;
  private final Weights weights;
  private final ScoringNetwork network;
  private final Device device;

  public MotionAutoencoderModel(SceneModel scene, Weights weights, Device device) {
    this.scene = scene;
    this.weights = weights;
    InputGeometry geometry = scene.geometry();
    network =
        new ScoringNetwork(
            geometry.architecture(),
            weights,
            MotionAutoencoderTrainer.blockMask(geometry).checkerboards(),
            device);
    this.device = device;
  }

  @Override
  public Scorer newScorer() {
    return new MotionAutoencoderScorer(scene, network.newSession());
  }

  @Override
  public Map<String, byte[]> save() {
    return new MotionModelCodec(scene, weights).encode();
  }

  @Override
  public Map<String, String> environment() {
    return Map.of("tensorflow", TensorFlowRuntime.version(), "device", device.name());
  }

  /** The network's form. */
  public MotionArchitecture architecture() {
    return scene.geometry().architecture();
  }

  @Override
  public String summary() {
    return ModelSummary.format(architecture().layers());
  }

  @Override
  public void close() {
    network.close();
  }
}
