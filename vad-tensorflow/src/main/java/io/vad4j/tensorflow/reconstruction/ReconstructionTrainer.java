package io.vad4j.tensorflow.reconstruction;

import io.vad4j.Options;
import io.vad4j.TrainingException;
import io.vad4j.core.frames.Interruption;
import io.vad4j.spi.TrainingContext;
import io.vad4j.spi.TrainingSet;
import io.vad4j.tensorflow.MaskedAutoencoder;
import io.vad4j.tensorflow.network.Device;
import io.vad4j.tensorflow.network.Precision;
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
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Trains models of {@code architecture=reconstruction}. */
public final class ReconstructionTrainer {
  /** Approximate maximum number of frames that error statistics are measured on. */
  private static final int MAX_STATISTICS_FRAMES = 300;

  private ReconstructionTrainer() {}

  /**
   * {@return the model of a training video}
   *
   * @param options options without {@code auto}, except the weights of the score
   * @throws TrainingException if there are too few frames, training diverges, its state cannot be
   *     kept, or the thread is interrupted
   */
  public static ReconstructionModel train(
      TrainingSet trainingSet, Options options, TrainingContext context, Device device) {
    ReconstructionSettings settings = ReconstructionSettings.of(options);
    ReconstructionDataset dataset = ReconstructionDataset.load(trainingSet, settings, context);
    ReconstructionArchitecture architecture =
        new ReconstructionArchitecture(settings.size(), settings.frames());
    Optional<Checkpoint> checkpoint =
        context
            .checkpointDirectory()
            .map(
                directory ->
                    Checkpoint.inDirectory(
                        directory,
                        fingerprint(options, context.seed(), dataset.training().frames())));
    TrainingResult result =
        new Trainer(
                MaskedAutoencoder.NAME,
                architecture,
                settings.toTrainingSettings(dataset.training().size()),
                device)
            .train(dataset.training(), Optional.of(dataset.validation()), checkpoint, context);
    return new ReconstructionModel(
        dataset.training().normalization(),
        architecture,
        result.weights(),
        measureStatistics(architecture, result.weights(), dataset.validation(), device),
        result.history(),
        options,
        device);
  }

  /** Without the epochs: training may stop early, or be resumed for more epochs. */
  private static Map<String, String> fingerprint(Options options, long seed, List<byte[]> frames) {
    Map<String, String> fingerprint =
        new TreeMap<>(TrainingFingerprint.compute(options, seed, frames));
    fingerprint.remove("epochs");
    return fingerprint;
  }

  private static ErrorStatistics measureStatistics(
      ReconstructionArchitecture architecture,
      Weights weights,
      ReconstructionExamples validation,
      Device device) {
    ErrorStatistics.Accumulator accumulator = new ErrorStatistics.Accumulator();
    float[] image = new float[architecture.imageSize()];
    float[] current = new float[architecture.targetSize()];
    int step = Math.max(1, validation.size() / MAX_STATISTICS_FRAMES);
    RandomGenerator unused = new SplittableRandom(0);
    try (ReconstructionNetwork network =
            new ReconstructionNetwork(architecture, weights, List.of(), device, Precision.FLOAT32);
        ReconstructionNetwork.ReconstructionSession session = network.newSession()) {
      for (int i = 0; i < validation.size(); i += step) {
        Interruption.check();
        validation.write(i, unused, image, current);
        accumulator.add(session.computeMaps(current, image));
      }
    }
    return accumulator.toStatistics();
  }
}
