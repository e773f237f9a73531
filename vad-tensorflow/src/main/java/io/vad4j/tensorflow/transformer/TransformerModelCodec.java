package io.vad4j.tensorflow.transformer;

import io.vad4j.ModelException;
import io.vad4j.Options;
import io.vad4j.tensorflow.VideoTransformer;
import io.vad4j.tensorflow.network.Device;
import io.vad4j.tensorflow.network.ModelManifest;
import io.vad4j.tensorflow.train.TrainingResult;
import io.vad4j.tensorflow.window.FrameInput;
import io.vad4j.tensorflow.window.MapNetwork;
import io.vad4j.tensorflow.window.WindowModelCodec;
import java.util.Map;

/** Saved form of a {@link TransformerModel}. */
public final class TransformerModelCodec {
  private static final String PATCH_SIZE = "patch-size";
  private static final String ENCODER_WIDTH = "encoder-width";
  private static final String MASK_RATIO = "mask-ratio";
  private static final String MASKED_ERROR = "error.masked";
  private static final String NEIGHBOR_ERROR = "error.neighbor-mean";

  private TransformerModelCodec() {}

  static TransformerModel create(
      FrameInput input,
      TransformerSettings settings,
      TrainingResult training,
      MaskedErrors errors,
      MapNetwork network,
      Device device) {
    Map<String, byte[]> parts =
        WindowModelCodec.encode(
            VideoTransformer.NAME,
            input,
            training,
            Map.of(
                PATCH_SIZE, Integer.toString(settings.patchSize()),
                ENCODER_WIDTH, Integer.toString(settings.width()),
                MASK_RATIO, Double.toString(settings.maskRatio()),
                MASKED_ERROR, Double.toString(errors.teacher()),
                NEIGHBOR_ERROR, Double.toString(errors.neighborMean())));
    return new TransformerModel(
        input, newMaps(input, settings), training, errors, parts, network, device);
  }

  /** {@return the network of a model} */
  static MapNetwork newNetwork(
      FrameInput input, TransformerSettings settings, TrainingResult training, Device device) {
    TransformerMaps maps = newMaps(input, settings);
    return new MapNetwork(maps.architecture().imageShape(1), training.weights(), maps, device);
  }

  static TransformerMaps newMaps(FrameInput input, TransformerSettings settings) {
    return TransformerMaps.of(
        settings.architecture(input.rows(), input.columns()), settings.complementary());
  }

  /**
   * {@return the model of parts that {@link TransformerModel#save} gave}
   *
   * @param options options of scoring; those of training are ignored
   * @throws ModelException if a part is missing or damaged
   */
  public static TransformerModel decode(Map<String, byte[]> parts, Options options, Device device) {
    String scorer = VideoTransformer.NAME;
    ModelManifest manifest = ModelManifest.decode(scorer, parts);
    FrameInput input = WindowModelCodec.decodeInput(manifest);
    Options saved =
        options
            .with("patch-size", manifest.get(PATCH_SIZE, Integer::parseInt))
            .with("width", manifest.get(ENCODER_WIDTH, Integer::parseInt))
            .with("mask-ratio", manifest.get(MASK_RATIO, Double::parseDouble));
    TransformerSettings settings = TransformerSettings.of(saved);
    TrainingResult training =
        WindowModelCodec.decodeTraining(
            scorer, parts, settings.architecture(input.rows(), input.columns()).parameters());
    return create(
        input,
        settings,
        training,
        new MaskedErrors(
            manifest.get(MASKED_ERROR, Double::parseDouble),
            manifest.get(NEIGHBOR_ERROR, Double::parseDouble)),
        newNetwork(input, settings, training, device),
        device);
  }
}
