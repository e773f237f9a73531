package io.vad4j.tensorflow.provider;

import io.vad4j.ModelException;
import io.vad4j.Options;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainableScorerProvider;
import io.vad4j.spi.TrainingContext;
import io.vad4j.spi.TrainingSet;
import io.vad4j.tensorflow.MaskedAutoencoder;
import io.vad4j.tensorflow.motion.MotionAutoencoderTrainer;
import io.vad4j.tensorflow.motion.MotionModelCodec;
import io.vad4j.tensorflow.network.Device;
import io.vad4j.tensorflow.network.ModelManifest;
import io.vad4j.tensorflow.network.TensorFlowRuntime;
import io.vad4j.tensorflow.reconstruction.ReconstructionModelCodec;
import io.vad4j.tensorflow.reconstruction.ReconstructionTrainer;
import java.util.Map;

/**
 * Provides the scorer {@code masked-autoencoder}. With {@code architecture=motion}, the default,
 * the network predicts motion from appearance, and motion in excess of the prediction is anomalous.
 * With {@code architecture=reconstruction} it reconstructs partly hidden frames, and the
 * reconstruction error is anomalous, optionally combined with motion.
 *
 * <p>Creating it and reading its descriptor loads no native library; training and loading do.
 *
 * @since 0.1.0
 */
public final class MaskedAutoencoderProvider implements TrainableScorerProvider {

  @Override
  public ScorerDescriptor descriptor() {
    return MaskedAutoencoderDescriptor.DESCRIPTOR;
  }

  @Override
  public void check(Options options) {
    MaskedAutoencoderOptions.check(options);
  }

  @Override
  public ScorerModel train(TrainingSet trainingSet, Options options, TrainingContext context) {
    check(options);
    TensorFlowRuntime.ensureLoaded();
    Options resolved = MaskedAutoencoderOptions.resolve(options);
    Device device = Device.select(options.getString("device"));
    return MaskedAutoencoderOptions.isReconstruction(options)
        ? ReconstructionTrainer.train(trainingSet, resolved, context, device)
        : MotionAutoencoderTrainer.train(trainingSet, resolved, context, device);
  }

  /**
   * {@inheritDoc}
   *
   * <p>With {@code architecture=reconstruction} the options {@code score-type}, {@code alpha},
   * {@code beta}, {@code inference-mask}, {@code precision} and {@code device} may differ from
   * those of training.
   *
   * @throws ModelException if a part is missing or damaged, or the model is of another format or
   *     architecture
   */
  @Override
  public ScorerModel load(Options options, Map<String, byte[]> parts) {
    check(options);
    ModelManifest manifest = ModelManifest.decode(MaskedAutoencoder.NAME, parts);
    String architecture = manifest.get(ModelManifest.ARCHITECTURE, name -> name);
    if (!architecture.equals(options.getString(MaskedAutoencoderOptions.ARCHITECTURE))) {
      throw ModelManifest.unsupported(MaskedAutoencoder.NAME, "architecture " + architecture);
    }
    Device device = Device.select(options.getString("device"));
    return MaskedAutoencoderOptions.isReconstruction(options)
        ? ReconstructionModelCodec.decode(
            manifest, parts, MaskedAutoencoderOptions.resolve(options), device)
        : MotionModelCodec.decode(manifest, parts, device);
  }
}
