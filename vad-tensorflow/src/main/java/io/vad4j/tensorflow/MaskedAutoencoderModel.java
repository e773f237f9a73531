package io.vad4j.tensorflow;

import io.vad4j.Scorer;
import io.vad4j.spi.ScorerModel;
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

  MaskedAutoencoderModel(Scene scene, Weights weights) {
    this.scene = scene;
    this.weights = weights;
    SceneLayout layout = scene.layout();
    network =
        new ScoringNetwork(
            layout.architecture(), weights, MaskedAutoencoderProvider.mask(layout).checkerboards());
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
    return Map.of("tensorflow", TensorFlowRuntime.version());
  }

  @Override
  public void close() {
    network.close();
  }
}
