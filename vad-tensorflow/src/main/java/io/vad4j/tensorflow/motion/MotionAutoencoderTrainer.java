package io.vad4j.tensorflow.motion;

import io.vad4j.Options;
import io.vad4j.TrainingException;
import io.vad4j.spi.TrainingContext;
import io.vad4j.spi.TrainingSet;
import io.vad4j.tensorflow.MaskedAutoencoder;
import io.vad4j.tensorflow.network.Device;
import io.vad4j.tensorflow.train.Checkpoint;
import io.vad4j.tensorflow.train.LearningRateSchedule;
import io.vad4j.tensorflow.train.Loss;
import io.vad4j.tensorflow.train.Masking;
import io.vad4j.tensorflow.train.Trainer;
import io.vad4j.tensorflow.train.TrainingFingerprint;
import io.vad4j.tensorflow.train.TrainingResult;
import io.vad4j.tensorflow.train.TrainingSettings;
import java.util.Optional;

/** Trains models of {@code architecture=motion}. */
public final class MotionAutoencoderTrainer {
  /** Largest number of training steps if the option {@code epochs} is 0. */
  private static final int MAX_STEPS = 3000;

  /** Smallest number of training steps then, for short video. */
  private static final int MIN_STEPS = 750;

  /** Number of times that short video is seen then. */
  private static final int DEFAULT_EPOCHS = 8;

  private MotionAutoencoderTrainer() {}

  /**
   * {@return the model of a training video}
   *
   * @param options options without {@code auto}
   * @throws TrainingException if there are too few frames, training diverges, its state cannot be
   *     kept, or the thread is interrupted
   */
  public static MotionAutoencoderModel train(
      TrainingSet trainingSet, Options options, TrainingContext context, Device device) {
    SceneDataset dataset = new SceneDatasetBuilder(trainingSet, context.progress()).build(options);
    InputGeometry geometry = dataset.scene().geometry();
    int batchSize = options.getInt("batch-size");
    int batches = dataset.size() / batchSize;
    int requested = options.getInt("epochs");
    int epochs = requested > 0 ? requested : defaultEpochs(batches);
    TrainingSettings settings =
        new TrainingSettings(
            epochs,
            epochs,
            batchSize,
            LearningRateSchedule.oneCycle(
                options.getDouble("learning-rate"), (long) epochs * batches),
            options.getDouble("dropout"),
            Masking.random(geometry.blockMask(), options.getDouble("mask-ratio")),
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
        new Trainer(MaskedAutoencoder.NAME, geometry.architecture(), settings, device)
            .train(dataset, Optional.empty(), checkpoint, context);
    return new MotionAutoencoderModel(dataset.scene(), result.weights(), device);
  }

  /** {@return the number of epochs of a video of so many batches} */
  static int defaultEpochs(int batches) {
    int steps = Math.max(MIN_STEPS, Math.min(MAX_STEPS, DEFAULT_EPOCHS * batches));
    return (steps + batches - 1) / batches;
  }
}
