package io.vad4j.tensorflow.gan;

import io.vad4j.ModelException;
import io.vad4j.Options;
import io.vad4j.TrainingException;
import io.vad4j.spi.TrainingContext;
import io.vad4j.spi.TrainingSet;
import io.vad4j.tensorflow.ValidationSplit;
import io.vad4j.tensorflow.network.Device;
import io.vad4j.tensorflow.network.ModelManifest;
import io.vad4j.tensorflow.network.Phase;
import io.vad4j.tensorflow.train.Checkpoint;
import io.vad4j.tensorflow.train.Trainer;
import io.vad4j.tensorflow.train.TrainingDataset;
import io.vad4j.tensorflow.train.TrainingFingerprint;
import io.vad4j.tensorflow.train.TrainingResult;
import io.vad4j.tensorflow.window.FrameInput;
import io.vad4j.tensorflow.window.FrameWindow;
import io.vad4j.tensorflow.window.FrameWindows;
import io.vad4j.tensorflow.window.MapNetwork;
import io.vad4j.tensorflow.window.WindowModel;
import io.vad4j.tensorflow.window.WindowModelCodec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Trains and loads models of the scorer {@code gan}. */
public final class GanTrainer {
  /** Name of the scorer. */
  public static final String NAME = "gan";

  private static final String CHANNELS = "channels";
  private static final String CODE_SIZE = "code-size";

  /** Pixels of the input per cell of the anomaly map, in each direction. */
  private static final int CELL_SIZE = 4;

  /** Largest number of frames for the validation loss. */
  private static final int MAX_VALIDATION = 64;

  private GanTrainer() {}

  /**
   * {@return the model of a training video}
   *
   * @param options options of the scorer
   * @throws TrainingException if there are too few frames, training diverges, its state cannot be
   *     kept, or the thread is interrupted
   */
  public static WindowModel train(
      TrainingSet trainingSet, Options options, TrainingContext context, Device device) {
    GanSettings settings = GanSettings.of(options);
    FrameInput input =
        FrameInput.of(
            trainingSet.width(),
            trainingSet.height(),
            settings.inputSize(),
            GanArchitecture.DOWNSAMPLING_FACTOR);
    FrameWindows reader = new FrameWindows(input, 1, 1);
    ValidationSplit split =
        ValidationSplit.of(trainingSet.clips(), settings.validationSplit(), context.seed());
    List<FrameWindow> frames = reader.read(split.training(), settings.maxFrames(), context);
    if (frames.size() < settings.batchSize()) {
      throw new TrainingException(
          "There are only %d training frames, which do not fill a batch of %d; give more training video, or a smaller batch-size."
              .formatted(frames.size(), settings.batchSize()));
    }
    List<FrameWindow> heldOut = reader.read(split.validation(), MAX_VALIDATION, context);
    Optional<TrainingDataset> validation =
        heldOut.isEmpty()
            ? Optional.empty()
            : Optional.of(new GanExamples(input.columns(), heldOut, false));
    Optional<Checkpoint> checkpoint =
        context
            .checkpointDirectory()
            .map(
                directory ->
                    Checkpoint.inDirectory(
                        directory,
                        TrainingFingerprint.compute(
                            options,
                            context.seed(),
                            frames.stream().map(FrameWindow::current).toList())));
    GanArchitecture architecture =
        new GanArchitecture(
            input.rows(), input.columns(), settings.channels(), settings.codeSize());
    TrainingResult result =
        new Trainer(NAME, architecture, settings.toTrainingSettings(frames.size()), device)
            .train(
                new GanExamples(input.columns(), frames, settings.horizontalFlip()),
                validation,
                checkpoint,
                context);
    return create(input, architecture, result, device);
  }

  private static WindowModel create(
      FrameInput input, GanArchitecture architecture, TrainingResult result, Device device) {
    Map<String, byte[]> parts =
        WindowModelCodec.encode(
            NAME,
            input,
            result,
            Map.of(
                CHANNELS, Integer.toString(architecture.channels()),
                CODE_SIZE, Integer.toString(architecture.codeSize())));
    MapNetwork.Builder builder =
        (tf, image, weights) -> {
          Phase phase = Phase.inference();
          Operand<TFloat32> output =
              architecture.decode(
                  tf, architecture.encode(tf, image, weights, phase), weights, phase);
          List<Long> cell = List.of(1L, (long) CELL_SIZE, (long) CELL_SIZE, 1L);
          return List.of(
              tf.nn.avgPool(tf.math.square(tf.math.sub(image, output)), cell, cell, "VALID"));
        };
    return new WindowModel(
        new WindowModel.Geometry(input, 1, 1, CELL_SIZE),
        architecture.layers(),
        result,
        parts,
        new MapNetwork(architecture.imageShape(1), result.weights(), builder, device),
        device);
  }

  /**
   * {@return the model of parts that {@link WindowModel#save} gave}
   *
   * @throws ModelException if a part is missing or damaged
   */
  public static WindowModel load(Map<String, byte[]> parts, Device device) {
    ModelManifest manifest = ModelManifest.decode(NAME, parts);
    FrameInput input = WindowModelCodec.decodeInput(manifest);
    GanArchitecture architecture =
        new GanArchitecture(
            input.rows(),
            input.columns(),
            manifest.get(CHANNELS, Integer::parseInt),
            manifest.get(CODE_SIZE, Integer::parseInt));
    return create(
        input,
        architecture,
        WindowModelCodec.decodeTraining(NAME, parts, architecture.parameters()),
        device);
  }
}
