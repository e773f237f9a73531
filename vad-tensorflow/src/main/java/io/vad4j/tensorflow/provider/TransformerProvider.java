package io.vad4j.tensorflow.provider;

import io.vad4j.AnomalyKind;
import io.vad4j.InvalidOptionException;
import io.vad4j.Options;
import io.vad4j.Pooling;
import io.vad4j.spi.OptionSpec;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainableScorerProvider;
import io.vad4j.spi.TrainingContext;
import io.vad4j.spi.TrainingSet;
import io.vad4j.tensorflow.VideoTransformer;
import io.vad4j.tensorflow.network.Device;
import io.vad4j.tensorflow.network.TensorFlowRuntime;
import io.vad4j.tensorflow.transformer.TransformerModelCodec;
import io.vad4j.tensorflow.transformer.TransformerTrainer;
import java.util.List;
import java.util.Map;

/**
 * Provides the scorer {@code transformer}, a self-distilled masked autoencoder with convolutional
 * attention.
 *
 * <p>Creating it and reading its descriptor loads no native library; training and loading do.
 *
 * @since 0.1.0
 */
public final class TransformerProvider implements TrainableScorerProvider {
  /** Frames of a window less one, times the default distance between them. */
  private static final int WARM_UP_FRAMES = 6;

  private static final ScorerDescriptor DESCRIPTOR = create();

  private static ScorerDescriptor create() {
    return ScorerDescriptor.builder(
            VideoTransformer.NAME,
            "Masked autoencoder with convolutional attention that reconstructs frames from half of"
                + " their patches, and a student that imitates it; detects what looks or moves"
                + " unlike the training video.")
        .kind(AnomalyKind.APPEARANCE)
        .millisPerFrame(50)
        .warmUpFrames(WARM_UP_FRAMES)
        .causal(true)
        .pooling(Pooling.topK(3, 5))
        .option(
            OptionSpec.integer(
                "input-size",
                192,
                16,
                1024,
                "Longer side of the network's input in pixels; both sides are rounded to whole"
                    + " patches."))
        .option(
            OptionSpec.integer(
                "patch-size",
                16,
                2,
                64,
                "Rows and columns of a patch in pixels. Half of it takes four times as many"
                    + " operations and more."))
        .option(
            OptionSpec.integer(
                "width",
                256,
                8,
                1024,
                "Width of the encoder's tokens, a multiple of 8; the decoder's are half as wide."))
        .option(
            OptionSpec.number("mask-ratio", 0.5, 0.1, 0.9, "Ratio of the patches that are hidden."))
        .option(
            OptionSpec.integer(
                "epochs", 4, 1, 1000, "Number of epochs of the first stage, without the student."))
        .option(
            OptionSpec.integer(
                "student-epochs",
                2,
                1,
                1000,
                "Number of epochs of the second stage, in which only the student learns."))
        .option(OptionSpec.integer("batch-size", 8, 1, 256, "Windows of frames per training step."))
        .option(
            OptionSpec.number(
                "learning-rate",
                0.001,
                1e-6,
                0.1,
                "Peak learning rate of a one-cycle schedule in each stage. Lower it if training"
                    + " diverges."))
        .option(OptionSpec.number("dropout", 0.1, 0, 0.9, "Dropout rate, against overfitting."))
        .option(
            OptionSpec.number(
                "paste-ratio",
                0.25,
                0,
                0.9,
                "Share of the training examples into which an object of the training video is"
                    + " pasted as a pseudo-anomaly."))
        .option(
            OptionSpec.integer(
                "max-frames",
                1000,
                16,
                1_000_000,
                "Maximum number of training frames, sampled evenly from the training video."))
        .option(NetworkOptions.VALIDATION_SPLIT)
        .option(NetworkOptions.HORIZONTAL_FLIP)
        .option(
            OptionSpec.choice(
                "inference-mask",
                List.of("complementary", "random"),
                "complementary hides each patch once, in as many passes as that takes; random hides"
                    + " the same random patches of every frame, in one pass, as published. Can be"
                    + " changed after training."))
        .option(NetworkOptions.DEVICE)
        .build();
  }

  @Override
  public ScorerDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public void check(Options options) {
    if (options.getInt("width") % 8 != 0) {
      throw new InvalidOptionException(
          "Option width must be a multiple of 8, not %s: each half has four heads."
              .formatted(options.getString("width")));
    }
    if (options.getInt("input-size") < 2 * options.getInt("patch-size")) {
      throw new InvalidOptionException(
          "Option input-size must be at least twice the patch-size of %s, not %s."
              .formatted(options.getString("patch-size"), options.getString("input-size")));
    }
  }

  @Override
  public ScorerModel train(TrainingSet trainingSet, Options options, TrainingContext context) {
    check(options);
    TensorFlowRuntime.ensureLoaded();
    return TransformerTrainer.train(
        trainingSet, options, context, Device.select(options.getString("device")));
  }

  /**
   * {@inheritDoc}
   *
   * <p>The options {@code inference-mask} and {@code device} may differ from those of training.
   */
  @Override
  public ScorerModel load(Options options, Map<String, byte[]> parts) {
    check(options);
    return TransformerModelCodec.decode(parts, options, Device.select(options.getString("device")));
  }
}
