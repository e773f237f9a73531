package io.vad4j.tensorflow.transformer;

import io.vad4j.tensorflow.AttentionInspector;
import io.vad4j.tensorflow.VideoTransformer;
import io.vad4j.tensorflow.network.Device;
import io.vad4j.tensorflow.train.TrainingResult;
import io.vad4j.tensorflow.window.FrameInput;
import io.vad4j.tensorflow.window.MapNetwork;
import io.vad4j.tensorflow.window.WindowModel;
import java.util.Map;

/** Trained model of the scorer {@code transformer}. */
public final class TransformerModel extends WindowModel implements VideoTransformer {
  private final int patchSize;
  private final MaskedErrors errors;

  TransformerModel(
      FrameInput input,
      TransformerMaps maps,
      TrainingResult training,
      MaskedErrors errors,
      Map<String, byte[]> parts,
      MapNetwork network,
      Device device) {
    super(
        new Geometry(
            input,
            TransformerArchitecture.FRAMES,
            TransformerArchitecture.FRAME_DISTANCE,
            maps.cellSize()),
        maps.architecture().layers(),
        training,
        parts,
        network,
        device);
    this.patchSize = maps.architecture().patchSize();
    this.errors = errors;
  }

  @Override
  public double maskedError() {
    return errors.teacher();
  }

  @Override
  public double neighborMeanError() {
    return errors.neighborMean();
  }

  @Override
  public AttentionInspector newInspector() {
    return openInspector(TransformerMaps.ATTENTION, patchSize);
  }

  @Override
  public String summary() {
    return super.summary()
        + "%n%nerror of hidden patches: %.5f, of the mean of their visible neighbors: %.5f"
            .formatted(maskedError(), neighborMeanError());
  }
}
