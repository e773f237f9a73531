package io.vad4j.tensorflow.reconstruction;

import io.vad4j.ModelException;
import io.vad4j.Options;
import io.vad4j.core.modelfile.ModelParts;
import io.vad4j.tensorflow.EpochMetrics;
import io.vad4j.tensorflow.MaskedAutoencoder;
import io.vad4j.tensorflow.network.Device;
import io.vad4j.tensorflow.network.ModelManifest;
import io.vad4j.tensorflow.network.Parameter;
import io.vad4j.tensorflow.network.ReconstructionArchitecture;
import io.vad4j.tensorflow.network.Weights;
import io.vad4j.tensorflow.train.HistoryCsv;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Saved form of a {@link ReconstructionModel}: its manifest, weights and training history. */
public final class ReconstructionModelCodec {
  private static final String NETWORK = "network.f32";
  private static final String HISTORY = "history.csv";
  private static final String WIDTH = "width";
  private static final String HEIGHT = "height";
  private static final String SIZE = "size";
  private static final String FRAMES = "frames";
  private static final String MIN_LEVEL = "low";
  private static final String MAX_LEVEL = "high";
  private static final String ERROR_DEVIATION = "spread.error";
  private static final String WEIGHTED_ERROR_DEVIATION = "spread.weighted-error";
  private static final String MOTION_DEVIATION = "spread.motion";

  private ReconstructionModelCodec() {}

  /** {@return the parts of a model by name} */
  static Map<String, byte[]> encode(
      InputNormalization normalization,
      ReconstructionArchitecture architecture,
      Weights weights,
      ErrorStatistics statistics,
      List<EpochMetrics> history) {
    TreeMap<String, String> facts = new TreeMap<>();
    facts.put(ModelManifest.ARCHITECTURE, architecture.name());
    facts.put(WIDTH, Integer.toString(normalization.width()));
    facts.put(HEIGHT, Integer.toString(normalization.height()));
    facts.put(SIZE, Integer.toString(normalization.size()));
    facts.put(FRAMES, Integer.toString(architecture.frames()));
    facts.put(MIN_LEVEL, Integer.toString(normalization.minLevel()));
    facts.put(MAX_LEVEL, Integer.toString(normalization.maxLevel()));
    facts.put(ERROR_DEVIATION, Double.toString(statistics.error()));
    facts.put(WEIGHTED_ERROR_DEVIATION, Double.toString(statistics.weightedError()));
    facts.put(MOTION_DEVIATION, Double.toString(statistics.motion()));
    return Map.of(
        ModelManifest.PART,
        new ModelManifest(MaskedAutoencoder.NAME, facts).encode(),
        NETWORK,
        weights.toBytes(),
        HISTORY,
        HistoryCsv.encode(history));
  }

  /**
   * {@return the model of parts that {@link ReconstructionModel#save} gave}
   *
   * @param options options of scoring; those of training are ignored
   * @throws ModelException if a part is missing or damaged
   */
  public static ReconstructionModel decode(
      ModelManifest manifest, Map<String, byte[]> parts, Options options, Device device) {
    String scorer = MaskedAutoencoder.NAME;
    // Models of the network of Table 1 were once saved without it.
    int frames =
        manifest.entries().containsKey(FRAMES) ? manifest.get(FRAMES, Integer::parseInt) : 1;
    ReconstructionArchitecture architecture =
        manifest.get(SIZE, size -> new ReconstructionArchitecture(Integer.parseInt(size), frames));
    List<Parameter> parameters = architecture.parameters();
    return new ReconstructionModel(
        new InputNormalization(
            manifest.get(WIDTH, Integer::parseInt),
            manifest.get(HEIGHT, Integer::parseInt),
            manifest.get(SIZE, Integer::parseInt),
            manifest.get(MIN_LEVEL, Integer::parseInt),
            manifest.get(MAX_LEVEL, Integer::parseInt)),
        architecture,
        Weights.ofConcatenated(
            parameters,
            ModelParts.floats(scorer, parts, NETWORK, Weights.parameterCount(parameters))),
        new ErrorStatistics(
            manifest.get(ERROR_DEVIATION, Double::parseDouble),
            manifest.get(WEIGHTED_ERROR_DEVIATION, Double::parseDouble),
            manifest.get(MOTION_DEVIATION, Double::parseDouble)),
        readHistory(parts),
        options,
        device);
  }

  private static List<EpochMetrics> readHistory(Map<String, byte[]> parts) {
    byte[] bytes = ModelParts.require(MaskedAutoencoder.NAME, parts, HISTORY);
    try {
      return HistoryCsv.decode(bytes);
    } catch (IllegalArgumentException e) {
      throw ModelParts.damaged(MaskedAutoencoder.NAME, HISTORY);
    }
  }
}
