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
import io.vad4j.tensorflow.gan.GanTrainer;
import io.vad4j.tensorflow.network.Device;
import io.vad4j.tensorflow.network.TensorFlowRuntime;
import java.util.Map;

/**
 * Provides the scorer {@code gan}, an autoencoder that is trained against a discriminator of images
 * and one of its code. Its reconstruction error is anomalous.
 *
 * <p>Creating it and reading its descriptor loads no native library; training and loading do.
 *
 * @since 0.1.0
 */
public final class GanProvider implements TrainableScorerProvider {
  private static final ScorerDescriptor DESCRIPTOR = create();

  private static ScorerDescriptor create() {
    return ScorerDescriptor.builder(
            GanTrainer.NAME,
            "Autoencoder that is trained against a discriminator of images and one of its code;"
                + " detects what it cannot reconstruct.")
        .kind(AnomalyKind.APPEARANCE)
        .millisPerFrame(10)
        .causal(true)
        .pooling(Pooling.topK(3, 5))
        .option(
            OptionSpec.integer(
                "input-size",
                128,
                32,
                1024,
                "Longer side of the network's input in pixels; both sides are rounded to multiples"
                    + " of 32."))
        .option(
            OptionSpec.integer(
                "channels",
                16,
                2,
                256,
                "Channels of the first layer, an even number; the other layers have multiples of"
                    + " it. The published network has 32."))
        .option(OptionSpec.integer("code-size", 128, 2, 65_536, "Number of values of the code."))
        .option(
            OptionSpec.number(
                "lambda-image",
                0.01,
                0,
                1000,
                "Weight of the discriminator of images in the generator's loss; 0 trains without"
                    + " it."))
        .option(
            OptionSpec.number(
                "lambda-latent",
                0.01,
                0,
                1000,
                "Weight of the discriminator of codes, which draws them to a standard normal"
                    + " distribution; 0 trains without it."))
        .option(OptionSpec.integer("epochs", 6, 1, 1000, "Number of epochs."))
        .option(OptionSpec.integer("batch-size", 8, 1, 256, "Frames per training step."))
        .option(
            OptionSpec.number(
                "learning-rate",
                0.0005,
                1e-6,
                0.1,
                "Peak learning rate of a one-cycle schedule. Lower it if training diverges."))
        .option(
            OptionSpec.integer(
                "max-frames",
                1000,
                16,
                1_000_000,
                "Maximum number of training frames, sampled evenly from the training video."))
        .option(NetworkOptions.VALIDATION_SPLIT)
        .option(NetworkOptions.HORIZONTAL_FLIP)
        .option(NetworkOptions.DEVICE)
        .build();
  }

  @Override
  public ScorerDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public void check(Options options) {
    if (options.getInt("channels") % 2 != 0) {
      throw new InvalidOptionException(
          "Option channels must be even, not %s: the decoder begins with half of them."
              .formatted(options.getString("channels")));
    }
  }

  @Override
  public ScorerModel train(TrainingSet trainingSet, Options options, TrainingContext context) {
    check(options);
    TensorFlowRuntime.ensureLoaded();
    return GanTrainer.train(
        trainingSet, options, context, Device.select(options.getString("device")));
  }

  @Override
  public ScorerModel load(Options options, Map<String, byte[]> parts) {
    check(options);
    return GanTrainer.load(parts, Device.select(options.getString("device")));
  }
}
