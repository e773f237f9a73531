package io.vad4j.tensorflow;

import io.vad4j.Options;
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
  private static final double RATE = 0.002;
  private static final double MASK_RATIO = 0.75;
  private static final double DROPOUT = 0.1;

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
  public ScorerModel train(TrainingFootage footage, Options options, TrainingContext context) {
    check(options);
    TensorFlowRuntime.require();
    int batch = options.integer("batch");
    SceneExamples examples =
        new SceneStudy(footage, context.progress())
            .study(FEWEST_BATCHES * batch, options.integer("frames"), options.flag("perspective"));
    TrainingSettings settings =
        new TrainingSettings(
            epochs(options.integer("epochs"), examples.count() / batch),
            batch,
            MaskedAutoencoderOptions.number(options, "learning-rate", RATE),
            MaskedAutoencoderOptions.number(options, "mask-ratio", MASK_RATIO),
            MaskedAutoencoderOptions.number(options, "dropout", DROPOUT),
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
