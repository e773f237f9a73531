package io.vad4j.tensorflow.transformer;

import io.vad4j.Options;
import io.vad4j.TrainingException;
import io.vad4j.spi.TrainingClip;
import io.vad4j.spi.TrainingContext;
import io.vad4j.spi.TrainingSet;
import io.vad4j.tensorflow.ValidationSplit;
import io.vad4j.tensorflow.VideoTransformer;
import io.vad4j.tensorflow.network.Device;
import io.vad4j.tensorflow.train.Checkpoint;
import io.vad4j.tensorflow.train.Trainer;
import io.vad4j.tensorflow.train.TrainingDataset;
import io.vad4j.tensorflow.train.TrainingFingerprint;
import io.vad4j.tensorflow.train.TrainingResult;
import io.vad4j.tensorflow.window.FrameInput;
import io.vad4j.tensorflow.window.FrameWindow;
import io.vad4j.tensorflow.window.FrameWindows;
import io.vad4j.tensorflow.window.MapNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Trains models of the scorer {@code transformer}. */
public final class TransformerTrainer {
  /** Largest number of windows with a pasted object that are kept. */
  private static final int MAX_PASTED = 400;

  /** Largest number of windows for the validation loss. */
  private static final int MAX_VALIDATION = 64;

  private TransformerTrainer() {}

  /**
   * {@return the model of a training video}
   *
   * @param options options of the scorer
   * @throws TrainingException if there are too few frames, training diverges, its state cannot be
   *     kept, or the thread is interrupted
   */
  public static TransformerModel train(
      TrainingSet trainingSet, Options options, TrainingContext context, Device device) {
    TransformerSettings settings = TransformerSettings.of(options);
    FrameInput input =
        FrameInput.of(
            trainingSet.width(), trainingSet.height(), settings.inputSize(), settings.patchSize());
    TransformerArchitecture architecture = settings.architecture(input.rows(), input.columns());
    FrameWindows reader =
        new FrameWindows(
            input, TransformerArchitecture.FRAMES, TransformerArchitecture.FRAME_DISTANCE);
    ValidationSplit split =
        ValidationSplit.of(trainingSet.clips(), settings.validationSplit(), context.seed());
    TransformerExamples training =
        readTraining(trainingSet, split.training(), reader, input, settings, context);
    List<FrameWindow> validation = reader.read(split.validation(), settings.maxFrames(), context);
    Optional<Checkpoint> checkpoint =
        context
            .checkpointDirectory()
            .map(
                directory ->
                    Checkpoint.inDirectory(
                        directory,
                        TrainingFingerprint.compute(
                            options, context.seed(), currentFrames(training.normal()))));
    TrainingResult result =
        new Trainer(
                VideoTransformer.NAME,
                architecture,
                settings.toTrainingSettings(architecture, training.size()),
                device)
            .train(training, validationSet(input, validation), checkpoint, context);
    MapNetwork network = TransformerModelCodec.newNetwork(input, settings, result, device);
    try {
      MaskedErrors errors =
          MaskedErrors.measure(
              TransformerModelCodec.newMaps(input, settings),
              network,
              validation.isEmpty() ? training.normal() : validation);
      return TransformerModelCodec.create(input, settings, result, errors, network, device);
    } catch (RuntimeException | Error e) {
      network.close();
      throw e;
    }
  }

  private static Optional<TrainingDataset> validationSet(
      FrameInput input, List<FrameWindow> windows) {
    List<FrameWindow> selected = new ArrayList<>();
    int step = Math.max(1, windows.size() / MAX_VALIDATION);
    for (int i = 0; i < windows.size(); i += step) {
      selected.add(windows.get(i));
    }
    return selected.isEmpty()
        ? Optional.empty()
        : Optional.of(new TransformerExamples(input, selected, List.of(), 0, false));
  }

  private static TransformerExamples readTraining(
      TrainingSet trainingSet,
      List<TrainingClip> clips,
      FrameWindows reader,
      FrameInput input,
      TransformerSettings settings,
      TrainingContext context) {
    List<FrameWindow> normal = reader.read(clips, settings.maxFrames(), context);
    double ratio = settings.pasteRatio();
    int wanted = (int) Math.round(normal.size() * ratio / (1 - ratio));
    List<TransformerExamples.PseudoAnomalyWindow> pasted =
        wanted == 0
            ? List.of()
            : new PseudoAnomalyWindows(
                    new Subset(trainingSet, clips),
                    input,
                    reader,
                    TransformerArchitecture.WARM_UP_FRAMES,
                    context.seed())
                .generate(Math.min(MAX_PASTED, wanted));
    TransformerExamples examples =
        new TransformerExamples(
            input, normal, pasted, pasted.isEmpty() ? 0 : wanted, settings.horizontalFlip());
    if (examples.size() < settings.batchSize()) {
      throw new TrainingException(
          "There are only %d windows of frames, which do not fill a batch of %d; give more training video, or a smaller batch-size."
              .formatted(examples.size(), settings.batchSize()));
    }
    return examples;
  }

  private static List<byte[]> currentFrames(List<FrameWindow> windows) {
    return windows.stream().map(FrameWindow::current).toList();
  }

  /** Some clips of a training set. */
  private record Subset(TrainingSet whole, List<TrainingClip> clips) implements TrainingSet {
    @Override
    public int width() {
      return whole.width();
    }

    @Override
    public int height() {
      return whole.height();
    }

    @Override
    public byte[] background() {
      return whole.background();
    }
  }
}
