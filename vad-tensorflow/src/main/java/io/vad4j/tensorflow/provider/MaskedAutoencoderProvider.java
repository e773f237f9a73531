package io.vad4j.tensorflow.provider;

import io.vad4j.ModelException;
import io.vad4j.Options;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainableScorerProvider;
import io.vad4j.spi.TrainingClip;
import io.vad4j.spi.TrainingContext;
import io.vad4j.spi.TrainingSet;
import io.vad4j.tensorflow.motion.MotionAutoencoderModel;
import io.vad4j.tensorflow.motion.MotionAutoencoderTrainer;
import io.vad4j.tensorflow.motion.MotionModelCodec;
import io.vad4j.tensorflow.network.Device;
import io.vad4j.tensorflow.network.TensorFlowRuntime;
import io.vad4j.tensorflow.reconstruction.ReconstructionModel;
import io.vad4j.tensorflow.reconstruction.ReconstructionTrainer;
import io.vad4j.tensorflow.saved.SealedParts;
import java.util.List;
import java.util.Map;

/**
 * Provides the scorer {@code masked-autoencoder}. With {@code architecture=motion}, the default, a
 * network learns what motion to expect from what is seen at a place and the motion around it, and
 * motion beyond that is evidence: a person's shape at a cyclist's speed stands out. With {@code
 * architecture=reconstruction}, the network of the paper learns to reconstruct pictures of which
 * parts are hidden, and what it reconstructs badly is evidence, together with motion.
 *
 * <p>Looking it up and reading its descriptor loads no native library; training and loading do.
 *
 * @since 0.1.0
 */
public final class MaskedAutoencoderProvider implements TrainableScorerProvider {
  /** The scorer's name. */
  public static final String NAME = "masked-autoencoder";

  /** A provider; does no work. */
  public MaskedAutoencoderProvider() {}

  @Override
  public ScorerDescriptor descriptor() {
    return MaskedAutoencoderOptions.DESCRIPTOR;
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
    return isReconstruction(options)
        ? ReconstructionTrainer.train(trainingSet, resolved, context, device)
        : MotionAutoencoderTrainer.train(trainingSet, resolved, context, device);
  }

  /**
   * The clips that {@link #train} holds out of training, to validate on. They are normal footage
   * that the network has not learned from: right for thresholds.
   *
   * @param trainingSet as for training
   * @param options as for training, with {@code architecture=reconstruction}
   * @param seed as for training
   * @return some of the clips of the footage; of a single clip, its end
   */
  public static List<TrainingClip> validationClips(
      TrainingSet trainingSet, Options options, long seed) {
    return ReconstructionTrainer.validationClips(
        trainingSet, MaskedAutoencoderOptions.resolve(options), seed);
  }

  /**
   * {@inheritDoc}
   *
   * <p>With {@code architecture=reconstruction} the options {@code score}, {@code alpha}, {@code
   * beta}, {@code test-mask} and {@code device} may be others than those it was trained with.
   *
   * @throws ModelException if a part is missing or damaged, or of another architecture than the
   *     options
   */
  @Override
  public ScorerModel load(Options options, Map<String, byte[]> parts) {
    check(options);
    String saved = SealedParts.read(parts).fact("architecture");
    if (!saved.equals(options.getString("architecture"))) {
      throw SealedParts.unknown("architecture " + saved);
    }
    if (!isReconstruction(options)) {
      MotionModelCodec motion = MotionModelCodec.decode(parts);
      return new MotionAutoencoderModel(
          motion.scene(), motion.weights(), Device.select(options.getString("device")));
    }
    return ReconstructionModel.load(
        MaskedAutoencoderOptions.resolve(options),
        parts,
        Device.select(options.getString("device")));
  }

  private static boolean isReconstruction(Options options) {
    return options.getString("architecture").equals(MaskedAutoencoderOptions.RECONSTRUCTION);
  }
}
