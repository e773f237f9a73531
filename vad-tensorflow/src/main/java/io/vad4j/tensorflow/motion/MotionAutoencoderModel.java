package io.vad4j.tensorflow.motion;

import io.vad4j.Scorer;
import io.vad4j.spi.ScorerModel;
import io.vad4j.tensorflow.EpochMetrics;
import io.vad4j.tensorflow.LayerSummary;
import io.vad4j.tensorflow.MaskedAutoencoder;
import io.vad4j.tensorflow.ReconstructionInspector;
import io.vad4j.tensorflow.network.Device;
import io.vad4j.tensorflow.network.ScoringNetwork;
import io.vad4j.tensorflow.network.TensorFlowRuntime;
import io.vad4j.tensorflow.network.Weights;
import java.util.List;
import java.util.Map;

/** Trained model of {@code architecture=motion}. All scorers share one native network. */
public final class MotionAutoencoderModel implements ScorerModel, MaskedAutoencoder {
  private final SceneModel scene;
  private final Weights weights;
  private final ScoringNetwork network;
  private final Device device;

  MotionAutoencoderModel(SceneModel scene, Weights weights, Device device) {
    this.scene = scene;
    this.weights = weights;
    InputGeometry geometry = scene.geometry();
    network =
        new ScoringNetwork(
            geometry.architecture(), weights, geometry.blockMask().complementaryMasks(2), device);
    this.device = device;
  }

  SceneModel scene() {
    return scene;
  }

  Weights weights() {
    return weights;
  }

  @Override
  public Scorer newScorer() {
    return new MotionAutoencoderScorer(scene, network.newSession());
  }

  @Override
  public Map<String, byte[]> save() {
    return MotionModelCodec.encode(scene, weights);
  }

  @Override
  public Map<String, String> environment() {
    return Map.of("tensorflow", TensorFlowRuntime.version(), "device", device.name());
  }

  @Override
  public String summary() {
    return LayerSummary.format(layers());
  }

  @Override
  public String architecture() {
    return scene.geometry().architecture().name();
  }

  @Override
  public List<LayerSummary> layers() {
    return scene.geometry().architecture().layers();
  }

  @Override
  public List<EpochMetrics> history() {
    return List.of();
  }

  @Override
  public double alpha() {
    throw unsupported("hybrid score");
  }

  @Override
  public double beta() {
    throw unsupported("hybrid score");
  }

  @Override
  public ReconstructionInspector newInspector() {
    throw unsupported("frame reconstruction");
  }

  private UnsupportedOperationException unsupported(String feature) {
    return new UnsupportedOperationException(
        "architecture=%s has no %s; train with architecture=reconstruction."
            .formatted(architecture(), feature));
  }

  @Override
  public void close() {
    network.close();
  }
}
