package io.vad4j.tensorflow.motion;

import io.vad4j.Options;
import io.vad4j.spi.TrainingContext;
import io.vad4j.spi.TrainingSet;
import io.vad4j.tensorflow.network.Device;
import io.vad4j.tensorflow.train.BlockMask;
import io.vad4j.tensorflow.train.Checkpoint;
import io.vad4j.tensorflow.train.LearningRateSchedule;
import io.vad4j.tensorflow.train.Loss;
import io.vad4j.tensorflow.train.Masking;
import io.vad4j.tensorflow.train.Trainer;
import io.vad4j.tensorflow.train.TrainingFingerprint;
import io.vad4j.tensorflow.train.TrainingResult;
import io.vad4j.tensorflow.train.TrainingSettings;
import java.util.Optional;

/** Trains networks that expect motion. */
public final class MotionAutoencoderTrainer {
  /** Side of the squares of cells that are hidden together; about the size of an object. */
  private static final int MASK_BLOCK = 5;

  /**
   * What {@code epochs} 0 asks for. A quarter is enough for UCSD Ped2, but not for Ped1, where each
   * doubling up to here finds more.
   */
  private static final int DEFAULT_STEPS = 3000;

  private static final int MIN_BATCHES = 2;

  private MotionAutoencoderTrainer() {}

  /** Learns from normal footage; nothing in the options is left to the architecture. */
  public static MotionAutoencoderModel train(
      TrainingSet trainingSet, Options options, TrainingContext context, Device device) {
    int batchSize = options.getInt("batch-size");
    SceneDataset dataset =
        new SceneDatasetBuilder(trainingSet, context.progress())
            .build(
                MIN_BATCHES * batchSize,
                options.getInt("max-frames"),
                options.getBoolean("perspective"))
            .withHorizontalFlip(options.getBoolean("horizontal-flip"));
    InputGeometry geometry = dataset.scene().geometry();
    int batches = dataset.size() / batchSize;
    int epochs = resolveEpochs(options.getInt("epochs"), batches);
    TrainingSettings settings =
        new TrainingSettings(
            epochs,
            epochs,
            batchSize,
            LearningRateSchedule.oneCycle(
                options.getDouble("learning-rate"), (long) epochs * batches),
            options.getDouble("dropout"),
            Masking.random(blockMask(geometry), options.getDouble("mask-ratio")),
            Loss.maskedMse());
    Optional<Checkpoint> checkpoint =
        context
            .checkpointDirectory()
            .map(
                directory ->
                    Checkpoint.inDirectory(
                        directory,
                        TrainingFingerprint.compute(options, context.seed(), dataset.images())));
    TrainingResult result =
        new Trainer(geometry.architecture(), settings, device)
            .train(dataset, Optional.empty(), checkpoint, context);
    return new MotionAutoencoderModel(dataset.scene(), result.weights(), device);
  }

  private static int resolveEpochs(int requested, int batches) {
    return requested > 0 ? requested : (DEFAULT_STEPS + batches - 1) / batches;
  }

  /** What is hidden together of a scene's motion. */
  static BlockMask blockMask(InputGeometry geometry) {
    return new BlockMask(geometry.cells().columns(), geometry.cells().rows(), MASK_BLOCK);
  }
}
