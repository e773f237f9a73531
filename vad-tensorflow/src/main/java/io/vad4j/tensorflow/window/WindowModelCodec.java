package io.vad4j.tensorflow.window;

import io.vad4j.ModelException;
import io.vad4j.core.modelfile.ModelParts;
import io.vad4j.tensorflow.network.ModelManifest;
import io.vad4j.tensorflow.network.Parameter;
import io.vad4j.tensorflow.network.Weights;
import io.vad4j.tensorflow.train.HistoryCsv;
import io.vad4j.tensorflow.train.TrainingResult;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Saved form of a {@link WindowModel}: manifest, weights and training history. */
public final class WindowModelCodec {
  private static final String NETWORK = "network.f32";
  private static final String HISTORY = "history.csv";
  private static final String WIDTH = "width";
  private static final String HEIGHT = "height";
  private static final String ROWS = "rows";
  private static final String COLUMNS = "columns";

  private WindowModelCodec() {}

  /**
   * {@return the parts of a model by name}
   *
   * @param scorer name of the scorer
   * @param facts further entries of the manifest
   */
  public static Map<String, byte[]> encode(
      String scorer, FrameInput input, TrainingResult training, Map<String, String> facts) {
    TreeMap<String, String> entries = new TreeMap<>(facts);
    entries.put(WIDTH, Integer.toString(input.width()));
    entries.put(HEIGHT, Integer.toString(input.height()));
    entries.put(ROWS, Integer.toString(input.rows()));
    entries.put(COLUMNS, Integer.toString(input.columns()));
    return Map.of(
        ModelManifest.PART,
        new ModelManifest(scorer, entries).encode(),
        NETWORK,
        training.weights().toBytes(),
        HISTORY,
        HistoryCsv.encode(training.history()));
  }

  /**
   * {@return the input of a saved model}
   *
   * @throws ModelException if the manifest is damaged
   */
  public static FrameInput decodeInput(ModelManifest manifest) {
    return new FrameInput(
        manifest.get(WIDTH, Integer::parseInt),
        manifest.get(HEIGHT, Integer::parseInt),
        manifest.get(ROWS, Integer::parseInt),
        manifest.get(COLUMNS, Integer::parseInt));
  }

  /**
   * {@return weights and history of a saved model}
   *
   * @throws ModelException if a part is missing or damaged
   */
  public static TrainingResult decodeTraining(
      String scorer, Map<String, byte[]> parts, List<Parameter> parameters) {
    Weights weights =
        Weights.ofConcatenated(
            parameters,
            ModelParts.floats(scorer, parts, NETWORK, Weights.parameterCount(parameters)));
    byte[] history = ModelParts.require(scorer, parts, HISTORY);
    try {
      return new TrainingResult(weights, HistoryCsv.decode(history));
    } catch (IllegalArgumentException e) {
      throw ModelParts.damaged(scorer, HISTORY);
    }
  }
}
