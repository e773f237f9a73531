package io.vad4j.tensorflow;

import io.vad4j.AnomalyKind;
import io.vad4j.Options;
import io.vad4j.Pooling;
import io.vad4j.spi.OptionSpec;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainableScorerProvider;
import io.vad4j.spi.TrainingContext;
import io.vad4j.spi.TrainingFootage;
import io.vad4j.tensorflow.network.TensorFlowRuntime;
import io.vad4j.tensorflow.network.Weights;
import io.vad4j.tensorflow.train.BlockMask;
import io.vad4j.tensorflow.train.Trainer;
import io.vad4j.tensorflow.train.TrainingSettings;
import java.util.Map;

/**
 * Provides the scorer {@code masked-autoencoder}: a network learns what motion to expect from what
 * is seen at a place and the motion around it, and motion beyond that is evidence. A person's shape
 * at a cyclist's speed stands out.
 *
 * <p>Looking it up and reading its descriptor loads no native library; training and loading do.
 *
 * @since 0.1.0
 */
public final class MaskedAutoencoderProvider implements TrainableScorerProvider {
  /** The scorer's name. */
  public static final String NAME = "masked-autoencoder";

  /** Side of the squares of cells that are hidden together; about the size of an object. */
  static final int MASK_BLOCK = 5;

  /** What {@code epochs} 0 asks for. */
  private static final int ENOUGH_STEPS = 750;

  private static final int FEWEST_BATCHES = 2;

  private static final ScorerDescriptor DESCRIPTOR =
      ScorerDescriptor.named(
              NAME,
              "Learns what motion goes with what is seen; finds what moves too fast for what it"
                  + " is, misses what is odd but slow.")
          .kind(AnomalyKind.MOTION)
          .warmUp(1)
          .causal(true)
          .pooling(Pooling.largestBoxes(2, 5))
          .option(
              OptionSpec.integer(
                  "epochs",
                  0,
                  0,
                  1000,
                  "How often each training frame is shown. 0 takes as many as make 750 steps of"
                      + " training, whatever the amount of footage; far more rarely helps."))
          .option(
              OptionSpec.integer(
                  "frames",
                  3000,
                  16,
                  1_000_000,
                  "How many frames to learn from at most, taken evenly from all footage. Each takes"
                      + " about 27 kB of heap at 360x240 while training."))
          .option(
              OptionSpec.number(
                  "mask-ratio",
                  0.75,
                  0.1,
                  1,
                  "The share of the motion that is hidden from the network while it learns. From"
                      + " 0.25 to 1 makes little difference."))
          .option(
              OptionSpec.number(
                  "learning-rate",
                  0.002,
                  1e-6,
                  0.1,
                  "The largest step of training, reached after a third of it. Lower it if training"
                      + " diverges."))
          .option(
              OptionSpec.integer(
                  "batch",
                  8,
                  1,
                  256,
                  "Frames to a training step. More make steadier but fewer steps."))
          .option(
              OptionSpec.number(
                  "dropout",
                  0.1,
                  0,
                  0.9,
                  "The share of the network's inner values that training leaves out at random,"
                      + " against learning footage by heart."))
          .option(
              OptionSpec.flag(
                  "mirror",
                  true,
                  "Whether frames are mirrored at random while training. Turn it off where left and"
                      + " right differ and there is much footage."))
          .option(
              OptionSpec.flag(
                  "perspective",
                  false,
                  "Whether motion far up in the picture counts for more, as measured on the"
                      + " training footage. Helps where a camera looks far along a street, hurts"
                      + " elsewhere."))
          .build();

  /** A provider; does no work. */
  public MaskedAutoencoderProvider() {}

  @Override
  public ScorerDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public ScorerModel train(TrainingFootage footage, Options options, TrainingContext context) {
    TensorFlowRuntime.require();
    int batch = options.integer("batch");
    SceneExamples examples =
        new SceneStudy(footage, context.progress())
            .study(FEWEST_BATCHES * batch, options.integer("frames"), options.flag("perspective"));
    TrainingSettings settings =
        new TrainingSettings(
            epochs(options.integer("epochs"), examples.count() / batch),
            batch,
            options.number("learning-rate"),
            options.number("mask-ratio"),
            options.number("dropout"),
            options.flag("mirror"));
    SceneLayout layout = examples.scene().layout();
    Weights weights =
        new Trainer(layout.architecture(), settings, mask(layout)).train(examples, context);
    return new MaskedAutoencoderModel(examples.scene(), weights);
  }

  private static int epochs(int asked, int batches) {
    return asked > 0 ? asked : (ENOUGH_STEPS + batches - 1) / batches;
  }

  static BlockMask mask(SceneLayout layout) {
    return new BlockMask(layout.cells().columns(), layout.cells().rows(), MASK_BLOCK);
  }

  @Override
  public ScorerModel load(Options options, Map<String, byte[]> parts) {
    ModelParts saved = ModelParts.read(parts);
    TensorFlowRuntime.require();
    return new MaskedAutoencoderModel(saved.scene(), saved.weights());
  }
}
