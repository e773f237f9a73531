package io.vad4j.tensorflow.motion;

import io.vad4j.ModelException;
import io.vad4j.core.modelfile.FloatArrays;
import io.vad4j.core.modelfile.ModelParts;
import io.vad4j.tensorflow.MaskedAutoencoder;
import io.vad4j.tensorflow.network.Device;
import io.vad4j.tensorflow.network.ModelManifest;
import io.vad4j.tensorflow.network.Parameter;
import io.vad4j.tensorflow.network.Weights;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Saved form of a {@link MotionAutoencoderModel}: its manifest, background, scales and weights. */
public final class MotionModelCodec {
  static final String NETWORK = "network.f32";
  static final String BACKGROUND = "background.gray";
  static final String ROW_SCALES = "motion-units.f32";
  private static final String WIDTH = "width";
  private static final String HEIGHT = "height";

  private MotionModelCodec() {}

  /** {@return the parts of a model by name} */
  static Map<String, byte[]> encode(SceneModel scene, Weights weights) {
    InputGeometry geometry = scene.geometry();
    TreeMap<String, String> facts = new TreeMap<>();
    facts.put(ModelManifest.ARCHITECTURE, geometry.architecture().name());
    facts.put(WIDTH, Integer.toString(geometry.width()));
    facts.put(HEIGHT, Integer.toString(geometry.height()));
    return Map.of(
        ModelManifest.PART,
        new ModelManifest(MaskedAutoencoder.NAME, facts).encode(),
        NETWORK,
        weights.toBytes(),
        BACKGROUND,
        scene.background().clone(),
        ROW_SCALES,
        FloatArrays.encode(scene.rowScales()));
  }

  /**
   * {@return the model of parts that {@link MotionAutoencoderModel#save} gave}
   *
   * @throws ModelException if a part is missing or damaged
   */
  public static MotionAutoencoderModel decode(
      ModelManifest manifest, Map<String, byte[]> parts, Device device) {
    String scorer = MaskedAutoencoder.NAME;
    InputGeometry geometry =
        manifest.get(
            WIDTH,
            width ->
                InputGeometry.of(Integer.parseInt(width), manifest.get(HEIGHT, Integer::parseInt)));
    byte[] background = ModelParts.require(scorer, parts, BACKGROUND).clone();
    if (background.length != geometry.downsampler().grid().cells()) {
      throw ModelParts.damaged(scorer, BACKGROUND);
    }
    float[] rowScales = ModelParts.floats(scorer, parts, ROW_SCALES, geometry.cells().rows());
    List<Parameter> parameters = geometry.architecture().parameters();
    float[] network = ModelParts.floats(scorer, parts, NETWORK, Weights.parameterCount(parameters));
    return new MotionAutoencoderModel(
        new SceneModel(geometry, background, rowScales),
        Weights.ofConcatenated(parameters, network),
        device);
  }
}
