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
            .millisPerFrame(1.3)
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
    addReconstructionTrainingOptions(builder);
    addReconstructionScoringOptions(builder);
    return builder
        .option(
            OptionSpec.choice(
                "device",
                List.of(
                    AUTO, "cpu", "gpu:0", "gpu:1", "gpu:2", "gpu:3", "gpu:4", "gpu:5", "gpu:6",
                    "gpu:7"),
                "Device for training and scoring. auto is the first GPU that TensorFlow can use,"
                    + " else the CPU."))
        .build();
  }

  private static void addTrainingOptions(ScorerDescriptor.Builder builder) {
    builder
        .option(
            OptionSpec.integer(
                "epochs",
                0,
                0,
                1000,
                "Number of epochs. 0 depends on the architecture: for motion as many as make 3000"
                    + " training steps; for reconstruction 60, or fewer with early stopping."))
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
        .option(
            OptionSpec.flag(
                "horizontal-flip",
                true,
                "Flips training frames at random. Turn it off where left and right differ and there"
                    + " is much training video."))
        .option(
            OptionSpec.flag(
                "perspective",
                false,
                "Weights motion by row, as estimated from the training video. Helps where a camera"
                    + " faces along a street, harms elsewhere. For motion only."));
  }

  private static void addReconstructionTrainingOptions(ScorerDescriptor.Builder builder) {
    builder
        .option(
            OptionSpec.integer(
                "input-size",
                200,
                16,
                512,
                "reconstruction: rows and columns of the network's input, a multiple of 8; the"
                    + " paper has 200 and 128."))
        .option(
            OptionSpec.choice(
                "loss",
                List.of("mse", "weighted", "hybrid"),
                "reconstruction: training loss. mse is the mean squared error; weighted weights"
                    + " each pixel by motion, 1 on average; hybrid is loss-alpha · weighted +"
                    + " loss-beta · mean squared error of the motion gradient."))
        .option(
            OptionSpec.number(
                "loss-alpha",
                1,
                0,
                1e6,
                "reconstruction: weight of the weighted error in the hybrid loss."))
        .option(
            OptionSpec.number(
                "loss-beta",
                1,
                0,
                1e6,
                "reconstruction: weight of the motion gradient in the hybrid loss."))
        .option(
            OptionSpec.choice(
                "mask",
                List.of("random", "none", "foreground"),
                "reconstruction: blocks that are hidden during training: any, none, or preferably"
                    + " those with motion."))
        .option(
            OptionSpec.integer(
                "patience",
                10,
                1,
                1000,
                "reconstruction: epochs without a smaller validation loss after which training"
                    + " stops."))
        .option(
            OptionSpec.number(
                "lr-decay", 0.95, 0.01, 1, "reconstruction: decay factor of the learning rate."))
        .option(
            OptionSpec.integer(
                "lr-decay-epochs",
                10,
                1,
                1000,
                "reconstruction: epochs between decays of the learning rate."))
        .option(
            OptionSpec.number(
                "validation-split",
                0.2,
                0,
                0.9,
                "reconstruction: share of the clips that is held out for the validation loss; of a"
                    + " single clip, its end, after a gap."))
        .option(
            OptionSpec.integer(
                "frame-stride",
                1,
                1,
                1000,
                "reconstruction: trains on every n-th frame of a clip."))
        .option(
            OptionSpec.number(
                "max-crop",
                0.1,
                0,
                0.5,
                "reconstruction: largest random crop during training, as a fraction of the side."))
        .option(
            OptionSpec.number(
                "max-rotation",
                5,
                0,
                45,
                "reconstruction: largest random rotation during training, in degrees."))
        .option(
            OptionSpec.choice(
                "normalization",
                List.of("full", "training"),
                "reconstruction: gray levels that become 0 and 1: the full range of 8 bits, or the"
                    + " minimum and maximum of the training frames."));
  }

  private static void addReconstructionScoringOptions(ScorerDescriptor.Builder builder) {
    builder
        .option(
            OptionSpec.choice(
                "score-type",
                List.of("hybrid", "error", "weighted-error", "motion"),
                "reconstruction: anomaly score: alpha · error + beta · motion, or one of its terms;"
                    + " weighted-error weights each pixel by motion. Can be changed after"
                    + " training."))
        .option(
            OptionSpec.number(
                    "alpha",
                    1,
                    0,
                    1e9,
                    "reconstruction: weight of the reconstruction error in the hybrid score; auto"
                        + " is the inverse of its standard deviation on normal validation frames.")
                .orKeyword(AUTO))
        .option(
            OptionSpec.number(
                    "beta",
                    1,
                    0,
                    1e9,
                    "reconstruction: weight of motion in the hybrid score; auto as alpha.")
                .orKeyword(AUTO))
        .option(
            OptionSpec.choice(
                "inference-mask",
                List.of("none", "complementary"),
                "reconstruction: none shows the network whole frames; complementary hides parts in"
                    + " several passes, so that each pixel is reconstructed once while hidden."
                    + " Prefer complementary for a network that was trained with a mask."));
  }
}
