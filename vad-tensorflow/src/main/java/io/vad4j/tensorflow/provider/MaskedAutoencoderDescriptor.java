package io.vad4j.tensorflow.provider;

import static io.vad4j.tensorflow.provider.MaskedAutoencoderOptions.ARCHITECTURE;
import static io.vad4j.tensorflow.provider.MaskedAutoencoderOptions.AUTO;
import static io.vad4j.tensorflow.provider.MaskedAutoencoderOptions.MOTION;
import static io.vad4j.tensorflow.provider.MaskedAutoencoderOptions.RECONSTRUCTION;

import io.vad4j.AnomalyKind;
import io.vad4j.Pooling;
import io.vad4j.spi.OptionSpec;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.tensorflow.MaskedAutoencoder;
import java.util.List;

/** Descriptor and option table of {@code masked-autoencoder}. */
final class MaskedAutoencoderDescriptor {
  static final ScorerDescriptor DESCRIPTOR = create();

  private MaskedAutoencoderDescriptor() {}

  private static ScorerDescriptor create() {
    ScorerDescriptor.Builder builder =
        ScorerDescriptor.builder(
                MaskedAutoencoder.NAME,
                "Masked autoencoder that predicts motion from appearance; detects objects that"
                    + " move too fast for what they are, misses slow anomalies.")
            .kind(AnomalyKind.MOTION)
            .isDefault(true)
            .rank(1)
            .millisPerFrame(1.3)
            .trainingMillisPerFrame(25)
            .warmUpFrames(1)
            .causal(true)
            .pooling(Pooling.topK(2, 5))
            .option(
                OptionSpec.choice(
                    ARCHITECTURE,
                    List.of(MOTION, RECONSTRUCTION),
                    "motion predicts motion from appearance: small, fast, more accurate."
                        + " reconstruction is the network of the paper's Table 1, which"
                        + " reconstructs frames; options marked 'reconstruction' are for it"
                        + " alone."));
    addTrainingOptions(builder);
    ReconstructionOptions.ALL.forEach(builder::option);
    return builder.option(NetworkOptions.DEVICE).build();
  }

  private static void addTrainingOptions(ScorerDescriptor.Builder builder) {
    builder
        .option(
            OptionSpec.integer(
                "epochs",
                0,
                0,
                1000,
                "Number of epochs. 0 depends on the architecture: for motion 8, but as many as make"
                    + " 750 to 3000 training steps; for reconstruction 60, or fewer with early"
                    + " stopping."))
        .option(
            OptionSpec.integer(
                "max-frames",
                3000,
                16,
                1_000_000,
                "Maximum number of training frames, sampled evenly from the training video. Each"
                    + " takes about 27 kB of heap at 360x240 while training, and 80 kB with"
                    + " reconstruction at input-size 200."))
        .option(
            OptionSpec.number(
                    "mask-ratio",
                    0.75,
                    0,
                    1,
                    "Ratio that is hidden during training: of the motion, from 0.1 to 1, where auto"
                        + " is 0.75; with reconstruction of the frame, less than 1, where auto is"
                        + " 0.5.")
                .orKeyword(AUTO))
        .option(
            OptionSpec.number(
                    "learning-rate",
                    0.002,
                    1e-6,
                    0.1,
                    "Learning rate; auto is 0.002 for motion, the peak of a one-cycle schedule, and"
                        + " 0.001 for reconstruction, where it decays. Lower it if training"
                        + " diverges.")
                .orKeyword(AUTO))
        .option(
            OptionSpec.integer(
                "batch-size",
                8,
                1,
                256,
                "Frames per training step. More make fewer but more stable steps."))
        .option(
            OptionSpec.number(
                    "dropout",
                    0.1,
                    0,
                    0.9,
                    "Dropout rate, against overfitting; auto is 0.1 for motion and 0.2 for"
                        + " reconstruction.")
                .orKeyword(AUTO))
        .option(NetworkOptions.HORIZONTAL_FLIP)
        .option(
            OptionSpec.flag(
                "perspective",
                false,
                "Weights motion by row, as estimated from the training video. Helps where a camera"
                    + " faces along a street, harms elsewhere. For motion only."));
  }
}
