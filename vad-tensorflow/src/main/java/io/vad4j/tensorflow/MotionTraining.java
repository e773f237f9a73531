package io.vad4j.tensorflow;

import io.vad4j.Options;
import io.vad4j.spi.TrainingContext;
import io.vad4j.spi.TrainingFootage;
import io.vad4j.tensorflow.network.Device;
import io.vad4j.tensorflow.train.BlockMask;
import io.vad4j.tensorflow.train.Checkpoint;
import io.vad4j.tensorflow.train.LearningRate;
import io.vad4j.tensorflow.train.Loss;
import io.vad4j.tensorflow.train.Masking;
import io.vad4j.tensorflow.train.Trainer;
import io.vad4j.tensorflow.train.Training;
import io.vad4j.tensorflow.train.TrainingIdentity;
import io.vad4j.tensorflow.train.TrainingSettings;
import java.util.Optional;

/** Trains networks that expect motion. */
final class MotionTraining {
  /** Side of the squares of cells that are hidden together; about the size of an object. */
  private static final int MASK_BLOCK = 5;

  /**
   * What {@code epochs} 0 asks for. A quarter is enough for UCSD Ped2, but not for Ped1, where each
   * doubling up to here finds more.
   */
  private static final int ENOUGH_STEPS = 3000;

  private static final int FEWEST_BATCHES = 2;

  private MotionTraining() {}

  /** Learns from normal footage; nothing in the options is left to the architecture. */
  static MaskedAutoencoderModel train(
      TrainingFootage footage, Options options, TrainingContext context, Device device) {
    int batch = options.integer("batch");
    SceneExamples examples =
        new SceneStudy(footage, context.progress())
            .study(FEWEST_BATCHES * batch, options.integer("frames"), options.flag("perspective"))
            .mirrored(options.flag("mirror"));
    SceneLayout layout = examples.scene().layout();
    int batches = examples.count() / batch;
    int epochs = epochs(options.integer("epochs"), batches);
    TrainingSettings settings =
        new TrainingSettings(
            epochs,
            epochs,
            batch,
            LearningRate.oneCycle(options.number("learning-rate"), (long) epochs * batches),
            options.number("dropout"),
            Masking.random(mask(layout), options.number("mask-ratio")),
            Loss.overHidden());
    Optional<Checkpoint> checkpoint =
        context
            .checkpoints()
            .map(
                folder ->
                    Checkpoint.in(
                        folder, TrainingIdentity.of(options, context.seed(), examples.pictures())));
    Training training =
        new Trainer(layout.architecture(), settings, device)
            .train(examples, Optional.empty(), checkpoint, context);
    return new MaskedAutoencoderModel(examples.scene(), training.weights(), device);
  }

  private static int epochs(int asked, int batches) {
    return asked > 0 ? asked : (ENOUGH_STEPS + batches - 1) / batches;
  }

  /** What is hidden together of a scene's motion. */
  static BlockMask mask(SceneLayout layout) {
    return new BlockMask(layout.cells().columns(), layout.cells().rows(), MASK_BLOCK);
  }
}
