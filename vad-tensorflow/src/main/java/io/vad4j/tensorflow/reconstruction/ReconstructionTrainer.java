package io.vad4j.tensorflow.reconstruction;

import io.vad4j.Options;
import io.vad4j.TrainingException;
import io.vad4j.spi.TrainingClip;
import io.vad4j.spi.TrainingContext;
import io.vad4j.spi.TrainingSet;
import io.vad4j.tensorflow.ValidationSplit;
import io.vad4j.tensorflow.network.Device;
import io.vad4j.tensorflow.network.ReconstructionArchitecture;
import io.vad4j.tensorflow.network.ReconstructionNetwork;
import io.vad4j.tensorflow.network.Weights;
import io.vad4j.tensorflow.train.Checkpoint;
import io.vad4j.tensorflow.train.Trainer;
import io.vad4j.tensorflow.train.TrainingFingerprint;
import io.vad4j.tensorflow.train.TrainingResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Trains networks that reconstruct pictures. */
public final class ReconstructionTrainer {
  /** About the most frames that spreads are measured on. */
  private static final int MAX_STATISTICS_FRAMES = 300;

  private ReconstructionTrainer() {}

  /** The clips that a training with these options and this seed holds out for validation. */
  public static List<TrainingClip> validationClips(
      TrainingSet trainingSet, Options options, long seed) {
    double fraction = ReconstructionSettings.of(options).validationSplit();
    return ValidationSplit.of(trainingSet.clips(), fraction, seed).validation();
  }

  /**
   * Learns from normal footage.
   *
   * @param options with nothing left to the architecture
   * @throws TrainingException if there is too little footage, training diverges, or its state
   *     cannot be kept
   */
  public static ReconstructionModel train(
      TrainingSet trainingSet, Options options, TrainingContext context, Device device) {
    ReconstructionSettings settings = ReconstructionSettings.of(options);
    ReconstructionDataset dataset = ReconstructionDataset.load(trainingSet, settings, context);
    ReconstructionArchitecture architecture = new ReconstructionArchitecture(settings.size());
    Optional<Checkpoint> checkpoint =
        context
            .checkpointDirectory()
            .map(
                directory ->
                    Checkpoint.inDirectory(
                        directory,
                        fingerprint(options, context.seed(), dataset.training().frames())));
    TrainingResult result =
        new Trainer(architecture, settings.toTrainingSettings(dataset.training().size()), device)
            .train(dataset.training(), Optional.of(dataset.validation()), checkpoint, context);
    ReconstructionModelCodec codec =
        new ReconstructionModelCodec(
            dataset.training().normalization(),
            result.weights(),
            measureStatistics(architecture, result.weights(), dataset.validation(), device),
            result.history());
    return new ReconstructionModel(codec, options, device);
  }

  /** All but the epochs: a training may end earlier, or go on for longer, than was first asked. */
  private static Map<String, String> fingerprint(Options options, long seed, List<byte[]> frames) {
    Map<String, String> fingerprint =
        new TreeMap<>(TrainingFingerprint.compute(options, seed, frames));
    fingerprint.remove("epochs");
    return fingerprint;
  }

  private static ErrorStatistics measureStatistics(
      ReconstructionArchitecture architecture,
      Weights weights,
      ReconstructionExamples normal,
      Device device) {
    ErrorStatistics.Accumulator accumulator = new ErrorStatistics.Accumulator();
    float[] previous = new float[architecture.targetSize()];
    float[] current = new float[architecture.targetSize()];
    int step = Math.max(1, normal.size() / MAX_STATISTICS_FRAMES);
    float[] lookup = normal.normalization().lookupTable();
    try (ReconstructionNetwork network =
            new ReconstructionNetwork(architecture, weights, List.of(), device);
        ReconstructionNetwork.ReconstructionSession session = network.newSession()) {
      for (int i = 0; i < normal.size(); i += step) {
        InputNormalization.normalize(normal.previousFrames().get(i), lookup, previous);
        InputNormalization.normalize(normal.frames().get(i), lookup, current);
        accumulator.add(session.measure(current, previous));
      }
    }
    return accumulator.toStatistics();
  }
}
